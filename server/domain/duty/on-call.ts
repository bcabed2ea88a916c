import { z } from 'zod';
import { isTimeZone } from '../calendar/is-time-zone';
import { addDays, instantAt, localDay, weekday } from '../calendar/local-day';
import { DAY, type Day, type Instant } from '../shared/instant';

/** Who is on call after whom. */
export const onCallRota = z.object({
  /** IANA zone of the hour of handing over. */
  timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai'),
  turn: z.enum(['day', 'week']),
  /** Of turns of a week: 0 is Sunday. */
  weekday: z.number().int().min(0).max(6),
  /** Minutes after local midnight at which one hands over to the next. */
  handOverMin: z.number().int().min(0).max(1439),
  /** The day on which the first of `people` begins, or the next hand-over after it. */
  startsOn: z.iso.date(),
  /** Ids of staff in their order; empty is nobody, ever. */
  people: z.array(z.uuid()).max(60),
});
export type OnCallRota = z.infer<typeof onCallRota>;

export const NO_ROTA: OnCallRota = {
  timeZone: 'Asia/Shanghai',
  turn: 'week',
  weekday: 1,
  handOverMin: 9 * 60,
  startsOn: '2026-01-05',
  people: [],
};

/** Somebody takes some hours of somebody else; of two that overlap the later entered counts. */
export interface OnCallSwap {
  id: string;
  staffId: string;
  fromAt: Instant;
  untilAt: Instant;
  createdAt: Instant;
}

/** A stretch of time and who is on call in it; null is a gap. */
export interface OnCallTurn {
  fromAt: Instant;
  untilAt: Instant;
  staffId: string | null;
  /** Whose turn it would have been; only where somebody else has taken it. */
  insteadOf?: string | null;
}

function firstHandOver({ turn, startsOn, weekday: wanted }: OnCallRota): Day {
  return turn === 'day' ? startsOn : addDays(startsOn, (wanted - weekday(startsOn) + 7) % 7);
}

/** Number of the turn that holds at a moment (the first is 0) with its bounds; null before the first. Hand-overs follow the local clock. */
function turnAt(rota: OnCallRota, at: Instant): { number: number; fromAt: Instant; untilAt: Instant } | null {
  const first = firstHandOver(rota);
  const length = rota.turn === 'day' ? 1 : 7;
  const handOver = (number: number) => instantAt(addDays(first, number * length), rota.handOverMin, rota.timeZone);
  const days = (Date.parse(localDay(at, rota.timeZone)) - Date.parse(first)) / DAY;
  let number = Math.floor(days / length);
  if (handOver(number) > at) number -= 1;
  return number < 0 ? null : { number, fromAt: handOver(number), untilAt: handOver(number + 1) };
}

/** Who is on call at a moment: whoever has taken these hours, else whose turn it is; null is a gap. */
export function onCallAt(rota: OnCallRota, swaps: readonly OnCallSwap[], at: Instant): string | null {
  return swapAt(swaps, at)?.staffId ?? rotaAt(rota, at);
}

function rotaAt(rota: OnCallRota, at: Instant): string | null {
  const turn = turnAt(rota, at);
  return turn && rota.people.length > 0 ? rota.people[turn.number % rota.people.length]! : null;
}

function swapAt(swaps: readonly OnCallSwap[], at: Instant): OnCallSwap | undefined {
  const holding = swaps.filter(({ fromAt, untilAt }) => fromAt <= at && at < untilAt);
  return holding.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))[0];
}

/** Who is on call from one moment to another, without holes or overlaps, each stretch as long as it can be within one turn. */
export function onCallTurns(rota: OnCallRota, swaps: readonly OnCallSwap[], fromAt: Instant, untilAt: Instant): OnCallTurn[] {
  const cuts = new Set<Instant>([fromAt, ...swaps.flatMap((swap) => [swap.fromAt, swap.untilAt])]);
  for (let at = fromAt; at < untilAt; ) {
    // before the first turn the next bound is its beginning
    const next = turnAt(rota, at)?.untilAt ?? instantAt(firstHandOver(rota), rota.handOverMin, rota.timeZone);
    cuts.add(next);
    at = next;
  }
  const bounds = [...cuts].filter((at) => at >= fromAt && at < untilAt).sort((a, b) => a - b);
  return bounds.map((from, i) => {
    const swap = swapAt(swaps, from);
    const turn = { fromAt: from, untilAt: bounds[i + 1] ?? untilAt };
    return swap ? { ...turn, staffId: swap.staffId, insteadOf: rotaAt(rota, from) } : { ...turn, staffId: rotaAt(rota, from) };
  });
}

/** Somebody who is named by the calendar and cannot be called then. */
export interface Unfit {
  staffId: string;
  fromAt: Instant;
  /** Null has no end yet. */
  untilAt: Instant | null;
}

/** Stretches in which nobody can be called: nobody is named, or who is named is absent or gone. */
export function onCallGaps(turns: readonly OnCallTurn[], active: ReadonlySet<string>, absences: readonly Unfit[]): OnCallTurn[] {
  return turns.flatMap((turn) => {
    if (turn.staffId === null || !active.has(turn.staffId)) return [turn];
    return absences
      .filter((one) => one.staffId === turn.staffId && one.fromAt < turn.untilAt && (one.untilAt ?? Infinity) > turn.fromAt)
      .map((one) => ({
        ...turn,
        fromAt: Math.max(turn.fromAt, one.fromAt),
        untilAt: Math.min(turn.untilAt, one.untilAt ?? turn.untilAt),
      }));
  });
}
