import type { OrderState, TimelineLine } from '../order/order-state';
import type { Instant } from '../shared/instant';
import type { Stall } from '../stall/stall';

/** A trouble that stood open between the moment a window was told and the arrival. */
export type MissTrouble =
  | { kind: 'stall'; rule: string; reason: string; since: Instant }
  | { kind: 'exception'; line: TimelineLine }
  | { kind: 'incident'; incident: string; cause: 'source_silent' | 'common_cause' | 'fold_difference'; since: Instant };

/** What happened to an order between the moment its window was told and its arrival. */
export interface MissStory {
  /** The longest time in which nothing happened, and what was said last before it; null where nothing is known. */
  wait: { line: TimelineLine; ms: number } | null;
  /** Oldest first. */
  troubles: MissTrouble[];
}

const TROUBLE = /^(problem\.|attempt_failed|customs|payment\.denied|stock\.short|backordered|review\.started)/;

/** The story of a window that did not hold, from the order's timeline as it is known now and from its stalls. */
export function missStory(
  state: Pick<OrderState, 'timeline' | 'pauses'>,
  stalls: readonly Stall[],
  { askedAt, arrivedAt }: { askedAt: Instant; arrivedAt: Instant },
): MissStory {
  const lines = state.timeline.filter((line) => line.sourceKind !== 'portal' && !line.isWithdrawn && !line.isQuarantined);
  const isMeanwhile = (since: Instant, until: Instant | null) => since < arrivedAt && (until ?? arrivedAt) > askedAt;
  const exceptions = lines.filter(({ code, at }) => code !== null && TROUBLE.test(code) && at >= askedAt && at < arrivedAt);
  const open = stalls.filter(({ openedAt, closedAt }) => isMeanwhile(openedAt, closedAt));
  const pauses = (state.pauses ?? []).filter(({ from, until }) => isMeanwhile(from, until));
  const troubles: [Instant, MissTrouble][] = [
    ...open.map(({ rule, reason, since }): [Instant, MissTrouble] => [since, { kind: 'stall', rule, reason, since }]),
    ...exceptions.map((line): [Instant, MissTrouble] => [line.at, { kind: 'exception', line }]),
    ...pauses.map(({ incident, kind, from }): [Instant, MissTrouble] => [from, { kind: 'incident', incident, cause: kind, since: from }]),
  ];
  return { wait: longestWait(lines, askedAt, arrivedAt), troubles: troubles.sort(([a], [b]) => a - b).map(([, trouble]) => trouble) };
}

/** The longest stretch without a line between two moments; what was said before the first of them begins one there. */
function longestWait(lines: readonly TimelineLine[], from: Instant, until: Instant): MissStory['wait'] {
  let longest: MissStory['wait'] = null;
  lines.forEach((line, i) => {
    const next = lines.slice(i + 1).find((later) => later.at > line.at)?.at ?? until;
    const ms = Math.min(next, until) - Math.max(line.at, from);
    if (line.at < until && ms > (longest?.ms ?? 0)) longest = { line, ms };
  });
  return longest;
}
