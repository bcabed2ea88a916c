import { type EtaTrees, openTrees, type StoredTrees } from './eta-trees';
import type { Stage } from './stage';
import type { WaitingTable } from './waiting-table';

/** What was fitted for one stage. Weights are in the order of the features they belong to. */
export interface StageWeights {
  /** To the hand-over; null after it. */
  send: number[] | null;
  /** From the hand-over to the door; of `moving` and `out_for_delivery` from that step on. */
  bring: number[];
  /** Both together; null after the hand-over. */
  total: number[] | null;
}

/** How waits spread around the prediction at one stage. */
export interface StageTables {
  /** One table for each class of predictions, shortest first, and the middle prediction of its class in working days. */
  tables: WaitingTable[];
  middles: number[];
  /** The wait for the next step, as a share of what was predicted for it (before the hand-over) or for the door. */
  next: WaitingTable | null;
}

/** The same of those that had been silent since the step for `after` times as long as is usual. */
export interface SilentTables extends StageTables {
  after: number;
}

/** What the learning job made of the history: everything a prediction needs. */
export interface EtaModel {
  /** 0 while nothing was ever learned. */
  version: number;
  /** UTC day (days since 1970) at whose start trees and tables were made. */
  day: number;
  /** UTC day at whose start the weights were fitted. */
  fittedOn: number;
  trees: StoredTrees;
  weights: Partial<Record<Stage, StageWeights>>;
  tables: Partial<Record<Stage, StageTables>>;
  /** Shortest silence first; absent in models of releases that did not look at it. */
  silent?: Partial<Record<Stage, SilentTables[]>>;
}

export const EMPTY_ETA_MODEL: EtaModel = { version: 0, day: 0, fittedOn: 0, trees: { groups: [], nodes: {} }, weights: {}, tables: {} };

/** Trees of a model, opened once; forgotten with the model. */
const opened = new WeakMap<EtaModel, EtaTrees>();

export function treesOf(model: EtaModel): EtaTrees {
  let trees = opened.get(model);
  if (!trees) {
    trees = openTrees(model.trees, model.day);
    opened.set(model, trees);
  }
  return trees;
}
