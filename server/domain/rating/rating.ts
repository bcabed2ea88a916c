import type { OrderDocument } from '../order/order-document';
import { DAY, type Instant } from '../shared/instant';

/** Why a score is what it is, as a customer chooses. */
export const RATING_REASONS = ['speed', 'told_in_time', 'packaging', 'goods', 'courier', 'service', 'other'] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

/** How long after the end of a delivery a customer is asked, and how long an answer can be changed. */
export const ASK_WITHIN = 30 * DAY;
export const CHANGE_WITHIN = DAY;

const OVER = new Set(['delivered', 'completed']);

/** Something is not settled: nobody is asked for a score in the middle of it. */
function isSomethingOpen({ attention, state }: OrderDocument): boolean {
  const isCase = attention.some((flag) => flag.kind !== 'unmapped' && flag.kind !== 'quarantined');
  const isTicket = (state.tickets ?? []).some((ticket) => ticket.state !== 'closed');
  return isCase || isTicket || state.overlay !== undefined || state.payment === 'refunding' || state.shipments.some((s) => s.isReturn);
}

/** `ask`: not rated yet; `change`: rated, and it can still be changed; `done`: rated for good; `no`: nobody is asked. */
export type RatingTurn = 'ask' | 'change' | 'done' | 'no';

/** Whether the customer of an order may rate it now (R4-19 keeps it from anybody who still waits for something). */
export function ratingTurn(document: OrderDocument, now: Instant): RatingTurn {
  const { state } = document;
  if (state.history || !OVER.has(state.lifecycle)) return state.rating ? 'done' : 'no';
  if (isSomethingOpen(document)) return state.rating ? 'done' : 'no';
  if (state.rating) return now - state.rating.at < CHANGE_WITHIN ? 'change' : 'done';
  const endedAt = state.moments.deliveredAt ?? state.moments.completedAt ?? state.since;
  return now - endedAt < ASK_WITHIN ? 'ask' : 'no';
}

/** Fewer answers than this could be told apart by who knows the orders: they are told without figures. */
export const ANONYMOUS_FROM = 5;

/** Scores that count for and against the shop: 9 and 10, 0 to 6. */
export function npsOf(scores: { promoters: number; detractors: number; all: number }): number | null {
  return scores.all === 0 ? null : Math.round((100 * (scores.promoters - scores.detractors)) / scores.all);
}

export function isScore(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 10;
}
