import type { Phase } from '../order/lifecycle';
import type { Place } from '../place/place';
import type { Day, Instant } from '../shared/instant';

/**
 * Why an order comes on another day than was told: it has not moved; a scan came earlier or later than expected; the shop was quicker
 * or slower; it was handed over at another time than usual; something happened to it (`cause`); nobody was met; a source is silent;
 * the customer agreed on a day; or only what such orders take at present is another.
 */
export const CHANGE_REASONS = [
  'waiting',
  'moved',
  'prepared',
  'handed_over',
  'exception',
  'attempt_failed',
  'incident',
  'agreed',
  'pace',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** That an order comes on another day than was told before. */
export interface EtaChange {
  /** When it was told so. */
  at: Instant;
  /** Local days of the shop: later above 0, earlier below; never 0. */
  byDays: number;
  reason: ChangeReason;
  /** Where it waits or was scanned, no finer than a district. */
  place?: Place;
  /** Since when it waits. */
  since?: Instant;
  /** Of the tree of causes (wording/reasons.ts). */
  cause?: string;
  /** A scan says that it left the place, or that a courier has it; else that it is there. */
  step?: 'left' | 'out';
}

/** What was told of an arrival last: against it the next estimate is held. */
export interface EtaTold {
  /** The last window that was told; left out where none ever was. It outlasts trouble, in which none is. */
  window?: { likely: Instant; to: Instant; model: number };
  phase: Phase;
  /** Last thing heard of the order then. */
  heardAt: Instant | null;
  /** Why no window is told at present. */
  cause?: string;
  /** The day that the customer had agreed on. */
  agreedOn?: Day;
}
