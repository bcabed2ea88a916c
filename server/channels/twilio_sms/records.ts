import { type Instant, MINUTE, SECOND } from '../../domain/shared/instant';
import type { Account, AskedAbout, Found, ReceiptNews } from '../channel';
import { twilioClient } from './client';

/** Statuses of a message (twilio.com/docs/messaging/api/message-resource); the others say nothing new. */
const STATES: Record<string, ReceiptNews['state']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  partially_delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** Reading of a status; undefined when it says nothing new. */
export function readState(status: string): ReceiptNews['state'] | undefined {
  return STATES[status];
}

/** Asks about one message by its id. */
export async function ask(own: Account, providerId: string): Promise<ReceiptNews | null> {
  try {
    const message = await twilioClient(own).messages(providerId).fetch();
    const state = readState(message.status);
    if (!state) return null;
    return { providerId, status: message.status, state, ...(message.errorCode ? { code: String(message.errorCode) } : {}) };
  } catch {
    // asked again in the next round
    return null;
  }
}

/** How far the clocks may differ, and how long after its begin a request may still arrive there. */
const BEFORE = 2 * SECOND;
const AFTER = 15 * SECOND;
/** What is not listed by then never came. */
const LISTED_WITHIN = MINUTE;
/** A message of ours that close to the try, or from the future, that no try was named: the clocks differ, and nothing is sure. */
const DOUBT = 2 * MINUTE;
/** The newest to one number: more in some minutes were against all caps. */
const MOST = 50;

interface Listed {
  sid: string;
  status: string;
  body: string | null;
  errorCode: number | null;
  dateCreated: Date | null;
}

/**
 * Looks among the newest messages to the number for the one of a try. Twilio gives our correlation id back in callbacks alone, so it
 * is found by when it was made and by its words: a message of those seconds that no other try was named. Of several with our words
 * either one will do. One with other words, as a provider may add some, is ours only where no other try can have made it.
 */
export async function find(own: Account, about: AskedAbout, now: Instant): Promise<Found> {
  try {
    const listed: Listed[] = await twilioClient(own).messages.list({ to: about.address, from: own.from!, limit: MOST, pageSize: MOST });
    const near = listed.filter((one) => madeAt(one) >= about.startedAt - DOUBT);
    const taken = near.length > 0 ? await about.taken?.(near.map(({ sid }) => sid)) : new Set<string>();
    if (!taken) return { kind: 'not_known' };
    const free = near.filter(({ sid }) => !taken.has(sid));
    const within = free.filter((one) => isWithin(one, about.startedAt - BEFORE, about.startedAt + AFTER));
    const ours = within.find(({ body }) => about.says?.(body ?? '')) ?? within[0];
    if (ours && about.says?.(ours.body ?? '')) return { kind: 'came', news: newsOf(ours) };
    const isOthers =
      ours !== undefined &&
      about.says !== undefined &&
      (await about.hasRival?.({ from: about.startedAt - BEFORE - AFTER, to: about.startedAt + AFTER })) === true;
    if (ours && !isOthers)
      return within.every(({ body }) => body === ours.body) ? { kind: 'came', news: newsOf(ours) } : { kind: 'not_known' };
    const isDoubtful = free.some((one) => madeAt(one) < about.startedAt) || listed.some((one) => madeAt(one) > now + BEFORE);
    const isWhole = listed.length < MOST || near.length < listed.length;
    return isWhole && !isDoubtful && now - about.startedAt >= LISTED_WITHIN ? { kind: 'never_came' } : { kind: 'not_known' };
  } catch {
    // asked again in the next round
    return { kind: 'not_known' };
  }
}

function madeAt({ dateCreated }: Listed): Instant {
  return dateCreated?.getTime() ?? 0;
}

function isWithin(one: Listed, from: Instant, to: Instant): boolean {
  return madeAt(one) >= from && madeAt(one) <= to;
}

/** A message that has come is at least on its way. */
function newsOf({ sid, status, errorCode }: Listed): ReceiptNews {
  const state = readState(status);
  if (!state) return { providerId: sid, status: 'sent', state: 'sent' };
  return { providerId: sid, status, state, ...(errorCode ? { code: String(errorCode) } : {}) };
}
