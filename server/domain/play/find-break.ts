import { awaitedKinds } from '../incident/clock-pauses';
import type { OrderState } from '../order/order-state';
import type { SystemColumn } from '../order/system-words';
import { runningClocks } from '../rule/clock-start';
import type { Clock } from '../rule/rule';
import { type Instant, MINUTE } from '../shared/instant';
import { SOURCE_KINDS, type SourceKind } from '../tracking/fact';

/** One thing a system said, as a mark in its lane. */
export interface LaneMark {
  identity: string;
  at: Instant;
  /** When the portal learned it. */
  receivedAt: Instant;
  code: string | null;
  text?: string;
  /** It reached the portal long after it happened. */
  isLate: boolean;
}

export interface SystemLane {
  /** Null for a kind of system that is awaited and has said nothing yet. */
  source: string | null;
  kind: SourceKind;
  /** Oldest first. */
  marks: LaneMark[];
}

/** A stretch in which a step waits for the word of a system. */
export interface SystemBreak {
  clock: Clock;
  /** '' when the order itself waits. */
  shipmentKey: string;
  from: Instant;
  /** Whose word is missing. */
  awaited: readonly SourceKind[];
  /** The last system that spoke before it; null where none did. */
  after: string | null;
  /** Staff were told that it stalls. */
  isStalled: boolean;
}

/** Systems on one axis of time, upstream first, with the places where the chain is broken (R0-23). */
export interface CaseAxis {
  from: Instant;
  until: Instant;
  lanes: SystemLane[];
  breaks: SystemBreak[];
  /** The longest time between two words about the order, and who spoke on either side; null below two words. */
  longest: { from: Instant; until: Instant; before: string; after: string } | null;
}

/** From the sale to the door; what stands further on waits for what stands before. */
const CHAIN: readonly SourceKind[] = ['customer', 'platform', 'gateway', 'crm', 'erp', 'wms', 'tms', 'carrier', 'aggregator', 'other'];
const LATE_AFTER = 30 * MINUTE;

/** Lays the systems' words on one axis as they stand at `now`, and marks what is waited for. */
export function findBreak(systems: readonly SystemColumn[], state: OrderState, now: Instant): CaseAxis {
  const lanes = systems.filter((system) => system.kind !== 'portal').map(laneOf);
  const words = lanes.flatMap((lane) => lane.marks.map(({ at }) => ({ at, source: lane.source! }))).sort((a, b) => a.at - b.at);
  const stalled = new Set(state.attention.filter((a) => a.kind === 'stalled').map((a) => a.shipmentKey));
  const breaks = runningClocks(state).flatMap(({ clock, shipmentKey, since }): SystemBreak[] => {
    const awaited = awaitedKinds(clock);
    if (awaited.length === 0 || since > now) return [];
    const after = words.findLast((word) => word.at <= since)?.source ?? null;
    return [{ clock, shipmentKey, from: since, awaited, after, isStalled: stalled.has(shipmentKey) }];
  });
  for (const { awaited } of breaks)
    if (!lanes.some((lane) => awaited.includes(lane.kind))) lanes.push({ source: null, kind: awaited[0]!, marks: [] });
  return { from: words[0]?.at ?? state.moments.placedAt, until: now, lanes: lanes.sort(upstreamFirst), breaks, longest: longestOf(words) };
}

function laneOf({ source, kind, words }: SystemColumn): SystemLane {
  const marks = words
    .filter((word) => !word.isWithdrawn && !word.isQuarantined && !word.isExpected)
    .map(({ identity, at, receivedAt, code, text }) => ({
      identity,
      at,
      receivedAt,
      code,
      ...(text ? { text } : {}),
      isLate: receivedAt - at > LATE_AFTER,
    }));
  return { source, kind, marks: marks.sort((a, b) => a.at - b.at) };
}

/** Order of lanes: what stands further on waits for what stands before. */
export function upstreamFirst(a: Pick<SystemLane, 'source' | 'kind'>, b: Pick<SystemLane, 'source' | 'kind'>): number {
  const place = ({ kind }: Pick<SystemLane, 'kind'>) =>
    CHAIN.includes(kind) ? CHAIN.indexOf(kind) : CHAIN.length + SOURCE_KINDS.indexOf(kind);
  return place(a) - place(b) || ((a.source ?? '') < (b.source ?? '') ? -1 : 1);
}

function longestOf(words: readonly { at: Instant; source: string }[]): CaseAxis['longest'] {
  let longest: CaseAxis['longest'] = null;
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    if (before && word.at - before.at > (longest ? longest.until - longest.from : 0))
      longest = { from: before.at, until: word.at, before: before.source, after: word.source };
  }
  return longest;
}
