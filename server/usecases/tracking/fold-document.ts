import type { CalendarBook } from '@/server/domain/calendar/calendar-book';
import { type ConsequenceIntent, planConsequences } from '@/server/domain/consequence/plan-consequences';
import type { EtaModel } from '@/server/domain/eta/eta-model';
import { explainChange, type ToldBefore } from '@/server/domain/eta/explain-change';
import { leastRemaining } from '@/server/domain/eta/least-remaining';
import { predictEta } from '@/server/domain/eta/predict-eta';
import { pauseAttention } from '@/server/domain/incident/pause-attention';
import type { NoticeIntent } from '@/server/domain/notice/notice';
import { planNotices } from '@/server/domain/notice/plan-notices';
import type { CombinationRule } from '@/server/domain/order/combination';
import { foldOrder } from '@/server/domain/order/fold-order';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { OrderState } from '@/server/domain/order/order-state';
import { computeDeadlines } from '@/server/domain/rule/compute-deadlines';
import type { Deadline } from '@/server/domain/rule/deadline';
import type { Rule } from '@/server/domain/rule/rule';
import type { Instant } from '@/server/domain/shared/instant';
import { foldStalls } from '@/server/domain/stall/fold-stalls';
import type { Stall } from '@/server/domain/stall/stall';
import { nextUpdateAt, stallAttention } from '@/server/domain/stall/stall-attention';
import { closedKey, stallKey } from '@/server/domain/stall/stall-key';
import { stallsToClose } from '@/server/domain/stall/stalls-to-close';
import type { Attention } from '@/server/domain/tracking/attention';
import { effectiveFacts } from '@/server/domain/tracking/effective-facts';
import { type Fact, orderSubject } from '@/server/domain/tracking/fact';
import { chooseHeadline } from '@/server/domain/wording/choose-headline';
import { identityOf } from './prepare-batch';

/** What a fold needs beside the facts: the versions in force. */
export interface Knowledge {
  rules: readonly Rule[];
  /** What several sources say together (domain/order/combination.ts). */
  combinations: readonly CombinationRule[];
  /** Contradictions that the shop has switched off (domain/order/conflict-rules.ts). */
  conflictsOff: ReadonlySet<string>;
  model: EtaModel;
  calendars: CalendarBook;
  /** IANA zone of the order's shop. */
  timeZone: string;
}

export interface FoldedDocument {
  document: OrderDocument;
  deadlines: Deadline[];
  notices: NoticeIntent[];
  consequences: ConsequenceIntent[];
  /** Stalls that closed themselves: to be appended to the log. */
  closing: Fact[];
}

/** The row of an order that a document is made for. */
export type FoldedRow = Pick<OrderDocument, 'id' | 'code' | 'version'> & {
  shop: string;
  orderNo: string;
  /** What its last document told of the arrival; without it no change of the day is explained. */
  told?: ToldBefore | null;
};

/**
 * Puts together what the facts of one order mean now: state, ETA, stalls, deadlines, headline, and the notices that the
 * change causes; `isNew` tells the facts that came with it. Pure: same facts, knowledge and time give the same result.
 */
export function foldDocument(
  order: FoldedRow,
  facts: readonly Fact[],
  isNew: (fact: Fact) => boolean,
  knowledge: Knowledge,
  now: Instant,
): FoldedDocument {
  let state = foldOrder(order, facts, knowledge.combinations, knowledge.conflictsOff);
  const stallsBefore = foldStalls(facts);
  const closed = stallsToClose({ state, stalls: stallsBefore, rules: knowledge.rules, now });
  const closing = closed.map((stall) => closingFact(order.id, stall, now));
  const all = closing.length > 0 ? [...facts, ...closing] : facts;
  const stalls = closing.length > 0 ? foldStalls(all) : stallsBefore;
  if (closing.length > 0) state = foldOrder(order, all, knowledge.combinations, knowledge.conflictsOff);
  const before = () => {
    const known = facts.filter((f) => !isNew(f));
    return known.length > 0 ? foldOrder(order, known, knowledge.combinations, knowledge.conflictsOff) : null;
  };
  return { ...tell(order, { state, stalls, fresh: facts.filter(isNew), before }, knowledge, now), closing };
}

/** What is known of an order once its facts are folded. */
export interface Known {
  state: OrderState;
  stalls: readonly Stall[];
  /** Facts that came with this change. */
  fresh: readonly Fact[];
  /** The state before this change; null for an order nobody had heard of. */
  before: () => OrderState | null;
}

/** The document of a state, what falls due next and what the change causes. */
export function tell(order: FoldedRow, known: Known, knowledge: Knowledge, now: Instant): Omit<FoldedDocument, 'closing'> {
  const { state, stalls, fresh, before } = known;
  const eta = state.history && state.moments.deliveredAt !== null ? null : predictEta({ state, model: knowledge.model, now });
  const leastMs = state.history ? undefined : leastRemaining(state, knowledge.model);
  const attention = [...state.attention, ...pauseAttention(state), ...stallAttention(stalls)].sort(bySeverity);
  const deadlines = state.history
    ? []
    : computeDeadlines({ state, eta, stalls, rules: knowledge.rules, calendars: knowledge.calendars, timeZone: knowledge.timeZone, now });
  const next = nextUpdateAt(stalls);
  const headline = chooseHeadline({ state, attention, eta });
  const document: OrderDocument = {
    id: order.id,
    code: order.code,
    version: order.version + 1,
    updatedAt: now,
    state,
    attention,
    health: healthOf(attention),
    eta,
    ...explainChange(order.told ?? null, { state, attention, eta, headline }, { now, timeZone: knowledge.timeZone }),
    ...(leastMs !== undefined ? { leastMs } : {}),
    headline,
    ...(next !== undefined ? { nextUpdateAt: next } : {}),
  };
  const news = new Set(fresh.flatMap((f) => (f.code === 'stall.opened' && f.data?.stall ? [stallKey(f.data.stall)] : [])));
  const opened = stalls.filter((s) => s.closedAt === null && news.has(stallKey(s)));
  const notices = state.history ? [] : planNotices({ before, after: document, opened, now, mayBeNew: reachedBy(fresh) });
  return { document, deadlines, notices, consequences: planConsequences(document, opened, now) };
}

/** Milestones are reached at the moment of a fact; a link or a withdrawal can uncover any of them. */
function reachedBy(fresh: readonly Fact[]): (at: Instant) => boolean {
  if (fresh.some((f) => f.data?.shipment || f.data?.next || f.data?.target)) return () => true;
  const moments = new Set(effectiveFacts(fresh).map((f) => f.effectiveAt));
  return (at) => moments.has(at);
}

function closingFact(orderId: string, stall: Stall, now: Instant): Fact {
  return {
    subject: orderSubject(orderId),
    source: 'daona',
    sourceKind: 'portal',
    identity: identityOf('daona', closedKey(stall)),
    code: 'stall.closed',
    occurredAt: now,
    precision: 'second',
    receivedAt: now,
    classifier: 'actual',
    ordinal: 0,
    data: { stall: { ...stall, closedBy: 'movement' } },
  };
}

function bySeverity(a: Attention, b: Attention): number {
  return a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : a.since - b.since;
}

/** Red for what blocks the order or a red rung; yellow for what needs a look; P3 is book-keeping and stays green. */
export function healthOf(attention: readonly Attention[]): OrderDocument['health'] {
  if (attention.some((a) => a.red || a.severity === 'P0' || a.severity === 'P1')) return 'red';
  return attention.some((a) => a.severity === 'P2' || a.kind === 'stalled') ? 'yellow' : 'green';
}
