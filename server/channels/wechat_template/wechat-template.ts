import { createHash } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { Instant } from '../../domain/shared/instant';
import { sameSecret } from '../../platform/crypto';
import { environment } from '../../platform/environment';
import { singleton } from '../../platform/singleton';
import type { Channel, Inbound, Outgoing, ProviderCall, ProviderNews, ReceiptNews, Sent } from '../channel';
import { networkFault } from '../network-fault';
import { classifyErrcode, TOKEN_CODES } from './classify';

const TIMEOUT_MS = 8_000;
/** A token is given back this long before it ends, so that none ends on its way. */
const SPARE_MS = 5 * 60_000;

/** The official account as the environment tells it. */
export interface WechatAccount {
  base: string;
  appId: string;
  secret: string;
  token: string;
  templateId: string;
}

/** The official account; null while it is not configured. */
export function wechatAccount(): WechatAccount | null {
  const env = environment();
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret, WECHAT_TOKEN: token, WECHAT_TEMPLATE_ID: templateId } = env;
  if (!appId || !secret || !token || !templateId) return null;
  return { base: (env.WECHAT_BASE_URL ?? 'https://api.weixin.qq.com').replace(/\/$/, ''), appId, secret, token, templateId };
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

function heldToken(): { value: string; endsAt: Instant } {
  return singleton('wechat-token', () => ({ value: '', endsAt: 0 }));
}

/** A token in the normal mode of stable_token, which other nodes may ask for as well; held until shortly before it ends. */
async function accessToken(own: WechatAccount, now: Instant, isRenewed: boolean): Promise<{ token: string } | Sent> {
  const held = heldToken();
  if (!isRenewed && held.value && held.endsAt - SPARE_MS > now) return { token: held.value };
  try {
    const answer = await post(`${own.base}/cgi-bin/stable_token`, {
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

async function send(message: Outgoing, now: Instant): Promise<Sent> {
  const own = wechatAccount();
  if (!own) return { outcome: 'config', code: 'missing', detail: 'no WeChat account is configured' };
  if (message.content.kind !== 'fields') return { outcome: 'permanent', code: 'content', detail: 'a template message carries fields' };
  const first = await sendWithToken(own, message, message.content, now, false);
  if ('outcome' in first) return first;
  const second = await sendWithToken(own, message, message.content, now, true);
  return 'outcome' in second ? second : classifyErrcode(second.staleToken, 'the new token was refused as well', now);
}

async function sendWithToken(
  own: WechatAccount,
  { attemptId, address }: Outgoing,
  content: { fields: Record<string, string>; link: string },
  now: Instant,
  isRenewed: boolean,
): Promise<Sent | { staleToken: number }> {
  const token = await accessToken(own, now, isRenewed);
  if ('outcome' in token) return token;
  try {
    const answer = await post(`${own.base}/cgi-bin/message/template/send?access_token=${encodeURIComponent(token.token)}`, {
      touser: address,
      template_id: own.templateId,
      url: content.link,
      client_msg_id: attemptId,
      data: Object.fromEntries(Object.entries(content.fields).map(([key, value]) => [key, { value }])),
    });
    const errcode = answer.errcode ?? 0;
    if (TOKEN_CODES.has(errcode)) return { staleToken: errcode };
    if (errcode !== 0) return classifyErrcode(errcode, answer.errmsg ?? '', now);
    if (answer.msgid === undefined) return { outcome: 'unknown', detail: 'the answer named no message' };
    return { outcome: 'accepted', providerId: String(answer.msgid) };
  } catch (error) {
    return networkFault(error);
  }
}

/** sha1 over the sorted token, timestamp and nonce (INTEGRATIONS A2). */
export function wechatSignature(token: string, timestamp: string, nonce: string): string {
  return createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
}

const parser = new XMLParser({ processEntities: false, parseTagValue: false, ignoreAttributes: true });
const text = z.coerce.string();
const eventSchema = z.looseObject({
  FromUserName: text.optional(),
  MsgType: text.optional(),
  Event: text.optional(),
  EventKey: text.optional(),
  Content: text.optional(),
  MsgID: text.optional(),
  Status: text.optional(),
});

function readCall({ method, url, body }: ProviderCall): ProviderNews {
  const own = wechatAccount();
  if (!own) return { kind: 'refused', reason: 'no WeChat account is configured' };
  const query = new URL(url).searchParams;
  const expected = wechatSignature(own.token, query.get('timestamp') ?? '', query.get('nonce') ?? '');
  if (!sameSecret(query.get('signature') ?? '', expected)) return { kind: 'refused', reason: 'the signature does not match' };
  if (method === 'GET') return { kind: 'handshake', answer: query.get('echostr') ?? '' };
  if (/<!DOCTYPE/i.test(body)) return { kind: 'refused', reason: 'a document type declaration has no place in an event' };
  const read = z.object({ xml: eventSchema }).safeParse(parser.parse(body));
  if (!read.success) return { kind: 'refused', reason: 'the body is no event' };
  return { kind: 'news', ...eventNews(read.data.xml), answer: { body: 'success', contentType: 'text/plain' } };
}

function eventNews(event: z.infer<typeof eventSchema>): { receipts: ReceiptNews[]; inbound: Inbound[] } {
  const address = event.FromUserName ?? '';
  if (event.Event === 'TEMPLATESENDJOBFINISH' && event.MsgID) {
    const status = (event.Status ?? '').replace(/\s/g, '');
    const state = status === 'success' ? 'delivered' : 'failed';
    return { receipts: [{ providerId: event.MsgID, status, state, ...(state === 'failed' ? { code: status } : {}) }], inbound: [] };
  }
  if (event.Event === 'unsubscribe') return { receipts: [], inbound: [{ address, kind: 'stop' }] };
  if (event.Event === 'subscribe' || event.Event === 'SCAN') {
    const scene = (event.EventKey ?? '').replace(/^qrscene_/, '');
    return { receipts: [], inbound: [scene ? { address, kind: 'scene', scene } : { address, kind: 'start' }] };
  }
  if (event.MsgType === 'text' && /^\s*(退订|TD|T)\s*$/i.test(event.Content ?? ''))
    return { receipts: [], inbound: [{ address, kind: 'stop' }] };
  return { receipts: [], inbound: [] };
}

/** Template messages of a WeChat official account. */
export const wechatTemplate: Channel = {
  code: 'wechat_template',
  readStaffAddress: null,
  missing: () => (wechatAccount() ? null : 'WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_TOKEN and WECHAT_TEMPLATE_ID are not all set'),
  send,
  readCall,
  ask: null,
  classifyReceipt: (code) => (code?.includes('userblock') ? 'suppressed' : 'permanent'),
};
