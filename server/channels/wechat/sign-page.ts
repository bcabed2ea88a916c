import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../domain/shared/instant';
import { singleton } from '../../platform/singleton';
import type { Account } from '../channel';
import { accessToken, wechatBase } from './call-wechat';

const TIMEOUT_MS = 8_000;
/** A ticket is given back this long before it ends. */
const SPARE_MS = 5 * 60_000;

/** What `wx.config` of WeChat's JS-SDK takes to believe a page of ours. */
export interface PageSignature {
  appId: string;
  timestamp: number;
  nonceStr: string;
  signature: string;
}

const answerSchema = z.looseObject({
  errcode: z.number().optional(),
  ticket: z.string().min(1).optional(),
  expires_in: z.number().optional(),
});

/** The ticket that pages are signed with, two hours long; asked for seldom, as WeChat lets few be made. Null where none is to be had. */
async function pageTicket(own: Account, now: Instant): Promise<string | null> {
  const held = singleton(`wechat-ticket:${own.appId}:${own.baseUrl}`, () => ({ value: '', endsAt: 0 }));
  if (held.value && held.endsAt - SPARE_MS > now) return held.value;
  const token = await accessToken(own, now, false);
  if ('outcome' in token) return null;
  try {
    const query = new URLSearchParams({ access_token: token.token, type: 'jsapi' });
    const response = await fetch(`${wechatBase(own)}/cgi-bin/ticket/getticket?${query}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const answer = answerSchema.parse(JSON.parse(await response.text()));
    if (!answer.ticket) return null;
    held.value = answer.ticket;
    held.endsAt = now + (answer.expires_in ?? 7_200) * 1_000;
    return held.value;
  } catch {
    // the page then says nothing of it
    return null;
  }
}

/** Signs the page at `url`, without its fragment, for WeChat's JS-SDK (JSSDK, appendix 1); null where WeChat gives no ticket. */
export async function signPage(own: Account, url: string, now: Instant): Promise<PageSignature | null> {
  const ticket = await pageTicket(own, now);
  if (ticket === null) return null;
  const nonceStr = randomBytes(8).toString('hex');
  const timestamp = Math.floor(now / 1_000);
  return { appId: own.appId!, timestamp, nonceStr, signature: pageSignature({ ticket, nonceStr, timestamp, url }) };
}

/** SHA-1 over the four values in the order of their names. */
export function pageSignature({
  ticket,
  nonceStr,
  timestamp,
  url,
}: {
  ticket: string;
  nonceStr: string;
  timestamp: number;
  url: string;
}): string {
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url.split('#')[0]}`;
  return createHash('sha1').update(text).digest('hex');
}
