import type { Place } from '../place/place';
import { type Day, type Instant, MINUTE } from '../shared/instant';
import { type EffectiveFact, isActual } from '../tracking/effective-facts';
import type { Fulfilment } from './fold-fulfilment';

/** What customers ask of the shop and get an answer to. */
export const REQUEST_KINDS = ['address', 'time', 'cancel', 'invoice'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Where a shipment may be left instead of being handed over. */
export const LEAVE_PLACES = ['locker', 'station', 'neighbour', 'reception'] as const;
export type LeavePlace = (typeof LEAVE_PLACES)[number];

export const DAY_PARTS = ['any', 'morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** When a customer wants it delivered: a day where it goes to, and a part of it. */
export interface DeliveryWindow {
  on: Day;
  part: DayPart;
}

/**
 * `passed_on`: the shop has taken it over and told the warehouse, which has not confirmed it yet. `overtaken`: the shipment
 * left before anybody confirmed it, so it has to be taken as not done.
 */
export type RequestState = 'asked' | 'passed_on' | 'done' | 'refused' | 'overtaken';

/** The last thing asked of one kind, and what became of it. Free of personal data. */
export interface CustomerRequest {
  kind: RequestKind;
  /** Of the fact that asked. */
  identity: string;
  askedAt: Instant;
  /** Asked on the portal, not reported by a system of the shop. */
  isOwn: boolean;
  state: RequestState;
  answeredAt?: Instant;
  /** Why it was refused. */
  reason?: string;
  /** By when the shop answers. */
  answerBy?: Instant;
  window?: DeliveryWindow;
  /** City and district of a new address. */
  place?: Place;
}

/** What the customer said about an order; parts are left out while there is nothing to tell. */
export interface CustomerWord {
  requests?: CustomerRequest[];
  /** Where it may be left, by the last word on it; an empty list is a no to every place. */
  leave?: { may: LeavePlace[]; at: Instant; identity: string; isOwn: boolean };
  /** The confirmation that holds: no dispute came after it. */
  receipt?: { at: Instant; identity: string; isOwn: boolean };
}

/** Source account under which the portal records what customers do on it. */
export const CUSTOMER_SOURCE = 'customer';

const ASKS: Record<string, RequestKind> = {
  'address.change_requested': 'address',
  'delivery.time_requested': 'time',
  'cancel.requested': 'cancel',
  'invoice.requested': 'invoice',
};

/** What the customer only wishes: the order is no further for it, and nothing was heard of its systems. */
export const WISHES: ReadonlySet<string> = new Set([
  'address.change_requested',
  'delivery.time_requested',
  'leave.consented',
  'leave.withdrawn',
  'invoice.requested',
]);

const ANSWERS: Record<string, { kind: RequestKind; state: 'passed_on' | 'done' | 'refused' }> = {
  'address.changed': { kind: 'address', state: 'passed_on' },
  'address.acknowledged': { kind: 'address', state: 'done' },
  'address.change_refused': { kind: 'address', state: 'refused' },
  'delivery.time_confirmed': { kind: 'time', state: 'done' },
  'delivery.time_refused': { kind: 'time', state: 'refused' },
  'cancel.confirmed': { kind: 'cancel', state: 'done' },
  'cancel.failed': { kind: 'cancel', state: 'refused' },
  'invoice.issued': { kind: 'invoice', state: 'done' },
  'invoice.refused': { kind: 'invoice', state: 'refused' },
};

/** Moments after which an answer comes too late; null while not reached. */
interface Progress {
  shippedAt: Instant | null;
  pickedUpAt: Instant | null;
  /** What the fold of the warehouse makes of a cancellation. */
  cancel: Fulfilment['cancel'];
}

/** What the customer said and asked, from the order's own facts in total order; undefined where nothing was. */
export function foldCustomerWord(facts: readonly EffectiveFact[], progress: Progress): CustomerWord | undefined {
  const requests = REQUEST_KINDS.flatMap((kind) => requestOf(kind, facts, progress) ?? []);
  const leave = lastLeave(facts);
  const receipt = lastReceipt(facts);
  if (requests.length === 0 && !leave && !receipt) return undefined;
  return { ...(requests.length > 0 ? { requests } : {}), ...(leave ? { leave } : {}), ...(receipt ? { receipt } : {}) };
}

function requestOf(kind: RequestKind, facts: readonly EffectiveFact[], progress: Progress): CustomerRequest | null {
  const ask = facts.findLast((f) => f.code !== null && ASKS[f.code] === kind && isActual(f));
  if (!ask) return null;
  const answer = answerTo(kind, ask, facts);
  const stated = kind === 'cancel' ? cancelState(progress) : (answer?.state ?? 'asked');
  const isLate = kind === 'cancel' ? progress.pickedUpAt !== null : kind !== 'invoice' && progress.shippedAt !== null;
  const state = isLate && (stated === 'asked' || stated === 'passed_on') ? 'overtaken' : stated;
  return {
    kind,
    identity: ask.identity,
    askedAt: ask.effectiveAt,
    isOwn: ask.source === CUSTOMER_SOURCE,
    state,
    ...(answer ? { answeredAt: answer.fact.effectiveAt } : {}),
    ...(answer?.state === 'refused' && answer.fact.reason ? { reason: answer.fact.reason } : {}),
    ...(ask.data?.answerBy !== undefined ? { answerBy: ask.data.answerBy } : {}),
    ...(ask.data?.window ? { window: ask.data.window } : {}),
    ...(kind === 'address' && ask.place ? { place: ask.place } : {}),
  };
}

/** While a warehouse works, others' word is only the request; the fold of the warehouse has decided that. */
function cancelState({ cancel }: Progress): RequestState {
  if (cancel?.state === 'confirmed') return 'done';
  return cancel?.state === 'failed' ? 'refused' : 'asked';
}

/** The last answer at or after the question; an answer told to the minute may stand at its start. */
function answerTo(kind: RequestKind, ask: EffectiveFact, facts: readonly EffectiveFact[]) {
  let last: { fact: EffectiveFact; state: 'passed_on' | 'done' | 'refused' } | null = null;
  for (const fact of facts) {
    const answer = fact.code === null ? undefined : ANSWERS[fact.code];
    if (answer?.kind !== kind || !isActual(fact)) continue;
    const latest = fact.precision === 'minute' ? fact.effectiveAt + MINUTE - 1 : fact.effectiveAt;
    if (latest < ask.effectiveAt) continue;
    if (answer.state === 'passed_on' && last?.state === 'done') continue;
    last = { fact, state: answer.state };
  }
  return last;
}

/** The customer's last word on where a shipment may be left; null while nobody said anything. */
export function lastLeave(facts: readonly EffectiveFact[]): NonNullable<CustomerWord['leave']> | null {
  const word = facts.findLast((f) => (f.code === 'leave.consented' || f.code === 'leave.withdrawn') && isActual(f));
  if (!word) return null;
  const may = word.code === 'leave.withdrawn' ? [] : [...(word.data?.leave ?? LEAVE_PLACES)];
  return { may, at: word.effectiveAt, identity: word.identity, isOwn: word.source === CUSTOMER_SOURCE };
}

function lastReceipt(facts: readonly EffectiveFact[]): NonNullable<CustomerWord['receipt']> | null {
  const word = facts.findLast((f) => (f.code === 'receipt.confirmed' || f.code === 'receipt.disputed') && isActual(f));
  if (word?.code !== 'receipt.confirmed') return null;
  return { at: word.effectiveAt, identity: word.identity, isOwn: word.source === CUSTOMER_SOURCE };
}

/** The place an order goes to once a change of its address was confirmed; null while none was. */
export function confirmedPlace(word: CustomerWord | undefined): Place | null {
  const request = word?.requests?.find((r) => r.kind === 'address' && r.state === 'done');
  return request?.place ?? null;
}
