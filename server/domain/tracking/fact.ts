import type { CustomerWording, IncidentKind } from '../incident/incident';
import type { DeliveryWindow, LeavePlace } from '../order/customer-word';
import type { BehaviourSignal } from '../order/fold-behaviour';
import type { Lifecycle } from '../order/lifecycle';
import type { Place } from '../place/place';
import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { StallConsequence } from '../stall/stall';
import type { TicketWord } from '../ticket/ticket';
import type { EventCode } from './event-code';

/** What a source is believed about (field authority, DOMAIN 5.5). */
export const SOURCE_KINDS = [
  'carrier',
  'aggregator',
  'platform',
  'gateway',
  'erp',
  'wms',
  'tms',
  'crm',
  'customer',
  'manual',
  'portal',
  'other',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What a fact is about: `o:<order id>` or `t:<carrier>/<tracking number>`. */
export type Subject = `o:${string}` | `t:${string}`;

export type Precision = 'second' | 'minute' | 'day';

/** The header of an order as its master said it. Holds no personal data. */
export interface OrderHeader {
  shop: string;
  orderNo: string;
  type: 'normal' | 'presale' | 'custom';
  placedAt: Instant;
  destination?: Place;
  origin?: Place;
  items: OrderItem[];
  /** Decimal as text, such as '128.00'. */
  amount?: string;
  currency?: string;
  promisedBy?: Instant;
  tags?: string[];
  /** Where it was sold, as the order's master names it: `tmall`, `mini-program`, `store 12`. */
  channel?: string;
  codAllowed?: boolean;
  /** The customer agreed to a locker or pickup point (true) or ruled it out (false); absent while nobody asked. */
  lockerConsent?: boolean;
  /** Who sends it where the shop is a marketplace: a name or an id, no private person's. */
  seller?: string;
  /** The shipping service chosen, as a slug: `standard`, `same_day`. */
  service?: string;
  /** The seller's allowance from payment to hand-over, in working days; 0 to 60, fractions count. */
  dispatchDays?: number;
  /** How it will be or was paid, as a slug: `credit_card`, `boleto`, `cod`. */
  paymentMethod?: string;
}

export interface OrderItem {
  sku: string;
  name: string;
  quantity: number;
  price?: string;
  category?: string;
}

export interface PaymentReport {
  paymentNo: string;
  method?: string;
  amount?: string;
  currency?: string;
  state?: string;
}

/** Particulars that only some codes have. */
export interface FactData {
  header?: OrderHeader;
  payment?: PaymentReport;
  /** The shipment an order fact creates or names, and the items in it. */
  shipment?: { carrier: string; trackingNo: string; items?: { sku: string; quantity: number }[] };
  /** Another shipment this one goes on as (return leg, partner, corrected carrier). */
  next?: { carrier: string; trackingNo: string };
  /** When the source last changed it: vendors that deliver shuffled are ordered by it before our clock. */
  changedAt?: Instant;
  /** The source only says when its record was last touched: it happened then or before, the earliest telling is nearest. */
  atLatest?: boolean;
  /** Identity of the fact that is withdrawn or reinstated. */
  target?: string;
  /** Stall opened or closed by a rule; `since` is the start of the clock. */
  stall?: {
    rule: string;
    ruleVersion: number;
    rung: number;
    since: Instant;
    shipmentKey: string;
    reason: string;
    nextUpdateAt?: Instant;
    closedBy?: string;
    /** On `stall.opened`: when the limit was reached, and what the rung said at that moment. */
    dueAt?: Instant;
    consequence?: StallConsequence;
  };
  /** Incident that the order joined or left; `since` is when the clocks it names stood still from, `told` what people chose to say of it. */
  incident?: {
    id: string;
    kind: IncidentKind;
    since: Instant;
    source?: string;
    sourceKind?: SourceKind;
    step?: Clock;
    told?: CustomerWording;
    /** Makes taking back what was chosen a word of its own. */
    toldVersion?: number;
  };
  /** On `behaviour.seen`: what was noticed over several orders, and how many they are. */
  signal?: { kind: BehaviourSignal; count: number };
  /** On `order.tagged`: the tag. */
  tag?: string;
  /** On `ticket.*`: the ticket it is about. */
  ticket?: TicketWord;
  /** On `rated`: how likely the customer is to recommend the shop, 0 to 10. */
  score?: number;
  /** Promise of the carrier or source for this shipment. */
  expectedBy?: Instant;
  warehouse?: string;
  /** IANA zone in which a time without one was read, where the source does not say which it means. */
  zoneAssumed?: string;
  /** Person or key behind a manual fact. */
  by?: string;
  until?: Instant;
  /** Set where the shop's own status map decided the code: by which version of it, and what the source's built-in map says instead. */
  mapped?: { version: number; instead: { code: EventCode | null; reason?: string } };
  /** On `forced`: the state that a person set, what the facts said then, and the second person where it takes two. */
  forced?: { lifecycle: Lifecycle; from: Lifecycle; confirmedBy?: string };
  /** On `leave.consented`: the places agreed to; every place where it is left out. */
  leave?: LeavePlace[];
  /** On `delivery.time_requested`. */
  window?: DeliveryWindow;
  /** On what a customer asked: by when the shop answers. */
  answerBy?: Instant;
}

/**
 * One thing one source said once; immutable. The same identity with another content is a further revision and the
 * newest received one counts. Holds no personal data: texts are redacted on the way in.
 */
export interface Fact {
  subject: Subject;
  /** Name of the source account, such as `wms` or `kuaidi100`. */
  source: string;
  sourceKind: SourceKind;
  /** Hex digest by DOMAIN 5.3.2; text and canonical code are no part of it. */
  identity: string;
  /** Canonical code; null while nobody has mapped the source's own. */
  code: EventCode | null;
  sourceCode?: string;
  /** `<party>.<cause>` of DOMAIN 3.3. */
  reason?: string;
  occurredAt: Instant;
  precision: Precision;
  receivedAt: Instant;
  /** Only `actual` moves a milestone. */
  classifier: 'actual' | 'estimated' | 'planned';
  /** The vendor's own sequence, oldest first; 0 where there is none. */
  ordinal: number;
  place?: Place;
  text?: string;
  data?: FactData;
  /** Came with an import of past orders: teaches, tells nobody. */
  history?: boolean;
  /** More than ten minutes ahead of its receipt: shown to staff only, moves nothing. */
  quarantined?: boolean;
}

export function orderSubject(orderId: string): Subject {
  return `o:${orderId}`;
}

export function shipmentSubject(shipmentKey: string): Subject {
  return `t:${shipmentKey}`;
}
