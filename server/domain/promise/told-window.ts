import { addDays, instantAt, localDay } from '../calendar/local-day';
import { arrivalOf } from '../eta/arrival';
import { toldArrival } from '../eta/told-arrival';
import type { Lifecycle } from '../order/lifecycle';
import type { OrderDocument } from '../order/order-document';
import { HOUR, type Instant } from '../shared/instant';

/** Orders that need no arrival time any more, or cannot have one. */
const WITHOUT: ReadonlySet<Lifecycle> = new Set([
  'pending_payment',
  'deposit_paid',
  'ready_to_collect',
  'delivered',
  'completed',
  'cancelled',
  'returned',
]);

/** Headlines of parcels that come no more. */
const GONE: ReadonlySet<string> = new Set(['lost', 'destroyed', 'voided']);

/** Whether the page of an order tells when it comes. */
export function tellsArrival({ headline, state }: Pick<OrderDocument, 'headline' | 'state'>): boolean {
  if (GONE.has(headline.key) || WITHOUT.has(state.lifecycle) || state.overlay === 'returning' || state.overlay === 'cancelling')
    return false;
  return arrivalOf(state) === null;
}

/** A window as it is told: from its first to its last moment. */
export interface ToldWindow {
  fromAt: Instant;
  dueAt: Instant;
}

/**
 * The window that the page of an order promises at a moment: that of the estimate as the words round it, whole days or whole hours of
 * one day (`formatWindow`), else the day that the shop promised with the order. Null while it tells none, tells only what is not
 * before, or tells what has passed; a carrier's own date is the carrier's claim.
 */
export function toldWindow(document: OrderDocument, now: Instant, timeZone: string): ToldWindow | null {
  const { eta, state } = document;
  if (!tellsArrival(document)) return null;
  const told = eta && toldArrival(eta, now);
  if (told && told.kind !== 'not_before') {
    const window = told.kind === 'window' ? told : told.kind === 'late' ? told.window : undefined;
    return window ? rounded(window.from, window.to, timeZone) : null;
  }
  const isCarriers = state.shipments.some((one) => one.expectedBy !== undefined && one.expectedBy >= now);
  if (told || isCarriers || state.promisedBy === undefined || state.promisedBy < now) return null;
  return { fromAt: startOfDay(state.promisedBy, timeZone), dueAt: endOfDay(state.promisedBy, timeZone) };
}

function rounded(from: Instant, to: Instant, timeZone: string): ToldWindow {
  if (localDay(from, timeZone) !== localDay(to, timeZone)) return { fromAt: startOfDay(from, timeZone), dueAt: endOfDay(to, timeZone) };
  return { fromAt: Math.floor(from / HOUR) * HOUR, dueAt: Math.min(Math.floor(to / HOUR) * HOUR + HOUR, endOfDay(to, timeZone)) };
}

function startOfDay(at: Instant, timeZone: string): Instant {
  return instantAt(localDay(at, timeZone), 0, timeZone);
}

/** The last millisecond of the local day: a message that says "by Tuesday" is kept on Tuesday evening. */
export function endOfDay(at: Instant, timeZone: string): Instant {
  return instantAt(addDays(localDay(at, timeZone), 1), 0, timeZone) - 1;
}
