import type { Eta } from '../eta/eta';
import type { Instant } from '../shared/instant';

/** Stages of an order at which its window is scored, in the order they are reached; `waiting` is each day after hand-over. */
export const SCORED_STAGES = ['placed', 'paid', 'packed', 'shipped', 'picked_up', 'moving', 'out_for_delivery', 'waiting'] as const;
export type ScoredStage = (typeof SCORED_STAGES)[number];

/** Days after hand-over on which a shipment that has not arrived is scored. */
export const MOST_WAITING_DAYS = 30;

/** `live`: rebuilt from what was known when; `replayed`: an imported past, replayed in the order of its time. */
export const SCORE_KINDS = ['live', 'replayed'] as const;
export type ScoreKind = (typeof SCORE_KINDS)[number];

/** Quantiles a window is scored by. */
export const SCORED_QUANTILES = ['p5', 'p10', 'p50', 'p80', 'p90', 'p95'] as const;

/** Windows as far as they are scored. */
export type ScoredWindow = Pick<Eta, 'from' | 'to' | 'p5' | 'p10' | 'p50' | 'p80' | 'p90' | 'p95' | 'basis' | 'notBefore'>;

/** What was said of an arrival at one stage of a delivered order, and when it came. Parts that were not known are null. */
export interface ArrivalScore {
  orderId: string;
  kind: ScoreKind;
  stage: ScoredStage;
  /** Milestone of a progress scan; '' otherwise. */
  step: string;
  /** Days after hand-over of a day of waiting, 1 to 30; 0 otherwise. */
  day: number;
  shop: string;
  carrier: string | null;
  service: string | null;
  originCountry: string | null;
  /** Province, or city where no province is known. */
  originRegion: string | null;
  destCountry: string | null;
  destRegion: string | null;
  /** When the portal knew of the stage and the window stood so. */
  askedAt: Instant;
  arrivedAt: Instant;
  /** Version of the model in force then. */
  model: number;
  /** Null where no window could be told. */
  window: ScoredWindow | null;
  /** What the carrier had said by then. */
  carrierBy: Instant | null;
  /** What the shop had promised by then. */
  promisedBy: Instant | null;
  /** The window told at hand-over: by the carrier's scan, else by the shop's word. One of an order's scores at most. */
  isHandOver: boolean;
}
