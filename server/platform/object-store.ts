import { createHash, createHmac } from 'node:crypto';
import { environment } from './environment';

/** A bucket of an S3-compatible store. Throws an `ObjectStoreError` when it does not answer as it should. */
export interface ObjectStore {
  put(key: string, bytes: Buffer): Promise<void>;
  get(key: string): Promise<Buffer>;
  /** Also fine when there is no such object. */
  remove(key: string): Promise<void>;
}

/** The store did not answer, or not as it should; its own code (such as `SignatureDoesNotMatch`) stands in the message. */
export class ObjectStoreError extends Error {
  override name = 'ObjectStoreError';
}

const TIMEOUT_MS = 20_000;
/** A connection that a store closed while it rested fails at once; asked anew it answers. Every call here may be repeated. */
const TRIES = 2;

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
  return bucketOf(bucket);
}

/** One bucket of a store. */
export function bucketOf(bucket: Bucket, timeoutMs = TIMEOUT_MS): ObjectStore {
  return {
    put: async (key, bytes) => {
      await call(bucket, timeoutMs, 'PUT', key, bytes);
    },
    get: (key) => call(bucket, timeoutMs, 'GET', key),
    remove: async (key) => {
      await call(bucket, timeoutMs, 'DELETE', key);
    },
  };
}

export interface Bucket {
  /** Address of the store, without the bucket. */
  url: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
}

type Method = 'GET' | 'PUT' | 'DELETE';

async function call(bucket: Bucket, timeoutMs: number, method: Method, key: string, body?: Buffer): Promise<Buffer> {
  for (let left = TRIES - 1; ; left -= 1) {
    const answer = await ask(bucket, timeoutMs, method, key, body);
    const isFine = answer.kind === 'answered' && (answer.status < 300 || (method === 'DELETE' && answer.status === 404));
    if (isFine) return answer.bytes;
    if (left > 0 && (answer.kind === 'broken' || (answer.kind === 'answered' && answer.status >= 500))) continue;
    const why = answer.kind === 'answered' ? `answered ${answer.status} ${codeOf(answer.bytes)}`.trim() : answer.why;
    throw new ObjectStoreError(`the object store ${why} (${method})`);
  }
}

type Asked = { kind: 'answered'; status: number; bytes: Buffer } | { kind: 'broken' | 'late'; why: string };

/** One call with its whole answer: a store that hangs in the middle of an object is late too. */
async function ask(bucket: Bucket, timeoutMs: number, method: Method, key: string, body?: Buffer): Promise<Asked> {
  const url = new URL(`${bucket.url.replace(/\/$/, '')}/${bucket.bucket}/${key}`);
  try {
    const answer = await fetch(url, {
      method,
      headers: signedHeaders(bucket, method, url, body ?? Buffer.alloc(0), new Date()),
      ...(body ? { body: body as BodyInit } : {}),
      // a redirect names another host, for which the signature does not hold
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { kind: 'answered', status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return { kind: 'late', why: `did not answer within ${timeoutMs / 1000} s` };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { kind: 'broken', why: `cannot be reached: ${cause}` };
  }
}

/** The store's own word for what was wrong: `<Code>` of its XML. */
function codeOf(bytes: Buffer): string {
  return /<Code>(\w{1,64})<\/Code>/.exec(bytes.subarray(0, 2_000).toString('utf8'))?.[1] ?? '';
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
