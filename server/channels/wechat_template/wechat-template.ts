import { createHash } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { Instant } from '../../domain/shared/instant';
import { sameSecret } from '../../platform/crypto';
import { singleton } from '../../platform/singleton';
import type { Account, AccountField, Channel, Inbound, Outgoing, ProviderCall, ProviderNews, ReceiptNews, Sent } from '../channel';
import { networkFault } from '../network-fault';
import { classifyErrcode, TOKEN_CODES } from './classify';

const TIMEOUT_MS = 8_000;
/** A token is given back this long before it ends, so that none ends on its way. */
const SPARE_MS = 5 * 60_000;

const FIELDS: readonly AccountField[] = [
  { key: 'appId', environment: 'WECHAT_APP_ID' },
  { key: 'secret', environment: 'WECHAT_APP_SECRET', isSecret: true },
  { key: 'token', environment: 'WECHAT_TOKEN', isSecret: true },
  { key: 'templateId', environment: 'WECHAT_TEMPLATE_ID' },
  { key: 'baseUrl', environment: 'WECHAT_BASE_URL', isOptional: true },
];

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
async function accessToken(own: Account, now: Instant, isRenewed: boolean): Promise<{ token: string } | Sent> {
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

async function send(own: Account, message: Outgoing, now: Instant): Promise<Sent> {
  if (message.content.kind !== 'fields') return { outcome: 'permanent', code: 'content', detail: 'a template message carries fields' };
  const first = await sendWithToken(own, message, message.content, now, false);
  if ('outcome' in first) return first;
  const second = await sendWithToken(own, message, message.content, now, true);
  return 'outcome' in second ? second : classifyErrcode(second.staleToken, 'the new token was refused as well', now);
}

async function sendWithToken(
  own: Account,
  { attemptId, address }: Outgoing,
  content: Extract<Outgoing['content'], { kind: 'fields' }>,
  now: Instant,
  isRenewed: boolean,
): Promise<Sent | { staleToken: number }> {
  const token = await accessToken(own, now, isRenewed);
  if ('outcome' in token) return token;
  try {
    const answer = await post(`${wechatBase(own)}/cgi-bin/message/template/send?access_token=${encodeURIComponent(token.token)}`, {
      touser: address,
      template_id: content.templateId ?? own.templateId,
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

function readCall(own: Account, { method, url, body }: ProviderCall): ProviderNews {
  const query = new URL(url).searchParams;
  const expected = wechatSignature(own.token!, query.get('timestamp') ?? '', query.get('nonce') ?? '');
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
    return { receipts: [], inbound: [{ address, kind: 'stop', words: event.Content?.trim() }] };
  return { receipts: [], inbound: [] };
}

/** Template messages of a WeChat official account. */
export const wechatTemplate: Channel = {
  code: 'wechat_template',
  medium: 'wechat',
  account: FIELDS,
  carries: ['fields'],
  takes: () => true,
  readStaffAddress: null,
  knowsIds: true,
  cap: { count: 50, perMs: 1_000 },
  send,
  readCall,
  ask: null,
  find: null,
  classifyReceipt: (code) => (code?.includes('userblock') ? 'suppressed' : 'permanent'),
};
