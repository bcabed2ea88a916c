import { type QuietHours, readQuietHours } from '../calendar/quiet-hours';
import type { Language } from '../shared/language';

/** What a customer can do without. Everything else is needed: something to do at the door, to pay, or an answer to a question. */
export const TOPICS = ['progress', 'delays'] as const;
export type Topic = (typeof TOPICS)[number];

/** Quiet hours that a page offers, as `readQuietHours` reads them. */
export const QUIET_CHOICES = ['20:00-09:00', '21:00-08:00', '22:00-08:00', '23:00-07:00', 'none'] as const;
export type QuietChoice = (typeof QUIET_CHOICES)[number];

/** How one customer wants to be written to; null follows the shop. Channels stand with the addresses they reach. */
export interface Preference {
  language: Language | null;
  /** As `readQuietHours` reads them. */
  quiet: string | null;
  topicsOff: Topic[];
}

export const NO_PREFERENCE: Preference = { language: null, quiet: null, topicsOff: [] };

const PROGRESS: ReadonlySet<string> = new Set(['milestone.shipped', 'milestone.out_for_delivery', 'milestone.delivered']);
/** Delays that end only when the customer does something. */
const ASKS: ReadonlySet<string> = new Set(['stall.payment_due', 'stall.payment_verify', 'stall.pickup_reminder', 'stall.pickup_overdue']);

/** What a message is about, as a customer chooses; `needed` goes in any case. */
export function topicOf(template: string): Topic | 'needed' {
  if (PROGRESS.has(template)) return 'progress';
  const isDelay = template.startsWith('stall.') || template.startsWith('update.');
  return isDelay && !ASKS.has(template) ? 'delays' : 'needed';
}

/** Whether a customer has asked not to be told of this. */
export function isUnwanted(template: string, { topicsOff }: Preference): boolean {
  const topic = topicOf(template);
  return topic !== 'needed' && topicsOff.includes(topic);
}

/** The quiet hours in force for somebody: their own, else the shop's. */
export function quietHoursOf({ quiet }: Pick<Preference, 'quiet'>, shop: QuietHours | null): QuietHours | null {
  return quiet === null ? shop : readQuietHours(quiet);
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Quiet hours as a customer filled them in, by the clock: those of the shop (null), none, or from one time to another; undefined for anything else. */
export function readQuietWish({ choice, from, to }: Record<'choice' | 'from' | 'to', string>): string | null | undefined {
  if (choice === '') return null;
  if (choice === 'none') return 'none';
  if (choice !== 'own' || !TIME.test(from) || !TIME.test(to)) return undefined;
  // hours without length disturb at any time
  return from === to ? 'none' : `${from}-${to}`;
}
