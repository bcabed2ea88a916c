import type { ChannelCode, Outgoing } from '@/server/channels/channel';
import { promiseTime, type QuietHours } from '@/server/domain/calendar/quiet-hours';
import type { Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { isTemplateKey } from '@/server/domain/template/library';
import { type MessageInput, renderSms, renderWechat } from '@/server/domain/template/render';
import type { DueNotice } from '@/server/store/notice';

/** When the promised next update had passed before the message could go, the new one is this far ahead. */
const RENEWED_MIN = 120;

export interface Message {
  content: Outgoing['content'];
  promise: { kind: string; dueAt: Instant } | null;
}

/** Taiwan's Chinese for its phones, Chinese for those of greater China, else English. */
function languageFor(phone: string | undefined): Language {
  if (phone?.startsWith('+886')) return 'zh-TW';
  return phone === undefined || /^\+(86|852|853)/.test(phone) ? 'zh-CN' : 'en';
}

/** The promise the intent was written with; a new one when it has passed while the message waited. */
function promiseOf({ params }: DueNotice, { timeZone, quiet, now }: Recipient): Message['promise'] {
  const { promiseKind: kind, promiseDueAt: dueAt } = params;
  if (typeof kind !== 'string' || typeof dueAt !== 'number') return null;
  return { kind, dueAt: dueAt > now ? dueAt : promiseTime(now, RENEWED_MIN, timeZone, quiet) };
}

/** On whose clock a message is worded, and in which language; null takes the one of the phone's country. */
export interface Recipient {
  timeZone: string;
  /** When the recipient is not written to; null at no time. */
  quiet: QuietHours | null;
  /** Address of the order's page. */
  link: string;
  language: Language | null;
  now: Instant;
}

/** Words the notice for one channel, in the customer's language and on the customer's clock, with the promise it makes. */
export function writeMessage(notice: DueNotice, channel: ChannelCode, recipient: Recipient): Message {
  const { timeZone, link, language, now } = recipient;
  if (!isTemplateKey(notice.template)) throw new Error(`no template ${notice.template}`);
  const promise = promiseOf(notice, recipient);
  const input: MessageInput = {
    key: notice.template,
    params: promise ? { ...notice.params, nextUpdateAt: promise.dueAt } : notice.params,
    orderNo: notice.orderNo,
    shopName: notice.shopName,
    link,
    language: language ?? languageFor(notice.contact?.phone),
    viewer: { timeZone, now },
  };
  const content: Outgoing['content'] =
    channel === 'twilio_sms' ? { kind: 'text', body: renderSms(input) } : { kind: 'fields', fields: renderWechat(input), link };
  return { content, promise };
}
