import { z } from 'zod';
import type { Instant } from '../../domain/shared/instant';
import { singleton } from '../../platform/singleton';
import type { Account, Sent } from '../channel';
import { networkFault } from '../network-fault';
import { classifyErrcode, TOKEN_CODES } from './classify';

const TIMEOUT_MS = 8_000;
/** A token is given back this long before it ends, so that none ends on its way. */
const SPARE_MS = 5 * 60_000;

/** Where the official account's interface is. */
export function wechatBase({ baseUrl }: Account): string {
  return (baseUrl || 'https://api.weixin.qq.com').replace(/\/$/, '');
}

const answerSchema = z.looseObject({
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
  msgid: z.union([z.number(), z.string()]).optional(),
});
type Answer = z.infer<typeof answerSchema>;

/** Posts JSON. The ids of messages exceed what a JavaScript number holds, so they are read as text. */
async function post(url: string, body: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  return answerSchema.parse(JSON.parse(text.replace(/"msgid"\s*:\s*(\d+)/, '"msgid":"$1"')));
}

function heldToken({ appId, baseUrl }: Account): { value: string; endsAt: Instant } {
  return singleton(`wechat-token:${appId}:${baseUrl}`, () => ({ value: '', endsAt: 0 }));
}

/** A token in the normal mode of stable_token, which other nodes may ask for as well; held until shortly before it ends. */
export async function accessToken(own: Account, now: Instant, isRenewed: boolean): Promise<{ token: string } | Sent> {
  const held = heldToken(own);
  if (!isRenewed && held.value && held.endsAt - SPARE_MS > now) return { token: held.value };
  try {
    const answer = await post(`${wechatBase(own)}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: own.appId,
      secret: own.secret,
      force_refresh: false,
    });
    if (!answer.access_token) return classifyErrcode(answer.errcode ?? 40001, answer.errmsg ?? 'no token', now);
    held.value = answer.access_token;
    held.endsAt = now + (answer.expires_in ?? 7_200) * 1_000;
    return { token: held.value };
  } catch (error) {
    const fault = networkFault(error);
    return fault.outcome === 'unknown' ? { outcome: 'retry', code: 'token', detail: fault.detail } : fault;
  }
}

/**
 * Sends one message by an interface of the official account, a second time under a new token when the first was refused for its token.
 * `named` is what the message is known by where the answer names none; null makes such an answer `unknown`.
 */
export async function callWechat(own: Account, path: string, message: unknown, named: string | null, now: Instant): Promise<Sent> {
  const first = await callWithToken(own, path, message, named, now, false);
  if ('outcome' in first) return first;
  const second = await callWithToken(own, path, message, named, now, true);
  return 'outcome' in second ? second : classifyErrcode(second.staleToken, 'the new token was refused as well', now);
}

async function callWithToken(
  own: Account,
  path: string,
  message: unknown,
  named: string | null,
  now: Instant,
  isRenewed: boolean,
): Promise<Sent | { staleToken: number }> {
  const token = await accessToken(own, now, isRenewed);
  if ('outcome' in token) return token;
  try {
    const answer = await post(`${wechatBase(own)}${path}?access_token=${encodeURIComponent(token.token)}`, message);
    const errcode = answer.errcode ?? 0;
    if (TOKEN_CODES.has(errcode)) return { staleToken: errcode };
    if (errcode !== 0) return classifyErrcode(errcode, answer.errmsg ?? '', now);
    const providerId = answer.msgid === undefined ? named : String(answer.msgid);
    return providerId === null ? { outcome: 'unknown', detail: 'the answer named no message' } : { outcome: 'accepted', providerId };
  } catch (error) {
    return networkFault(error);
  }
}

/** Fields of a message as both interfaces take them. */
export function wechatData(fields: Readonly<Record<string, string>>): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]));
}
