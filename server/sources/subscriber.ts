import type { VendorAnswer } from '../domain/subscription/vendor-answer';
import type { ShipmentRef, SourceAccount } from './source';

/** A number that a vendor is to push, or to push no more. */
export interface Watch {
  shipment: ShipmentRef;
  /** Last four digits of the recipient's phone, for carriers that tell nobody else. */
  phoneTail?: string;
  /** The vendor had it before and gave up. */
  isRenewal: boolean;
}

/** How well a vendor knows a carrier, best first: by a word of its own, by the number as a rule, by a guess, not at all. */
export const COVERAGES = ['knows', 'recognises', 'guesses', 'no'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** Asking a vendor for pushes. Calls have a time limit and never throw for anything the vendor or the network does. */
export interface Subscriber {
  /** Most numbers in one call. */
  perCall: number;
  /** Least time between two calls of one account, in milliseconds. */
  paceMs: number;
  /** Why this account cannot ask; null when it can. */
  missing(account: SourceAccount): string | null;
  covers(carrier: string): Coverage;
  needsPhone(carrier: string): boolean;
  /** Asks for pushes to `callbackUrl`; one answer a watch, in the same order. */
  start(account: SourceAccount, watches: readonly Watch[], callbackUrl: string): Promise<VendorAnswer[]>;
  /** Asks to push no more; null where the vendor knows no such call and its watching ends by itself. */
  stop: ((account: SourceAccount, watches: readonly Watch[]) => Promise<VendorAnswer[]>) | null;
}
