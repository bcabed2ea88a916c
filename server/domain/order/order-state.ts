import type { Pause } from '../incident/fold-pauses';
import type { PaymentState } from '../payment/payment-state';
import type { Place } from '../place/place';
import type { Instant } from '../shared/instant';
import type { Text } from '../shared/language';
import type { OrderTicket } from '../ticket/ticket';
import type { Attention } from '../tracking/attention';
import type { OrderItem, Precision, SourceKind } from '../tracking/fact';
import type { ShipmentState } from '../tracking/shipment-state';
import type { CustomerWord } from './customer-word';
import type { Behaviour } from './fold-behaviour';
import type { ForcedState } from './forced-state';
import type { ImpliedStep } from './implied-steps';
import type { Lifecycle, Overlay, Phase } from './lifecycle';

/** One line of the timeline: a fact as it is told, with who said it and when we learned it. Oldest first. */
export interface TimelineLine {
  identity: string;
  at: Instant;
  precision: Precision;
  receivedAt: Instant;
  /** Canonical code; null while unmapped. */
  code: string | null;
  sourceCode?: string;
  source: string;
  sourceKind: SourceKind;
  /** Further sources that reported the same scan. */
  alsoSources?: string[];
  /** Redacted words of the source. */
  text?: string;
  place?: Place;
  reason?: string;
  /** '' for facts about the order itself. */
  shipmentKey: string;
  customerVisible: boolean;
  /** The source took it back (missing from a later snapshot): struck out for staff, hidden from customers. */
  isWithdrawn?: boolean;
  /** Ahead of time: staff only. */
  isQuarantined?: boolean;
  /** Version of the shop's own status map by which the code was decided; absent for the source's built-in map. */
  mapVersion?: number;
  /** Number of revisions when wording or meaning changed. */
  revisions?: number;
  by?: string;
}

/** Moments of the whole order that lists, rules and the ETA are made from; null while not reached. */
export interface OrderMoments {
  placedAt: Instant;
  paidAt: Instant | null;
  reviewStartedAt: Instant | null;
  allocatedAt: Instant | null;
  pickingAt: Instant | null;
  pickedAt: Instant | null;
  packedAt: Instant | null;
  shippedAt: Instant | null;
  pickedUpAt: Instant | null;
  /** All shipments delivered. */
  deliveredAt: Instant | null;
  completedAt: Instant | null;
  cancelledAt: Instant | null;
}

/** What the facts of one order add up to: the result of the fold, free of personal data. */
export interface OrderState {
  shop: string;
  orderNo: string;
  type: 'normal' | 'presale' | 'custom';
  lifecycle: Lifecycle;
  overlay?: Overlay;
  phase: Phase;
  /** Moment the lifecycle state was entered. */
  since: Instant;
  /** Set while the lifecycle is a person's word that no system has borne out. */
  forced?: ForcedState;
  /** The rule over several sources that decided the lifecycle, and the version of the table that it came with. */
  combined?: { code: string; name: Text; since: number; words?: Text };
  payment: PaymentState;
  items: OrderItem[];
  amount?: string;
  currency?: string;
  tags: string[];
  /** Where it was sold; left out where its master does not say. */
  channel?: string;
  /** Who sends it where the shop is a marketplace; left out where its master does not say, as the three after it. */
  seller?: string;
  /** The shipping service chosen, as a slug. */
  service?: string;
  /** The seller's allowance from payment to hand-over, in working days. */
  dispatchDays?: number;
  /** As its master says; where it does not, as the first confirmed payment that names one. */
  paymentMethod?: string;
  origin?: Place;
  destination?: Place;
  promisedBy?: Instant;
  warehouse?: string;
  moments: OrderMoments;
  shipments: ShipmentState[];
  /** Flags that follow from the facts alone; stalls and lateness are added by the record step. */
  attention: Attention[];
  timeline: TimelineLine[];
  /** Steps that nobody scanned but later scans prove; left out where there is none. */
  implied?: ImpliedStep[];
  /** What the customer asked, agreed to and confirmed; left out where nothing was. */
  customer?: CustomerWord;
  /** Incidents that kept clocks of the order from running; left out where there was none. */
  pauses?: Pause[];
  /** Tickets of the order, the first opened first; left out where there is none. */
  tickets?: OrderTicket[];
  /** Edits and what was noticed over several orders; left out where there is none. */
  behaviour?: Behaviour;
  /** Since when a rule or a person keeps it from going on, and why; left out where nobody does. */
  held?: { since: Instant; reason: string };
  /** What the customer thinks of it, when last told; left out while nobody was asked or answered. */
  rating?: { score: number; at: Instant };
  /** Last thing heard from any source. */
  lastEventAt: Instant | null;
  /** Every fact came with an import of past orders. */
  history: boolean;
}
