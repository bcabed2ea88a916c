import { DAY, type Instant } from '../shared/instant';
import { type EtaTrees, emptyTrees, movingPath, type Paths, pathsOf, SEND_TREES, silencePath } from './eta-trees';
import { OFFSET_DAYS, OUT_OFFSET_DAYS, promiseOf } from './features';
import { type Journey, knownBefore, toldAt } from './journey';
import { silenceUntil } from './silence';
import { type Entry, entriesOf, isSendStage } from './stage';
import { type StepClock, stepClock } from './step-clock';
import { type Row, rowOf } from './step-row';

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
  /** As long as it is not handed over: histories do not say since when it was known who brings it. */
  unsent: Paths;
  entries: Entry[];
  /** When more was heard behind each of them; null where nothing was. */
  heard: (Instant | null)[];
  rows: (Row | null)[];
  sending: StepClock;
  bringing: StepClock;
}

/**
 * Lives through journeys day by day until the start of `untilDay`: each stage entered is described by what had become known
 * before the day on which it was told, and each wait that ended is taken in on the day after that was told. What was told on
 * `untilDay` or later is as if it had not happened, so cutting the history at a day changes nothing before it. `onDay` is
 * called at the start of each day, when all that ended the day before is taken in.
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
      const handedOver = travel.rows.find((row) => row?.stage === 'handed_over') ?? null;
      const { journey, sending, bringing } = travel;
      const paths = isSendStage(travel.entries[entry]!.stage) ? travel.unsent : travel.paths;
      const given = { journey, paths, entry: travel.entries[entry]!, heardAt: travel.heard[entry]!, handedOver, sending, bringing };
      const row = rowOf(trees, given, next);
      travel.rows[entry] = row;
      if (row) rows.push(row);
    }
  }
  yield* beginDaysBefore(untilDay + 1);
}

function travelOf(journey: Journey): Travel {
  const entries = entriesOf(journey);
  const paths = pathsOf(journey);
  return {
    journey,
    paths,
    unsent: { ...paths, carrier: paths.carrier.slice(0, 1) },
    entries,
    heard: heardBehind(journey, entries),
    rows: entries.map(() => null),
    sending: stepClock(journey.from, 'send'),
    bringing: stepClock(journey.to, 'bring'),
  };
}

/** When what lies behind each step was told: the next step, a later one that was told sooner, or the delivery. */
function heardBehind(journey: Journey, entries: readonly Entry[]): (Instant | null)[] {
  const heard: (Instant | null)[] = [];
  let next = toldAt(journey, 'deliveredAt') ?? Number.POSITIVE_INFINITY;
  for (const { toldAt: told, nextToldAt } of entries.toReversed()) {
    const first = Math.min(next, nextToldAt ?? Number.POSITIVE_INFINITY);
    heard.push(first === Number.POSITIVE_INFINITY ? null : first);
    next = Math.min(first, told);
  }
  return heard.reverse();
}

/** A delivery before its own hand-over, or with it, says nothing about how long either takes; by what was known at the start of `day`. */
export function isContradictory(journey: Journey, day: number): boolean {
  const [handedOverAt, deliveredAt] = [knownBefore(journey, 'handedOverAt', day * DAY), knownBefore(journey, 'deliveredAt', day * DAY)];
  return handedOverAt !== null && deliveredAt !== null && deliveredAt <= handedOverAt;
}

/** One asking for each stage entered, and one lesson for each wait and each silence that ended. */
function happeningsOf(travel: Travel, untilDay: number): Happening[] {
  const { journey, entries, heard } = travel;
  const asked = entries.map(({ toldAt: told }, entry): Happening => ({ day: dayOfInstant(told), what: 'asked', travel, entry }));
  const learned = entries.flatMap(({ stage, toldAt: told }, entry): Happening[] => {
    const isOfHandOver = isSendStage(stage) || stage === 'handed_over';
    const ended = toldAt(journey, isSendStage(stage) ? 'handedOverAt' : 'deliveredAt');
    if (ended === null) return [];
    // both ends have to be known, and whatever clocks say, nobody knew of either before the order was placed
    const day = dayOfInstant(Math.max(ended, told, journey.placedAt)) + 1;
    return isOfHandOver && isContradictory(journey, day) ? [] : [{ day, what: 'ended', travel, entry }];
  });
  const silences = entries.flatMap(({ stage, toldAt: told }, entry): Happening[] => {
    const next = heard[entry]!;
    // what was told together with a later step was never waited behind, and with the courier nothing but the delivery is waited for
    if (next === null || next <= told || stage === 'out_for_delivery') return [];
    return [{ day: dayOfInstant(next) + 1, what: 'heard', travel, entry }];
  });
  const promised: Happening = { day: dayOfInstant(journey.placedAt) + 1, what: 'promised', travel, entry: 0 };
  return [...asked, ...learned, ...silences, promised].filter(({ day, what }) => (what === 'asked' ? day < untilDay : day <= untilDay));
}

function observeSilence(trees: EtaTrees, travel: Travel, entry: number, day: number): void {
  const { stage, toldAt: told, what } = travel.entries[entry]!;
  const { sending, bringing, paths, heard } = travel;
  trees.silence.observe(silencePath(paths, stage, what), silenceUntil({ stage, toldAt: told, sending, bringing }, heard[entry]!), day);
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
