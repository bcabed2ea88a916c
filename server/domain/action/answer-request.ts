import type { RequestKind, RequestState } from '../order/customer-word';

/** What the shop can answer. `passed_on`: it has the new address and told the warehouse, which has not confirmed it yet. */
export const VERDICTS = ['passed_on', 'done', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why something asked for was refused, in words that a customer can use (domain/wording/reasons.ts). */
export const REFUSAL_REASONS = {
  address: ['shipper.already_packed', 'shipper.already_sent', 'carrier.out_of_area', 'recipient.incorrect_address'],
  time: ['carrier.out_of_area', 'carrier.no_appointment', 'shipper.already_sent'],
  cancel: ['shipper.already_packed', 'shipper.already_sent', 'shipper.made_to_order'],
  invoice: ['recipient.incorrect_data', 'payment.not_matched'],
} as const satisfies Record<RequestKind, readonly string[]>;

/** Fact that an answer is in the log. */
const CODES: Record<RequestKind, Partial<Record<Verdict, string>>> = {
  address: { passed_on: 'address.changed', done: 'address.acknowledged', refused: 'address.change_refused' },
  time: { done: 'delivery.time_confirmed', refused: 'delivery.time_refused' },
  cancel: { done: 'cancel.confirmed', refused: 'cancel.failed' },
  invoice: { done: 'invoice.issued', refused: 'invoice.refused' },
};

/** Code of an answer; null where there is no such answer to such a request, or it was given already. */
export function answerCode(kind: RequestKind, state: RequestState, verdict: Verdict): string | null {
  if (state === 'done' || state === 'refused') return null;
  if (verdict === 'passed_on' && state !== 'asked') return null;
  return CODES[kind][verdict] ?? null;
}

/** What can be answered to a request now. */
export function verdictsFor(kind: RequestKind, state: RequestState): Verdict[] {
  return VERDICTS.filter((verdict) => answerCode(kind, state, verdict) !== null);
}
