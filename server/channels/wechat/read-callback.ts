import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { readWish } from '../../domain/consent/read-wish';
import { SECOND } from '../../domain/shared/instant';
import { sameSecret } from '../../platform/crypto';
import { enclosedIn, openEnclosed, wechatSignature } from '../../platform/wechat-message';
import type { Account, Inbound, ProviderCall, ProviderNews, ReceiptNews } from '../channel';

const text = z.coerce.string();
const choiceSchema = z.looseObject({ TemplateId: text.optional(), SubscribeStatusString: text.optional() });
const sentSchema = z.looseObject({ MsgID: text.optional(), ErrorCode: text.optional(), ErrorStatus: text.optional() });

/** An element that may stand once, often, or as nothing at all. */
function listOf<T extends z.ZodType>(one: T) {
  return z
    .looseObject({ List: z.union([z.array(one), one.transform((only) => [only])]) })
    .transform(({ List }) => List)
    .catch([])
    .optional();
}

const eventSchema = z.looseObject({
  FromUserName: text.optional(),
  CreateTime: text.optional(),
  MsgType: text.optional(),
  Event: text.optional(),
  EventKey: text.optional(),
  Content: text.optional(),
  MsgID: text.optional(),
  Status: text.optional(),
  SubscribeMsgPopupEvent: listOf(choiceSchema),
  SubscribeMsgChangeEvent: listOf(choiceSchema),
  SubscribeMsgSentEvent: listOf(sentSchema),
});
type WechatEvent = z.infer<typeof eventSchema>;

const parser = new XMLParser({ processEntities: false, parseTagValue: false, ignoreAttributes: true });
const NO_MATCH = { kind: 'refused', reason: 'the signature does not match' } as const;

/**
 * Reads a call of WeChat to the one address that an official account has, for all of its channels (INTEGRATIONS A2). With an
 * EncodingAESKey only what is encrypted is believed: its signature covers the message, the plain one only the moment.
 */
export function readCallback(own: Account, call: ProviderCall): ProviderNews {
  const { method, url, body } = call;
  const query = new URL(url).searchParams;
  if (method === 'GET') return answerHandshake(own, query);
  const isEnclosed = Boolean(own.aesKey);
  const enclosed = isEnclosed ? enclosedIn(Buffer.from(body)) : null;
  if (isEnclosed && enclosed === null) return { kind: 'refused', reason: 'the body is not encrypted' };
  if (!isSigned(own, query, enclosed)) return NO_MATCH;
  const message = enclosed === null ? body : openEnclosed(enclosed, own.aesKey!)?.toString('utf8');
  if (message === undefined) return { kind: 'refused', reason: 'the EncodingAESKey does not open the body' };
  if (/<!DOCTYPE/i.test(message)) return { kind: 'refused', reason: 'a document type declaration has no place in an event' };
  const event = readEvent(message);
  if (!event) return { kind: 'refused', reason: 'the body is no event' };
  return { kind: 'news', ...newsOf(event), answer: { body: 'success', contentType: 'text/plain' } };
}

/** Whether WeChat signed: the token, moment and nonce, and the enclosed text where there is one. */
function isSigned({ token }: Account, query: URLSearchParams, enclosed: string | null): boolean {
  const given = query.get(enclosed === null ? 'signature' : 'msg_signature') ?? '';
  const parts = [token!, query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  return sameSecret(given.toLowerCase(), wechatSignature(enclosed === null ? parts : [...parts, enclosed]));
}

/** The echo as it came, or what it encloses where `msg_signature` signs it. */
function answerHandshake(own: Account, query: URLSearchParams): ProviderNews {
  const echo = query.get('echostr') ?? '';
  const isEnclosed = query.has('msg_signature');
  if (!isSigned(own, query, isEnclosed ? echo : null)) return NO_MATCH;
  const answer = isEnclosed ? openEnclosed(echo, own.aesKey ?? '')?.toString('utf8') : echo;
  return answer === undefined ? { kind: 'refused', reason: 'the EncodingAESKey does not open the echo' } : { kind: 'handshake', answer };
}

function readEvent(message: string): WechatEvent | null {
  try {
    const read = z.object({ xml: eventSchema }).safeParse(parser.parse(message));
    return read.success ? read.data.xml : null;
  } catch {
    return null;
  }
}

function newsOf(event: WechatEvent): { receipts: ReceiptNews[]; inbound: Inbound[] } {
  const address = event.FromUserName ?? '';
  const none = { receipts: [], inbound: [] };
  switch (event.Event) {
    case 'TEMPLATESENDJOBFINISH':
      return { ...none, receipts: receiptOf('wechat_template', event.MsgID, event.Status) };
    case 'subscribe_msg_sent_event':
      return {
        ...none,
        receipts: (event.SubscribeMsgSentEvent ?? []).flatMap(({ MsgID, ErrorCode, ErrorStatus }) =>
          receiptOf(
            'wechat_subscribe',
            MsgID,
            ErrorCode === '0' ? 'success' : `failed:${(ErrorStatus || ErrorCode || '').replace(/^failed:/, '')}`,
          ),
        ),
      };
    case 'subscribe_msg_popup_event':
    case 'subscribe_msg_change_event':
      return { ...none, inbound: choicesOf(event, [...(event.SubscribeMsgPopupEvent ?? []), ...(event.SubscribeMsgChangeEvent ?? [])]) };
    case 'unsubscribe':
      return { ...none, inbound: [{ address, kind: 'stop' }] };
    case 'subscribe':
    case 'SCAN': {
      const scene = (event.EventKey ?? '').replace(/^qrscene_/, '');
      return { ...none, inbound: [scene ? { address, kind: 'scene', scene } : { address, kind: 'start' }] };
    }
    default: {
      const kind = event.MsgType === 'text' ? readWish(event.Content ?? '') : null;
      return kind ? { ...none, inbound: [{ address, kind, words: event.Content?.trim().slice(0, 200) }] } : none;
    }
  }
}

function receiptOf(channel: ReceiptNews['channel'], providerId: string | undefined, told: string | undefined): ReceiptNews[] {
  if (!providerId) return [];
  const status = (told ?? '').replace(/\s/g, '');
  const state = status === 'success' ? 'delivered' : 'failed';
  return [{ channel, providerId, status, state, ...(state === 'failed' ? { code: status } : {}) }];
}

function choicesOf({ FromUserName: address = '', CreateTime }: WechatEvent, choices: readonly z.infer<typeof choiceSchema>[]): Inbound[] {
  const at = /^\d{10}$/.test(CreateTime ?? '') ? { at: Number(CreateTime) * SECOND } : {};
  return choices.flatMap(({ TemplateId: templateId, SubscribeStatusString: choice }): Inbound[] => {
    if (!templateId || (choice !== 'accept' && choice !== 'reject')) return [];
    return [{ address, kind: choice === 'accept' ? 'subscribed' : 'unsubscribed', templateId, ...at }];
  });
}

/** What the code of a failed receipt means; WeChat's own words stand in it. */
export function classifyWechatReceipt(code: string | undefined): 'permanent' | 'suppressed' {
  return code?.includes('userblock') ? 'suppressed' : 'permanent';
}
