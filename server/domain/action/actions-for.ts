import { reaches, type Tier } from '../access/tier';
import type { CustomerRequest, RequestKind } from '../order/customer-word';
import { stepOnWay } from '../order/forced-state';
import type { Lifecycle } from '../order/lifecycle';
import type { OrderState } from '../order/order-state';
import { DAY, HOUR, type Instant } from '../shared/instant';
import { MILESTONES } from '../tracking/milestone';
import {
  ACTION_CODES,
  type ActionCode,
  type ActionSettings,
  type LimitedAction,
  RECEIPT_UNDO_HOURS,
  type UntilStep,
} from './action-settings';

/** Why something cannot be done (any more). */
export const CLOSE_REASONS = [
  'not_sent',
  'not_all_there',
  'case_open',
  'on_its_way_back',
  'lost',
  'in_warehouse',
  'packed',
  'left_warehouse',
  'with_carrier',
  'at_point',
  'delivered',
  'completed',
  'cancelled',
  'returned',
  'cancelling',
  'refunding',
  'not_paid',
  'not_delivered',
  'time_over',
  'refused_before',
  'past_order',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** Who asks: a customer, or service for a customer, who may ask until later. */
export type ActionRole = 'customer' | 'staff';

/**
 * `open`: can be done now. `waiting`: asked and not answered. `done`: in force; for `place` it can be said anew at any time.
 * `closed`: cannot be done now, `reason` says why.
 */
export interface CustomerAction {
  code: ActionCode;
  state: 'open' | 'waiting' | 'done' | 'closed';
  reason?: CloseReason;
  /** What was asked last, whatever became of it. */
  request?: CustomerRequest;
  /** Tier it takes; set only where the reader has not reached it. */
  needsTier?: 1 | 2;
  /** Last moment for it, where time limits it. */
  deadline?: Instant;
  /** What can be taken back, and until when; without a moment until it is answered. */
  undo?: { identity: string; until: Instant | null };
  /** The one thing to do that the first screen offers. */
  isPrimary: boolean;
}

export interface ActionReader {
  tier: Tier;
  role: ActionRole;
  now: Instant;
}

type Judged = Omit<CustomerAction, 'code' | 'isPrimary' | 'needsTier'>;

const UNREACHABLE: ReadonlySet<Lifecycle> = new Set<Lifecycle>(['completed', 'cancelled', 'returned']);
const AT_HAND: ReadonlySet<Lifecycle> = new Set<Lifecycle>(['out_for_delivery', 'ready_to_collect', 'delivered']);
/** Lifecycles in which the customer's word of receipt ends the order (domain/order/decide-lifecycle.ts). */
const RECEIVABLE: ReadonlySet<Lifecycle> = new Set<Lifecycle>([...AT_HAND, 'shipped', 'in_transit']);
const BEFORE_DOOR: ReadonlySet<Lifecycle> = new Set<Lifecycle>(['shipped', 'partially_shipped', 'in_transit', 'packed']);

/**
 * What the customer can do with an order now, in a fixed order, one of them the primary one; a pure function. What the shop
 * has switched off is left out. `open` holds for whoever reaches `needsTier`.
 */
export function actionsFor(state: OrderState, reader: ActionReader, settings: ActionSettings): CustomerAction[] {
  const listed = ACTION_CODES.filter((code) => settings[code].enabled).map((code): Omit<CustomerAction, 'isPrimary'> => {
    const needed = code === 'address' || (isLimited(code) && settings[code].ownerOnly) ? 2 : 1;
    const judged = state.history ? closed('past_order') : JUDGES[code](state, reader, settings);
    return { code, ...judged, ...(reaches(reader.tier, needed) ? {} : { needsTier: needed }) };
  });
  const primary = primaryOf(state, listed);
  return listed.map((action) => ({ ...action, isPrimary: action.code === primary }));
}

const JUDGES: Record<ActionCode, (state: OrderState, reader: ActionReader, settings: ActionSettings) => Judged> = {
  confirm: judgeConfirm,
  place: judgePlace,
  address: (state, reader, settings) => judgeLimited('address', state, reader, settings),
  time: (state, reader, settings) => judgeLimited('time', state, reader, settings),
  cancel: (state, reader, settings) => judgeLimited('cancel', state, reader, settings),
  invoice: judgeInvoice,
};

function isLimited(code: ActionCode): code is LimitedAction {
  return code === 'address' || code === 'time' || code === 'cancel';
}

function closed(reason: CloseReason, more: Partial<Judged> = {}): Judged {
  return { ...more, state: 'closed', reason };
}

function judgeConfirm(state: OrderState, { now }: ActionReader): Judged {
  const { lifecycle, customer, forced } = state;
  const receipt = customer?.receipt;
  if (lifecycle === 'completed' && receipt) {
    const until = receipt.at + RECEIPT_UNDO_HOURS * HOUR;
    return { state: 'done', ...(receipt.isOwn && now < until ? { undo: { identity: receipt.identity, until } } : {}) };
  }
  if (UNREACHABLE.has(lifecycle)) return closed(lifecycle as CloseReason);
  if (hasOpenCase(state)) return closed('case_open');
  if (state.overlay === 'returning') return closed('on_its_way_back');
  if (isLost(state)) return closed('lost');
  if (lifecycle === 'partially_delivered' || lifecycle === 'partially_shipped') return closed('not_all_there');
  // a state set by hand is shown, but what the facts say decides whether the order can end
  return RECEIVABLE.has(forced?.instead ?? lifecycle) ? { state: 'open' } : closed('not_sent');
}

/** A dispute or a refund is being dealt with: the word of receipt would be lost in it. */
function hasOpenCase(state: OrderState): boolean {
  return state.payment === 'refunding' || state.attention.some((flag) => flag.kind === 'disputed');
}

function judgePlace(state: OrderState): Judged {
  const leave = state.customer?.leave;
  const said = leave?.isOwn ? { undo: { identity: leave.identity, until: null } } : {};
  if (UNREACHABLE.has(state.lifecycle)) return closed(state.lifecycle as CloseReason);
  if (state.lifecycle === 'delivered') return closed('delivered');
  if (isLost(state)) return closed('lost');
  if (state.lifecycle === 'ready_to_collect') return closed('at_point');
  if (state.overlay === 'returning') return closed('on_its_way_back');
  if (state.overlay === 'cancelling') return closed('cancelling');
  return { state: leave ? 'done' : 'open', ...said };
}

function judgeLimited(code: LimitedAction, state: OrderState, { role, now }: ActionReader, settings: ActionSettings): Judged {
  const request = requestOf(state, code);
  const asked = request ? { request } : {};
  if (UNREACHABLE.has(state.lifecycle)) return closed(state.lifecycle as CloseReason, asked);
  if (request?.state === 'asked' || request?.state === 'passed_on') {
    const undo = request.isOwn && request.state === 'asked' ? { undo: { identity: request.identity, until: null } } : {};
    return { state: 'waiting', ...asked, ...undo };
  }
  if (state.overlay === 'returning') return closed('on_its_way_back', asked);
  if (state.overlay === 'cancelling') return closed('cancelling', asked);
  if (code === 'cancel' && state.payment === 'refunding') return closed('refunding', asked);
  // an answer stands: whoever was refused once would be refused again
  if (code === 'cancel' && request?.state === 'refused') return closed('refused_before', asked);
  const rule = settings[code];
  const step = role === 'staff' ? rule.staffUntil : rule.until;
  if (!isBefore(state, step)) return closed(stageOf(state), asked);
  const deadline = rule.withinHours === null || role === 'staff' ? undefined : state.moments.placedAt + rule.withinHours * HOUR;
  if (deadline !== undefined && now >= deadline) return closed('time_over', asked);
  return { state: 'open', ...asked, ...(deadline === undefined ? {} : { deadline }) };
}

function requestOf(state: OrderState, kind: RequestKind): CustomerRequest | undefined {
  return state.customer?.requests?.find((request) => request.kind === kind);
}

/** Nothing of what was sent is left. */
function isLost({ shipments }: OrderState): boolean {
  const sent = shipments.filter((s) => !s.isReturn && s.goneOnAs === undefined && s.milestone !== 'voided');
  return sent.length > 0 && sent.every((s) => s.milestone === 'lost' || s.milestone === 'destroyed');
}

/** A carrier has, or had, a parcel of it. */
function isWithCarrier({ moments, shipments }: OrderState): boolean {
  const isInHand = ({ milestone }: OrderState['shipments'][number]) =>
    milestone !== 'voided' && MILESTONES[milestone].rank >= MILESTONES.picked_up.rank;
  return moments.pickedUpAt !== null || shipments.some(isInHand);
}

/** Whether the order has not come to a step yet; a parcel that a carrier has is beyond every one. */
function isBefore(state: OrderState, step: UntilStep): boolean {
  if (isWithCarrier(state) || (step !== 'picked_up' && state.moments.shippedAt !== null)) return false;
  const reached = stepOnWay(state.lifecycle);
  if (reached === null) return false;
  return step === 'picked_up' ? reached <= stepOnWay('partially_shipped')! : reached < stepOnWay(step)!;
}

function stageOf(state: OrderState): CloseReason {
  const { lifecycle, moments } = state;
  if (isLost(state)) return 'lost';
  if (lifecycle === 'delivered' || lifecycle === 'partially_delivered') return 'delivered';
  if (lifecycle === 'ready_to_collect') return 'at_point';
  if (isWithCarrier(state)) return 'with_carrier';
  if (moments.shippedAt !== null) return 'left_warehouse';
  return lifecycle === 'packed' ? 'packed' : 'in_warehouse';
}

const PAID = new Set(['confirmed', 'reconciled']);

function judgeInvoice(state: OrderState, { now }: ActionReader, { invoice }: ActionSettings): Judged {
  const request = requestOf(state, 'invoice');
  const asked = request ? { request } : {};
  if (request?.state === 'done') return { state: 'done', ...asked };
  if (request?.state === 'asked')
    return { state: 'waiting', ...asked, ...(request.isOwn ? { undo: { identity: request.identity, until: null } } : {}) };
  if (state.lifecycle === 'cancelled' || state.lifecycle === 'returned') return closed(state.lifecycle, asked);
  if (state.payment === 'refunding' || state.payment === 'refunded') return closed('refunding', asked);
  // the money is about to go back: an invoice would have to be taken back with it
  if (state.overlay === 'cancelling') return closed('cancelling', asked);
  if (state.overlay === 'returning') return closed('on_its_way_back', asked);
  if (isLost(state)) return closed('lost', asked);
  if (!PAID.has(state.payment)) return closed('not_paid', asked);
  const isThere = state.lifecycle === 'delivered' || state.lifecycle === 'completed';
  if (invoice.from === 'delivered' && !isThere) return closed('not_delivered', asked);
  const deadline = state.moments.placedAt + invoice.withinDays * DAY;
  return now >= deadline ? closed('time_over', asked) : { state: 'open', ...asked, deadline };
}

/**
 * The one to offer first: to say that it is there once it can be; before it leaves, the address; on the road, where to leave
 * it; in the end, the invoice. None where nothing of it is open: the page then has an offer of its own.
 */
function primaryOf(state: OrderState, actions: readonly Omit<CustomerAction, 'isPrimary'>[]): ActionCode | null {
  const wanted: ActionCode[] = [
    ...(AT_HAND.has(state.lifecycle) && state.lifecycle !== 'out_for_delivery' ? (['confirm'] as const) : []),
    ...(isBefore(state, 'packed') ? (['address'] as const) : []),
    ...(BEFORE_DOOR.has(state.lifecycle) ? (['place'] as const) : []),
    ...(state.lifecycle === 'completed' ? (['invoice'] as const) : []),
  ];
  return wanted.find((code) => actions.some((action) => action.code === code && action.state === 'open')) ?? null;
}
