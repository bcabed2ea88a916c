import type { RuleOutcome } from './backtest';
import { isCounted, type RuleBody } from './rule';

/** How long a step takes, in minutes as the rule counts, over the steps that were taken. */
export interface StepLengths {
  steps: number;
  p50: number;
  p80: number;
  p95: number;
  p99: number;
}

/** Why another limit is proposed. */
export type SuggestionReason =
  /** Many steps pass the limit and are over within the hour by themselves: it calls people for nothing. */
  | 'too_tight'
  /** Nearly all steps are over long before it: trouble is noticed later than it could be. */
  | 'too_loose';

/** What a suggestion rests on. */
export interface SuggestionEvidence extends StepLengths {
  reason: SuggestionReason;
  /** First rung of the version in force, in minutes. */
  nowMin: number;
  /** Days of steps that were looked at. */
  days: number;
  /** What the version in force would have done in these days, and what it would do with the other limit. */
  now: Pick<RuleOutcome, 'fired' | 'resolvedWithinHour' | 'messages'>;
  withIt: Pick<RuleOutcome, 'fired' | 'resolvedWithinHour' | 'messages'>;
}

/** Steps that a suggestion rests on at least. */
export const LEAST_STEPS = 100;
/** Share of steps that a limit may call people for before it counts as tight, and of those that needed nobody. */
const TIGHT = { fired: 0.05, needless: 1 / 3 };
/** A limit this many times beyond what nearly all steps need is loose. */
const LOOSE = 1.5;
/** A change that is smaller is not worth a person's time. */
const WORTH = 1.2;

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.ceil(share * sorted.length) - 1]!;

/** Lengths of the steps that were taken, in any order; null when they are too few to tell. */
export function stepLengths(minutes: readonly number[]): StepLengths | null {
  if (minutes.length < LEAST_STEPS) return null;
  const sorted = [...minutes].sort((a, b) => a - b);
  const [p50, p80, p95, p99] = [0.5, 0.8, 0.95, 0.99].map((share) => Math.round(quantile(sorted, share)));
  return { steps: sorted.length, p50: p50!, p80: p80!, p95: p95!, p99: p99! };
}

/** Whether a rule has a limit that how long its step takes says something of: not on terms, promises and numbers. */
export function isSuggestible({ clock, rungs }: Pick<RuleBody, 'clock' | 'rungs'>): boolean {
  const onTerms = clock === 'past_promise' || clock === 'pickup_point' || isCounted(clock);
  return !onTerms && rungs.length > 0 && rungs[0]!.afterMin > 0 && rungs[0]!.at === undefined;
}

/** A number that people would write: whole five minutes, quarters of an hour, hours, days. */
function rounded(minutes: number): number {
  const step = minutes <= 120 ? 5 : minutes <= 8 * 60 ? 15 : minutes <= 3 * 24 * 60 ? 60 : 24 * 60;
  return Math.ceil(minutes / step) * step;
}

/**
 * Another limit for the first rung, and why; null when the one in force fits. Where it calls people for nothing, what 95
 * of 100 steps keep; where it lies far beyond what steps need, what 99 of 100 keep. Always before the second rung.
 */
export function suggestLimit(
  body: Pick<RuleBody, 'clock' | 'rungs'>,
  lengths: StepLengths,
  now: SuggestionEvidence['now'],
): { afterMin: number; reason: SuggestionReason } | null {
  if (!isSuggestible(body)) return null;
  const limit = body.rungs[0]!.afterMin;
  const next = body.rungs[1]?.afterMin ?? Number.POSITIVE_INFINITY;
  const isTight = now.fired > lengths.steps * TIGHT.fired && now.resolvedWithinHour >= now.fired * TIGHT.needless;
  if (isTight) {
    const afterMin = rounded(lengths.p95);
    return afterMin >= limit * WORTH && afterMin < next ? { afterMin, reason: 'too_tight' } : null;
  }
  const afterMin = rounded(Math.max(1, lengths.p99));
  return limit >= lengths.p99 * LOOSE && afterMin * WORTH <= limit ? { afterMin, reason: 'too_loose' } : null;
}

/** The rule with another limit on its first rung. */
export function withLimit(body: RuleBody, afterMin: number): RuleBody {
  return { ...body, rungs: body.rungs.map((rung, i) => (i === 0 ? { ...rung, afterMin } : rung)) };
}
