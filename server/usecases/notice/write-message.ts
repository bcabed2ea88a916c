import type { ChannelCode, Outgoing } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { promiseTime, type QuietHours } from '@/server/domain/calendar/quiet-hours';
import { type PromiseTerms, promiseTerms } from '@/server/domain/promise/promise-terms';
import type { Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { isTemplateKey } from '@/server/domain/template/library';
import { isApproving } from '@/server/domain/template/provider-template';
import type { MessageInput } from '@/server/domain/template/render';
import { isTemplateMedium, shippedWords, type TemplateMedium, type Words } from '@/server/domain/template/words';
import { type OwnWords, ownWords } from '@/server/domain/template/words-in-force';
import { log } from '@/server/platform/log';
import type { DueNotice } from '@/server/store/notice';
import { lastKnownTemplates } from '@/server/store/template';
import { unsubscribeUrl } from '../consent/unsubscribe-link';
import { wordContent } from '../template/word-content';
import { approvedFor, writeApproved } from '../template/write-approved';
import { arrivalSaid } from './arrival-said';

/** When the promised next update had passed before the message could go, the new one is this far ahead. */
const RENEWED_MIN = 120;

export interface Message {
  content: Outgoing['content'];
  /** The next word that it promises. */
  promise: { kind: 'next_update'; dueAt: Instant } | null;
  /** By when it says that the order arrives; left out where it says nothing of it. */
  arrivesBy?: Instant;
  /** What its promises are counted under; left out of what goes to nobody's customer. */
  terms?: PromiseTerms;
  /** What the ledger should know of how it was worded; left out where there is nothing to know. */
  note?: string;
}

/** Taiwan's Chinese for its phones, Chinese for those of greater China, else English. */
export function languageFor(phone: string | undefined): Language {
  if (phone?.startsWith('+886')) return 'zh-TW';
  return phone === undefined || /^\+(86|852|853)/.test(phone) ? 'zh-CN' : 'en';
}

/** Whether there are words for a notice on a channel: one that sends nothing but approved texts needs one for this message. */
export function hasWords({ template, contact, document, preference }: DueNotice, channel: ChannelCode): boolean {
  if (!isTemplateKey(template) || !isTemplateMedium(CHANNELS[channel].medium)) return false;
  const language = preference.language ?? languageFor(contact?.phone);
  return !isApproving(channel) || approvedFor(channel, document.state.shop, template, language) !== null;
}

/** The promise the intent was written with; a new one when it has passed while the message waited. */
function promiseOf({ params }: DueNotice, { timeZone, quiet, now }: Recipient): Message['promise'] {
  const { promiseKind: kind, promiseDueAt: dueAt } = params;
  if (kind !== 'next_update' || typeof dueAt !== 'number') return null;
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

/**
 * Words the notice for one channel, in the customer's language and on the customer's clock, with the promise it makes: in the words
 * of the shop that are in force, else the shipped ones. Words of a shop that cannot be worded stop no message: the shipped ones go,
 * and the log and the ledger say why. Throws where there are no words at all, or none that the provider approved.
 */
export function writeMessage(notice: DueNotice, channel: ChannelCode, recipient: Recipient): Message {
  const promise = promiseOf(notice, recipient);
  const input = messageInput(notice, recipient, promise);
  const { shop } = notice.document.state;
  const end = CHANNELS[channel].medium === 'mail' ? unsubscribeUrl(notice, recipient.now) : null;
  const byHand = contentByHand(notice, channel, input, end);
  const worded = byHand ?? contentFor(channel, shop, input, end);
  return {
    ...worded,
    ...(notice.drafted?.isAnew ? { note: WORDED_ANEW } : {}),
    promise,
    ...arrivalSaid(worded.content, input),
    terms: promiseTerms(notice),
  };
}

/** All that the words of a notice are made of. Throws where the library has no such message. */
export function messageInput(notice: DueNotice, recipient: Recipient, promise = promiseOf(notice, recipient)): MessageInput {
  const { timeZone, link, language, now } = recipient;
  if (!isTemplateKey(notice.template)) throw new Error(`no template ${notice.template}`);
  return {
    key: notice.template,
    params: promise ? { ...notice.params, nextUpdateAt: promise.dueAt } : notice.params,
    orderNo: notice.orderNo,
    shopName: notice.shopName,
    link,
    language: language ?? languageFor(notice.contact?.phone),
    viewer: { timeZone, now },
  };
}

/** The words of a template that are in force for a message: the shop's own, else the shipped ones. */
export function templateWords(shop: string, medium: TemplateMedium, { key, language }: MessageInput): Words {
  return ownWords(lastKnownTemplates().words, { shop, key, medium, language })?.words ?? shippedWords(key, medium, language);
}

/** In the ledger: what service had written was not true any more. */
const WORDED_ANEW = 'worded anew: the facts had changed since it was edited';

/** The words that service wrote for this very message; null where there are none for the medium, or the provider takes its approved text alone. */
function contentByHand(
  { drafted, document }: DueNotice,
  channel: ChannelCode,
  input: MessageInput,
  unsubscribeUrl: string | null,
): Pick<Message, 'content' | 'note'> | null {
  const words = isApproving(channel) ? undefined : drafted?.words?.find(({ medium }) => medium === CHANNELS[channel].medium);
  if (!words) return null;
  try {
    return { content: wordContent(document.state.shop, words, input, unsubscribeUrl) };
  } catch (error) {
    const note = 'the template’s words went: those of service could not be worded';
    log().error({ err: error, key: input.key, channel }, note);
    return { ...contentFor(channel, document.state.shop, input, unsubscribeUrl), note };
  }
}

/**
 * The content in the words of the shop that are in force, else in the shipped ones; with a note where the former would not do.
 * A text that a provider approved is what it is.
 */
function contentFor(
  channel: ChannelCode,
  shop: string,
  input: MessageInput,
  unsubscribeUrl: string | null,
): Pick<Message, 'content' | 'note'> {
  const approved = writeApproved(channel, shop, input);
  if (approved) return { content: approved };
  const { medium } = CHANNELS[channel];
  if (!isTemplateMedium(medium)) throw new Error(`no template is written for ${medium}`);
  const { key, language } = input;
  const own = ownWords(lastKnownTemplates().words, { shop, key, medium, language });
  const shipped = () => wordContent(shop, shippedWords(key, medium, language), input, unsubscribeUrl);
  if (!own) return { content: shipped() };
  try {
    return { content: wordContent(shop, own.words, input, unsubscribeUrl) };
  } catch (error) {
    const note = `the shipped words went: ${nameOf(own)} could not be worded`;
    log().error({ err: error, key, medium, language, version: own.version }, note);
    return { content: shipped(), note };
  }
}

function nameOf({ key, medium, language, shop, version }: OwnWords): string {
  return `version ${version} of ${key} ${medium} ${language}${shop ? ` of ${shop}` : ''}`;
}
