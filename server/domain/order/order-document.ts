import type { Eta } from '../eta/eta';
import type { EtaChange, EtaTold } from '../eta/eta-change';
import type { Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import type { OrderState } from './order-state';

/** The headline as key and parameters; worded when read (domain/wording). */
export interface Headline {
  key: string;
  /** Instants are milliseconds; texts are already free of personal data. */
  params: Record<string, string | number>;
}

/** The one read model of an order: what page, API and console read with one indexed read, then redact by tier. */
export interface OrderDocument {
  id: string;
  /** Code of the parcel page. */
  code: string;
  version: number;
  /** When this version was made. */
  updatedAt: Instant;
  state: OrderState;
  /** Attention of the fold plus stalls and lateness: everything open, worst first. */
  attention: Attention[];
  health: 'green' | 'yellow' | 'red';
  eta: Eta | null;
  /** What is told of the arrival, for the next document to be held against (domain/eta/explain-change.ts). */
  etaTold?: EtaTold;
  /** Why the order comes on another day than was told before; left out while nothing changed. */
  etaChange?: EtaChange;
  /** The shortest time that what still lies ahead takes, in milliseconds (domain/eta/least-remaining.ts); left out where nobody knows. */
  leastMs?: number;
  headline: Headline;
  /** Promises made in messages and still open. */
  nextUpdateAt?: Instant;
}
