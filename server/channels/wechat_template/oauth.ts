import { z } from 'zod';
import { environment, publicUrl } from '../../platform/environment';
import type { Account } from '../channel';
import { networkFault } from '../network-fault';
import { wechatBase } from '../wechat/call-wechat';

const TIMEOUT_MS = 8_000;
/** Where WeChat sends readers back to. Nothing of the order stands in it: the address passes through WeChat. */
const CALLBACK_PATH = '/wechat/oauth';

/**
 * Where a reader inside WeChat gets a code for his openid, without being asked (snsapi_base): consent is ours to ask first. The order
 * of the parameters and the fragment matter (INTEGRATIONS A2). `state` is made of letters and digits.
 */
export function authorizeUrl(own: Account, state: string): string {
  const base = (environment().WECHAT_OPEN_URL ?? 'https://open.weixin.qq.com').replace(/\/$/, '');
  const back = encodeURIComponent(publicUrl() + CALLBACK_PATH);
  return `${base}/connect/oauth2/authorize?appid=${own.appId}&redirect_uri=${back}&response_type=code&scope=snsapi_base&state=${state}#wechat_redirect`;
}

export type CodeExchange =
  | { kind: 'openid'; openid: string }
  /** The code is none, was used or has lapsed: the reader can begin again. */
  | { kind: 'stale_code'; errcode: number }
  /** WeChat cannot be reached, or refuses our account. */
  | { kind: 'failed'; detail: string };

const answerSchema = z.looseObject({ errcode: z.number().optional(), errmsg: z.string().optional(), openid: z.string().min(1).optional() });
/** Code invalid, code used (INTEGRATIONS A2). */
const STALE = new Set([40029, 40163]);

/** Takes a code to WeChat for the openid that it stands for; errors come with HTTP 200. */
export async function exchangeCode(own: Account, code: string): Promise<CodeExchange> {
  const query = new URLSearchParams({ appid: own.appId!, secret: own.secret!, code, grant_type: 'authorization_code' });
  try {
    const response = await fetch(`${wechatBase(own)}/sns/oauth2/access_token?${query}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const answer = answerSchema.parse(JSON.parse(await response.text()));
    if (answer.openid) return { kind: 'openid', openid: answer.openid };
    if (answer.errcode !== undefined && STALE.has(answer.errcode)) return { kind: 'stale_code', errcode: answer.errcode };
    return { kind: 'failed', detail: `errcode ${answer.errcode}: ${(answer.errmsg ?? '').slice(0, 100)}` };
  } catch (error) {
    const fault = networkFault(error);
    return { kind: 'failed', detail: 'detail' in fault ? fault.detail : fault.outcome };
  }
}
