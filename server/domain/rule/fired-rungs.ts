import { type Instant, MINUTE } from '../shared/instant';
import type { ClockSpan } from './clock-spans';
import { CATCH_UP } from './compute-deadlines';
import type { Counting } from './counting';
import { isCounted, type Rule, type Rung } from './rule';
import { rungDueAt } from './rung-due';

/** A run of a clock as far as rungs ask. */
export type WatchedSpan = Pick<ClockSpan, 'anchorAt' | 'seenAt' | 'goneAt' | 'counts' | 'pauses'>;

/** A rung that was reached, and when. */
export interface FiredRung {
  /** From 1. */
  rung: number;
  at: Instant;
}

export interface FiringNeeds {
  /** How the rule counts for the order. */
  counting: Counting;
  /** IANA zone of the order's shop. */
  timeZone: string;
  now: Instant;
}

/** More likely than not, in per cent: what a warning before a promise waits for. */
const LIKELY = 50;

/** When the number of a span was first at least or above something, from a moment on; null when it never was. */
function whenCounted({ counts, goneAt }: WatchedSpan, holds: (value: number) => boolean, from: Instant): Instant | null {
  for (const [i, { at, value }] of counts.entries()) {
    const end = counts[i + 1]?.at ?? goneAt ?? Number.POSITIVE_INFINITY;
    if (holds(value) && end > from) return Math.max(at, from);
  }
  return null;
}

/** When a rung would have been due; null when it never was. */
function dueOf(rung: Rung, span: WatchedSpan, { clock }: Rule, { counting, timeZone }: FiringNeeds): Instant | null {
  if (isCounted(clock)) return whenCounted(span, (value) => value >= (rung.atLeast ?? Number.POSITIVE_INFINITY), span.seenAt);
  const due = rungDueAt(rung, span.anchorAt, counting, timeZone, span.pauses);
  if (due === null || clock !== 'past_promise' || rung.afterMin >= 0) return due;
  return whenCounted(span, (value) => value > LIKELY, due);
}

/** No clock counts faster than time passes: a run that was over before needs no calendar to say so. */
function cannotFire(rung: Rung, { anchorAt, pauses }: WatchedSpan, { clock }: Rule, end: Instant): boolean {
  return rung.afterMin > 0 && pauses.length === 0 && !isCounted(clock) && anchorAt + rung.afterMin * MINUTE >= end;
}

/**
 * The rungs of a rule that a run would have reached until `now`, and when, the first one first: as soon as a rung is due and
 * the portal knows of the run, but not once it knows that it is over. Where several would be reached at one moment it is the
 * highest alone, as the sweep climbs straight to it.
 */
export function firedRungs(rule: Rule, span: WatchedSpan, needs: FiringNeeds): FiredRung[] {
  const fired: FiredRung[] = [];
  const end = span.goneAt ?? Number.POSITIVE_INFINITY;
  let earliest = span.seenAt;
  for (let i = 0; i < rule.rungs.length; i += 1) {
    const rung = rule.rungs[i]!;
    if (cannotFire(rung, span, rule, end)) continue;
    const due = dueOf(rung, span, rule, needs);
    if (due === null) {
      if (rung.afterMin < 0) continue;
      break;
    }
    if (due < span.seenAt) earliest = span.seenAt + CATCH_UP;
    const at = isCounted(rule.clock) ? due + CATCH_UP : Math.max(due, earliest);
    if (at >= end || at > needs.now) continue;
    while (fired.length > 0 && fired.at(-1)!.at >= at) fired.pop();
    fired.push({ rung: i + 1, at });
  }
  return fired;
}
