import { randomUUID } from 'node:crypto';
import { sha256Hex } from '../../platform/crypto';
import type { Account } from '../channel';
import { postOnce } from '../post-once';
import { readJsonObject } from '../read-json';
import { encodePairs, signAcs } from './sign';

const HOME = 'https://dysmsapi.aliyuncs.com';
const VERSION = '2017-05-25';

/** What came back; `answer` is null when it was no JSON object. */
export interface AliyunAnswer {
  status: number;
  answer: Record<string, unknown> | null;
}

/**
 * Calls one action. Phone and words travel in the body, for addresses end up in logs of proxies; the gateway reads a form as it reads
 * the query, which Aliyun's newer SDKs use. Throws what the network throws. Signed by the clock on the wall, which Aliyun compares
 * with its own (15 minutes), whatever the time of the round is.
 */
export async function callAliyun(own: Account, action: string, params: Record<string, string>): Promise<AliyunAnswer> {
  const base = new URL(own.baseUrl ?? HOME);
  const path = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`;
  const body = encodePairs(Object.entries(params));
  const headers = {
    host: base.host,
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'x-acs-action': action,
    'x-acs-version': VERSION,
    'x-acs-date': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': sha256Hex(body),
  };
  const authorization = signAcs({ method: 'POST', path, query: [], headers }, { id: own.accessKeyId!, secret: own.accessKeySecret! });
  const { status, text } = await postOnce(base.origin + path, body, { ...headers, authorization });
  return { status, answer: readJsonObject(text) };
}
