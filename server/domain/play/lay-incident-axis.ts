import { awaitedKinds } from '../incident/clock-pauses';
import type { Incident } from '../incident/incident';
import type { OrderState } from '../order/order-state';
import { runningClocks } from '../rule/clock-start';
import type { Clock } from '../rule/rule';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import type { SourceKind } from '../tracking/fact';
import { upstreamFirst } from './find-break';

/** Stretches of equal length between two moments; the last one may be cut by `until`. */
export interface AxisFrame {
  from: Instant;
  until: Instant;
  stretchMs: number;
}

/** What a system said of the orders of an incident in a stretch that begins at `at`. */
export interface OwnWords {
  source: string;
  kind: SourceKind;
  at: Instant;
  words: number;
  /** Of them, those that reached the portal more than half an hour after they happened. */
  late: number;
}

/** What a system said of whatever order in a stretch, and how many of its calls were not taken. */
export interface AllWords {
  source: string;
  at: Instant;
  words: number;
  refused: number;
}

export interface IncidentLane {
  /** Null for a kind of system that is awaited and has said nothing. */
  source: string | null;
  kind: SourceKind;
  /** Its word is what the orders wait for. */
  isAwaited: boolean;
  /** Only stretches in which there was something, oldest first. */
  marks: { at: Instant; own: number; all: number; late: number; refused: number }[];
}

/** Systems of an incident on one axis of time, upstream first, with the stretch in which the chain is broken (R0-23). */
export interface IncidentAxis extends AxisFrame {
  /** The break: from when the trouble stood until things moved again, or the end of the axis. */
  brokenFrom: Instant;
  brokenUntil: Instant;
  lanes: IncidentLane[];
  /** What the orders wait for now, most orders first. */
  waits: { clock: Clock; orders: number; from: Instant }[];
}

const LEAST_BEFORE = 2 * HOUR;
const MOST_BEFORE = 3 * DAY;
const MOST_STRETCHES = 72;
const STRETCHES = [MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY];

/** The trouble with as much time before it as it lasts, between two hours and three days, in at most 72 whole stretches of the clock. */
export function frameAround(since: Instant, until: Instant): AxisFrame {
  const before = Math.min(MOST_BEFORE, Math.max(LEAST_BEFORE, until - since));
  const whole = before + Math.max(0, until - since);
  const stretchMs = STRETCHES.find((length) => whole / length < MOST_STRETCHES) ?? Math.ceil(whole / MOST_STRETCHES / DAY) * DAY;
  return { from: Math.floor((since - before) / stretchMs) * stretchMs, until, stretchMs };
}

/**
 * Lays what the systems said on the frame. The lane that is awaited is the silent source, or every system whose word moves the held
 * step on; `states` are the incident's orders as they stand at the end of the axis.
 */
export function layIncidentAxis(
  incident: Pick<Incident, 'source' | 'sourceKind' | 'step' | 'since' | 'backAt'>,
  frame: AxisFrame,
  said: { own: readonly OwnWords[]; all: readonly AllWords[]; states: readonly OrderState[] },
): IncidentAxis {
  const kinds = new Map(said.own.map(({ source, kind }) => [source, kind]));
  if (incident.source && incident.sourceKind) kinds.set(incident.source, incident.sourceKind);
  const awaited = incident.step ? awaitedKinds(incident.step) : [];
  const isAwaited = (source: string | null, kind: SourceKind) => (incident.source ? source === incident.source : awaited.includes(kind));
  const lanes = [...kinds].map(([source, kind]): IncidentLane => {
    const own = said.own.filter((words) => words.source === source);
    const all = said.all.filter((words) => words.source === source);
    return { source, kind, isAwaited: isAwaited(source, kind), marks: marksOf(own, all) };
  });
  const [silentKind] = awaited;
  if (!incident.source && silentKind && !lanes.some((lane) => lane.isAwaited))
    lanes.push({ source: null, kind: silentKind, isAwaited: true, marks: [] });
  return {
    ...frame,
    brokenFrom: Math.max(frame.from, incident.since),
    brokenUntil: Math.min(frame.until, incident.backAt ?? frame.until),
    lanes: lanes.sort(upstreamFirst),
    waits: waitsOf(said.states),
  };
}

function marksOf(own: readonly OwnWords[], all: readonly AllWords[]): IncidentLane['marks'] {
  const marks = new Map<Instant, IncidentLane['marks'][number]>();
  const markAt = (at: Instant) => {
    const mark = marks.get(at) ?? { at, own: 0, all: 0, late: 0, refused: 0 };
    marks.set(at, mark);
    return mark;
  };
  for (const { at, words, late } of own) {
    const mark = markAt(at);
    mark.own += words;
    mark.late += late;
  }
  for (const { at, words, refused } of all) {
    const mark = markAt(at);
    mark.all += words;
    mark.refused += refused;
  }
  return [...marks.values()].sort((a, b) => a.at - b.at);
}

/** What the orders wait for, leaving out what waits for nobody's word. */
function waitsOf(states: readonly OrderState[]): IncidentAxis['waits'] {
  const waits = new Map<Clock, { clock: Clock; orders: number; from: Instant }>();
  for (const state of states) {
    const own = new Map(runningClocks(state).map(({ clock, since }) => [clock, since]));
    for (const [clock, since] of own) {
      if (awaitedKinds(clock).length === 0) continue;
      const wait = waits.get(clock) ?? { clock, orders: 0, from: since };
      waits.set(clock, { clock, orders: wait.orders + 1, from: Math.min(wait.from, since) });
    }
  }
  return [...waits.values()].sort((a, b) => b.orders - a.orders || (a.clock < b.clock ? -1 : 1));
}
