import type { VendorAnswer } from '../domain/subscription/vendor-answer';
import type { Delivery, Parsed, SourceAccount } from './source';
import type { Coverage, Watch } from './subscriber';

/** Header of a delivery whose bytes do not name the tracking number that they are about. */
export const ASKED_NUMBER_HEADER = 'x-tracking-no';

/** What a vendor answers when it is asked about a number: its words as bytes, or that it knows nothing, or why not. */
export type Pulled = { outcome: 'told'; body: Buffer } | { outcome: 'nothing' } | Exclude<VendorAnswer, { outcome: 'done' }>;

/** Asking a vendor what it knows now. Calls have a time limit and never throw for anything the vendor or the network does. */
export interface Puller {
  /** Most numbers in one call. */
  perCall: number;
  /** Least time between two calls of one account, in milliseconds. */
  paceMs: number;
  /** Least time between two questions about one number, in milliseconds. */
  restMs: number;
  /** Why this account cannot ask; null when it can. */
  missing(account: SourceAccount): string | null;
  covers(carrier: string, account: SourceAccount): Coverage;
  needsPhone(carrier: string, account: SourceAccount): boolean;
  /** One answer a watch, in the same order. */
  ask(account: SourceAccount, watches: readonly Watch[]): Promise<Pulled[]>;
  /** What the bytes of one answer say. Never throws. */
  read(delivery: Delivery, account: SourceAccount): Parsed;
}
