import type { Instant } from '../shared/instant';
import { type EtaTrees, movingPath, type Paths } from './eta-trees';
import { type Features, featuresOf } from './features';
import type { Journey } from './journey';
import { usualSilenceOf } from './silence';
import { type Entry, isSendStage } from './stage';
import type { StepClock } from './step-clock';

/** A stage that an order entered, as the model saw it on a day: nothing in `features` was learned later. */
export interface Row extends Entry {
  journey: Journey;
  /** UTC day up to whose start it was learned. */
  day: number;
  features: Features;
  /** Of `moving` and `out_for_delivery`: what was usual from there on. */
  usual: number | null;
  /** Logarithm of the usual silence behind such a step; null where it is not known. */
  usualSilence: number | null;
  /** When more was heard: the next step, or the delivery; null where it never was, as far as the history goes. */
  heardAt: Instant | null;
  /** Row of the same order at its hand-over; null before it. */
  handedOver: Row | null;
  sending: StepClock;
  bringing: StepClock;
}

/** What is given of a row; the rest is learned. */
interface Given {
  journey: Journey;
  paths: Paths;
  entry: Entry;
  heardAt: Instant | null;
  handedOver: Row | null;
  sending: StepClock;
  bringing: StepClock;
}

/** The row by what was learned until the start of `day`; null where nothing is known of such journeys. */
export function rowOf(trees: EtaTrees, { journey, paths, entry, heardAt, handedOver, sending, bringing }: Given, day: number): Row | null {
  const { stage, at, what, toldAt, nextToldAt } = entry;
  const features = featuresOf(trees, journey, paths, isSendStage(stage) ? stage : null, at, day);
  if (!features) return null;
  return {
    stage,
    at,
    what,
    toldAt,
    nextToldAt,
    journey,
    day,
    features,
    usual: usualOf(trees, paths, entry, day),
    usualSilence: usualSilenceOf(trees, paths, stage, what, day),
    heardAt,
    handedOver,
    sending,
    bringing,
  };
}

/** What is usual from a scan of progress or from the courier's setting out; null at other stages, or where nothing is known. */
function usualOf(trees: EtaTrees, paths: Paths, { stage, what }: Entry, day: number): number | null {
  if (stage === 'moving') return trees.moving.estimate(movingPath(paths, what), day, null);
  return stage === 'out_for_delivery' ? trees.out.estimate(paths.out, day, null) : null;
}
