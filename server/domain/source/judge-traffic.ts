import { MINUTE } from '../shared/instant';
import { LAG_ENDS, LATENCY_ENDS, quantileOf, shareWithin } from './buckets';
import { callsOf, placedShareOf, successOf, type Traffic } from './traffic';

/** What can be wrong with a source. */
export const ALARM_KINDS = ['silent', 'failing', 'refused', 'incomplete', 'late', 'slow'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** The thresholds of one account. */
export interface Thresholds {
  /** Minutes within which news should reach us; null promises nothing. */
  promiseMin: number | null;
  /** Least share of good calls, and of news within the promise, in percent. */
  minSuccessPct: number;
  minFreshPct: number;
  /** Least share of orders whose region is known, in percent: without it nothing can be routed (R3-24). */
  minCompletePct: number;
  /** Most that nineteen of twenty answers of ours may take. */
  maxLatencyMs: number;
}

export interface CrossedThreshold {
  kind: Exclude<AlarmKind, 'silent'>;
  /** What was measured and what was asked: milliseconds for slow, calls for refused, percent for all others. */
  measured: number;
  threshold: number;
  /** Calls, orders or news that it was measured on. */
  of: number;
}

/** Calls are judged over so long, news over longer: they are fewer. */
export const CALLS_JUDGED_MS = 15 * MINUTE;
export const NEWS_JUDGED_MS = 60 * MINUTE;
/** With fewer than this a share says nothing. */
const ENOUGH = 10;
/** So many calls with a wrong signature, or from an address that may not call, are no slip, however many good ones there are beside them. */
const MANY_REFUSED = 20;

/**
 * The thresholds that the calls of the last fifteen minutes and the news of the last hour cross. Success is the share of
 * calls that were neither refused nor unreadable nor failed; many refused ones are told where the share is well; lateness is judged by the age of news when they came;
 * completeness by the orders of the last hour whose region is known.
 */
export function judgeTraffic(calls: Traffic, news: Traffic, thresholds: Thresholds): CrossedThreshold[] {
  const crossed: CrossedThreshold[] = [];
  const made = callsOf(calls);
  const success = successOf(calls);
  if (success !== null && made >= ENOUGH && success * 100 < thresholds.minSuccessPct)
    crossed.push({ kind: 'failing', measured: Math.floor(success * 100), threshold: thresholds.minSuccessPct, of: made });
  else if (calls.refused >= MANY_REFUSED) crossed.push({ kind: 'refused', measured: calls.refused, threshold: MANY_REFUSED, of: made });

  const placed = placedShareOf(news);
  if (placed !== null && news.orders >= ENOUGH && placed * 100 < thresholds.minCompletePct)
    crossed.push({ kind: 'incomplete', measured: Math.floor(placed * 100), threshold: thresholds.minCompletePct, of: news.orders });

  const told = news.lag.reduce((sum, n) => sum + n, 0);
  const fresh = thresholds.promiseMin === null ? null : shareWithin(news.lag, LAG_ENDS, thresholds.promiseMin * MINUTE);
  if (fresh !== null && told >= ENOUGH && fresh * 100 < thresholds.minFreshPct)
    crossed.push({ kind: 'late', measured: Math.floor(fresh * 100), threshold: thresholds.minFreshPct, of: told });

  const p95 = quantileOf(calls.latency, LATENCY_ENDS, 0.95);
  if (p95 !== null && made >= ENOUGH && p95 > thresholds.maxLatencyMs)
    crossed.push({ kind: 'slow', measured: Math.round(p95), threshold: thresholds.maxLatencyMs, of: made });
  return crossed;
}
