import { createHash, createHmac } from 'node:crypto';
import { environment } from './environment';

/** A bucket of an S3-compatible store. Throws when it does not answer as it should. */
export interface ObjectStore {
  put(key: string, bytes: Buffer): Promise<void>;
  get(key: string): Promise<Buffer>;
}

const TIMEOUT_MS = 20_000;

/** The store that the environment names (DAONA_S3_*); null where files stand in the database. */
export function objectStore(): ObjectStore | null {
  const { DAONA_S3_URL, DAONA_S3_BUCKET, DAONA_S3_REGION, DAONA_S3_KEY, DAONA_S3_SECRET } = environment();
  if (!DAONA_S3_URL) return null;
  if (!DAONA_S3_BUCKET || !DAONA_S3_KEY || !DAONA_S3_SECRET)
    throw new Error('DAONA_S3_URL needs DAONA_S3_BUCKET, DAONA_S3_KEY and DAONA_S3_SECRET beside it');
  const bucket: Bucket = {
    url: DAONA_S3_URL,
    bucket: DAONA_S3_BUCKET,
    region: DAONA_S3_REGION,
    key: DAONA_S3_KEY,
    secret: DAONA_S3_SECRET,
  };
  return {
    put: async (key, bytes) => {
      await call(bucket, 'PUT', key, bytes);
    },
    get: async (key) => Buffer.from(await (await call(bucket, 'GET', key)).arrayBuffer()),
  };
}

interface Bucket {
  url: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
}

async function call(bucket: Bucket, method: 'GET' | 'PUT', key: string, body?: Buffer): Promise<Response> {
  const url = new URL(`${bucket.url.replace(/\/$/, '')}/${bucket.bucket}/${key}`);
  const answer = await fetch(url, {
    method,
    headers: signedHeaders(bucket, method, url, body ?? Buffer.alloc(0), new Date()),
    ...(body ? { body: body as BodyInit } : {}),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`the object store answered ${answer.status} to ${method}`);
  return answer;
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** Headers of an AWS Signature Version 4 call with path-style addressing (AWS documentation, "Signature Version 4 signing process"). */
export function signedHeaders(
  { region, key, secret }: Pick<Bucket, 'region' | 'key' | 'secret'>,
  method: string,
  url: URL,
  body: Buffer,
  at: Date,
): Record<string, string> {
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const hash = sha256(body);
  const signed = { host: url.host, 'x-amz-content-sha256': hash, 'x-amz-date': stamp };
  const names = Object.keys(signed).join(';');
  const canonical = [
    method,
    url.pathname,
    url.search.slice(1),
    ...Object.entries(signed).map(([name, value]) => `${name}:${value}`),
    '',
    names,
    hash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const signingKey = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region));
  const signature = hmac(signingKey, ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).toString('hex');
  return {
    'x-amz-content-sha256': hash,
    'x-amz-date': stamp,
    authorization: `AWS4-HMAC-SHA256 Credential=${key}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
