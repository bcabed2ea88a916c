import { DAY, type Instant } from '../shared/instant';
import { type EtaTrees, emptyTrees, movingPath, type Paths, pathsOf, SEND_TREES, silencePath } from './eta-trees';
import { type Features, featuresOf, OFFSET_DAYS, OUT_OFFSET_DAYS, promiseOf } from './features';
import type { Journey } from './journey';
import { silenceUntil, usualSilenceOf } from './silence';
import { type Entry, entriesOf, isSendStage } from './stage';
import { type StepClock, stepClock } from './step-clock';

/** A stage that an order entered, as the model saw it at that moment: nothing in `features` was learned later. */
export interface Row extends Entry {
  journey: Journey;
  /** UTC day of the entry. */
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

/** A day's worth of history lived through. */
export interface Walked {
  trees: EtaTrees;
  rows: Row[];
  /** UTC day up to whose start everything was taken in. */
  day: number;
}

export const dayOfInstant = (at: Instant) => Math.floor(at / DAY);

interface Happening {
  day: number;
  /** A stage entered, of which is asked; or what became known the day before: the end of a wait, of a silence, or what was promised. */
  what: 'asked' | 'ended' | 'heard' | 'promised';
  travel: Travel;
  /** Of the stage that it is about; 0 of a promise. */
  entry: number;
}

interface Travel {
  journey: Journey;
  paths: Paths;
  entries: Entry[];
  rows: (Row | null)[];
  sending: StepClock;
  bringing: StepClock;
}

/**
 * Lives through journeys day by day until the start of `untilDay`: each stage entered is described by what had become known
 * before its day began, and each wait that ended is taken in on the day after. What happened on `untilDay` or later is as if it
 * had not happened, so cutting the history at a day changes nothing before it. `onDay` is called at the start of each day, when
 * all that ended the day before is taken in.
 */
export function walkJourneys(journeys: readonly Journey[], untilDay: number, onDay?: (walked: Walked) => void): Walked {
  let last: Walked = { trees: emptyTrees(), rows: [], day: untilDay };
  for (const walked of walkDays(journeys, untilDay)) {
    onDay?.(walked);
    last = walked;
  }
  return last;
}

/** The same, to be gone through day by day: yields at the start of each, the last time at that of `untilDay`. */
export function* walkDays(journeys: readonly Journey[], untilDay: number): Generator<Walked, void> {
  const trees = emptyTrees();
  const rows: Row[] = [];
  const happenings = journeys.map(travelOf).flatMap((travel) => happeningsOf(travel, untilDay));
  // what became known the day before is taken in before anything is asked
  happenings.sort((a, b) => a.day - b.day || Number(a.what === 'asked') - Number(b.what === 'asked'));
  let day = happenings[0]?.day ?? untilDay;
  function* beginDaysBefore(end: number): Generator<Walked, void> {
    for (; day < end; day += 1) yield { trees, rows, day };
  }
  for (const { day: next, what, travel, entry } of happenings) {
    yield* beginDaysBefore(what === 'asked' ? next + 1 : next);
    if (what === 'promised') observePromise(trees, travel, next);
    else if (what === 'heard') observeSilence(trees, travel, entry, next);
    else if (what === 'ended') learn(trees, travel, entry, next);
    else {
      const row = rowOf(trees, travel, entry, next);
      travel.rows[entry] = row;
      if (row) rows.push(row);
    }
  }
  yield* beginDaysBefore(untilDay + 1);
}

function travelOf(journey: Journey): Travel {
  const entries = entriesOf(journey);
  return {
    journey,
    paths: pathsOf(journey),
    entries,
    rows: entries.map(() => null),
    sending: stepClock(journey.from, 'send'),
    bringing: stepClock(journey.to, 'bring'),
  };
}

/** A delivery before its own hand-over, or with it, says nothing about how long either takes. */
export function isContradictory({ handedOverAt, deliveredAt }: Journey): boolean {
  return handedOverAt !== null && deliveredAt !== null && deliveredAt <= handedOverAt;
}

/** One asking for each stage entered, and one lesson for each wait and each silence that ended. */
function happeningsOf(travel: Travel, untilDay: number): Happening[] {
  const { journey, entries } = travel;
  const asked = entries.map(({ at }, entry): Happening => ({ day: dayOfInstant(at), what: 'asked', travel, entry }));
  const learned = entries.flatMap(({ stage }, entry): Happening[] => {
    const isOfHandOver = isSendStage(stage) || stage === 'handed_over';
    const ended = isSendStage(stage) ? journey.handedOverAt : journey.deliveredAt;
    if (ended === null || (isOfHandOver && isContradictory(journey))) return [];
    // whatever clocks say, nobody knew of it before the order was placed
    return [{ day: dayOfInstant(Math.max(ended, journey.placedAt)) + 1, what: 'ended', travel, entry }];
  });
  const heard = entries.flatMap(({ stage }, entry): Happening[] => {
    const at = heardAfter(travel, entry);
    // with the courier nothing but the delivery is waited for
    return at === null || stage === 'out_for_delivery' ? [] : [{ day: dayOfInstant(at) + 1, what: 'heard', travel, entry }];
  });
  const promised: Happening = { day: dayOfInstant(journey.placedAt) + 1, what: 'promised', travel, entry: 0 };
  return [...asked, ...learned, ...heard, promised].filter(({ day, what }) => (what === 'asked' ? day < untilDay : day <= untilDay));
}

/** When more was heard after a step: of the next one, or of the delivery. */
function heardAfter({ journey, entries }: Travel, entry: number): Instant | null {
  const next = entries[entry + 1]?.at ?? journey.deliveredAt;
  return next === null ? null : Math.max(next, entries[entry]!.at);
}

function observeSilence(trees: EtaTrees, travel: Travel, entry: number, day: number): void {
  const { stage, at, what } = travel.entries[entry]!;
  const { sending, bringing, paths } = travel;
  trees.silence.observe(silencePath(paths, stage, what), silenceUntil({ stage, at, sending, bringing }, heardAfter(travel, entry)!), day);
}

function rowOf(trees: EtaTrees, travel: Travel, entry: number, day: number): Row | null {
  const { journey, paths, entries, rows, sending, bringing } = travel;
  const { stage, at, what } = entries[entry]!;
  const features = featuresOf(trees, journey, paths, isSendStage(stage) ? stage : null, at, day);
  if (!features) return null;
  const handedOver = rows.find((row) => row?.stage === 'handed_over') ?? null;
  return {
    stage,
    at,
    what,
    journey,
    day,
    features,
    handedOver,
    sending,
    bringing,
    usual: usualOf(trees, paths, stage, what, day),
    usualSilence: usualSilenceOf(trees, paths, stage, what, day),
    heardAt: heardAfter(travel, entry),
  };
}

/** What is usual from a scan of progress or from the courier's setting out; null at other stages, or where nothing is known. */
export function usualOf(trees: EtaTrees, paths: Paths, stage: Entry['stage'], what: string, day: number): number | null {
  if (stage === 'moving') return trees.moving.estimate(movingPath(paths, what), day, null);
  return stage === 'out_for_delivery' ? trees.out.estimate(paths.out, day, null) : null;
}

function observePromise(trees: EtaTrees, { journey, paths }: Travel, day: number): void {
  const promise = promiseOf(journey);
  if (promise !== null) trees.promise.observe(paths.lane, promise, day);
}

function learn(trees: EtaTrees, { journey, paths, entries, rows, sending, bringing }: Travel, entry: number, day: number): void {
  const { stage, at, what } = entries[entry]!;
  const row = rows[entry];
  if (isSendStage(stage)) {
    const took = Math.log(OFFSET_DAYS + Math.max(0, sending.read(journey.handedOverAt!) - sending.read(at)));
    trees[SEND_TREES[stage]].observe(paths.origin, took, day);
    if (stage !== 'placed' || !row) return;
    trees.sendDrift.observe(paths.drift, took - row.features.send![1]!, day);
    trees.payment.observe(paths.payment, took - row.features.send![1]!, day);
    return;
  }
  const offset = stage === 'out_for_delivery' ? OUT_OFFSET_DAYS : OFFSET_DAYS;
  const took = Math.log(offset + Math.max(0, bringing.read(journey.deliveredAt!) - bringing.read(at)));
  if (stage === 'moving') trees.moving.observe(movingPath(paths, what), took, day);
  else if (stage === 'out_for_delivery') trees.out.observe(paths.out, took, day);
  else {
    trees.bring.observe(paths.lane, took, day);
    trees.bringLong.observe(paths.lane, took, day);
    if (!row) return;
    trees.bringDrift.observe(paths.destination, took - row.features.bring[1]!, day);
    trees.sender.observe(paths.sender, took - row.features.bring[4]!, day);
    trees.carrier.observe(paths.carrier, took - row.features.bring[4]!, day);
  }
}
