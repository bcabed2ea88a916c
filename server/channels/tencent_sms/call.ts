import { SECOND } from '../../domain/shared/instant';
import type { Account } from '../channel';
import { postOnce } from '../post-once';
import { readJsonObject } from '../read-json';
import { signTc3 } from './sign';

const HOME = 'https://sms.tencentcloudapi.com';
const VERSION = '2021-01-11';
/** Where the account says no other; domestic messages go out from everywhere alike. */
const REGION = 'ap-guangzhou';
const CONTENT_TYPE = 'application/json; charset=utf-8';

/** What came back: the object `Response`, null when there was none, and its `Error`. */
export interface TencentAnswer {
  status: number;
  response: Record<string, unknown> | null;
  error: { code: string; message: string } | null;
}

/**
 * Calls one action. Throws what the network throws. Signed by the clock on the wall, which Tencent compares with its own, whatever the
 * time of the round is.
 */
export async function callTencent(own: Account, action: string, params: Record<string, unknown>): Promise<TencentAnswer> {
  const base = new URL(own.baseUrl ?? HOME);
  const body = JSON.stringify(params);
  const timestamp = Math.floor(Date.now() / SECOND);
  const request = { service: 'sms', host: base.host, contentType: CONTENT_TYPE, body, timestamp };
  const { status, text } = await postOnce(`${base.origin}/`, body, {
    authorization: signTc3(request, { id: own.secretId!, secret: own.secretKey! }),
    'content-type': CONTENT_TYPE,
    'x-tc-action': action,
    'x-tc-version': VERSION,
    'x-tc-timestamp': String(timestamp),
    'x-tc-region': own.region ?? REGION,
  });
  return { status, ...readAnswer(text) };
}

/** Exported for the recorded answers: `Response` holds what was asked for, or an `Error`. */
export function readAnswer(text: string): Pick<TencentAnswer, 'response' | 'error'> {
  const response = readJsonObject(text)?.Response as Record<string, unknown> | undefined;
  const error = response?.Error as { Code?: unknown; Message?: unknown } | undefined;
  return {
    response: response && typeof response === 'object' ? response : null,
    error: error ? { code: String(error.Code ?? ''), message: String(error.Message ?? '') } : null,
  };
}
