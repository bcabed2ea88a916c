import { MEDIA, type Medium } from '../notice/medium';
import { TOPICS } from '../preference/preference';
import type { Instant } from '../shared/instant';

/** What a statement is about: everything on a medium, one of the topics that a customer can do without, or one more message (`once`). */
export const CONSENT_TOPICS = ['all', ...TOPICS, 'once'] as const;
export type ConsentTopic = (typeof CONSENT_TOPICS)[number];

/** `any`: wherever we write. */
export const CONSENT_MEDIA = [...MEDIA.filter((one) => one !== 'robot'), 'any'] as const;
export type ConsentMedium = Exclude<Medium, 'robot'> | 'any';

/** `in` and `out` are a person's wish; `blocked` and `unblocked` say whether anything arrives there. Neither takes the other back. */
export const CONSENT_WORDS = ['in', 'out', 'blocked', 'unblocked'] as const;
export type ConsentWord = (typeof CONSENT_WORDS)[number];

/**
 * By which way we know: our page, an answered message, the account that was connected or disconnected, the page behind a mail's
 * link, the button of a mail client (RFC 8058), a complaint, an event of WeChat, the provider's refusal or report, a colleague by
 * hand, the shop's systems, or what stood here before proofs were kept.
 */
const CONSENT_WAYS = [
  'page',
  'reply',
  'connected',
  'disconnected',
  'mail_link',
  'mail_client',
  'complaint',
  'wechat_event',
  'provider',
  'staff',
  'shop',
  'carried_over',
] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** One statement. It is never changed; what follows from all of them is `foldConsent`. */
export interface ConsentFact {
  id: string;
  medium: ConsentMedium;
  topic: ConsentTopic;
  says: ConsentWord;
  /** When it was said; facts come in any order. */
  at: Instant;
  /** When we learned of it. */
  receivedAt: Instant;
  way: ConsentWay;
}

/** What was shown to somebody at the moment of the choice. */
export interface Wording {
  language: string;
  text: string;
}

/** Why a colleague notes something by hand: chosen, not written, as what stands in a proof can never be taken out again. */
export const CONSENT_REASONS = ['by_phone', 'in_writing', 'in_person', 'checked', 'provider_lifted'] as const;
export type ConsentReason = (typeof CONSENT_REASONS)[number];
