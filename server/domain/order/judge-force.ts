import { HARD_ENDS, stepOnWay } from './forced-state';
import type { Lifecycle } from './lifecycle';
import type { OrderState } from './order-state';

export const FORCE_REFUSALS = [
  'no_reason',
  'same_state',
  'not_forward',
  'derived',
  'unpaid',
  'with_carrier',
  'nothing_sent',
  'open_dispute',
] as const;
/** Why a state may not be set by hand; worded by the console and by the API. */
export type ForceRefusal = (typeof FORCE_REFUSALS)[number];

export type ForceJudgement = { kind: 'allowed'; needsTwo: boolean } | { kind: 'refused'; why: ForceRefusal };

/** States that follow from the shipments alone. */
const DERIVED: ReadonlySet<Lifecycle> = new Set<Lifecycle>(['partially_shipped', 'partially_delivered']);
/** Flags that forbid to call an order done (DOMAIN 5.1, O60 to O70); a lapsed word of our own is none of them. */
const OWN_CONFLICTS = new Set(['system.forced_lapsed', 'system.forced_overruled']);

/**
 * Whether a person may set this state (DOMAIN 5.1): forward only, never sent before it was paid, never cancelled once a
 * carrier has it, never done while a dispute, a refund or a conflict is open, and never without a reason. Hard ends and
 * whatever undoes them need a second person.
 */
export function judgeForce(input: { state: OrderState; codAllowed: boolean; target: Lifecycle; reason: string }): ForceJudgement {
  const { state, codAllowed, target } = input;
  const from = state.forced?.instead ?? state.lifecycle;
  const refuse = (why: ForceRefusal): ForceJudgement => ({ kind: 'refused', why });
  if ([...input.reason.trim()].length < 2) return refuse('no_reason');
  if (target === state.lifecycle || target === from) return refuse('same_state');
  if (DERIVED.has(target)) return refuse('derived');
  const isWithCarrier = state.shipments.some((s) => s.pickedUpAt !== null);
  if (target === 'cancelled' && (isWithCarrier || from === 'delivered' || from === 'completed')) return refuse('with_carrier');
  const [reached, wanted] = [stepOnWay(from), stepOnWay(target)];
  if (target === 'returned' && !isWithCarrier && (reached ?? 0) < stepOnWay('shipped')!) return refuse('nothing_sent');
  if (reached !== null && wanted !== null && wanted <= reached) return refuse('not_forward');
  if (wanted !== null && wanted > stepOnWay('paid')! && !isPaid(state, codAllowed)) return refuse('unpaid');
  if (target === 'completed' && isContested(state)) return refuse('open_dispute');
  return { kind: 'allowed', needsTwo: HARD_ENDS.has(target) || HARD_ENDS.has(from) };
}

function isPaid(state: OrderState, codAllowed: boolean): boolean {
  return (
    codAllowed || state.moments.paidAt !== null || state.payment === 'claimed' || (stepOnWay(state.lifecycle) ?? 0) > stepOnWay('paid')!
  );
}

function isContested(state: OrderState): boolean {
  return (
    state.payment === 'refunding' ||
    state.attention.some((a) => a.kind === 'disputed' || (a.kind === 'conflict' && !OWN_CONFLICTS.has(a.reason)))
  );
}
