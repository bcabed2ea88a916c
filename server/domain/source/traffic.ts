import { addBuckets, LAG_ENDS, LATENCY_ENDS, noBuckets } from './buckets';

/** What became of a call. `failed` is our own fault; the caller may send it again. */
export const CALL_OUTCOMES = ['good', 'refused', 'unreadable', 'failed'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Calls of one source in one stretch of time. */
export interface Traffic extends Record<CallOutcome, number> {
  /** New facts. */
  facts: number;
  /** Calls by the time our answer took (LATENCY_ENDS). */
  latency: number[];
  /** News by how old they were when they reached us (LAG_ENDS). */
  lag: number[];
}

export function noTraffic(): Traffic {
  return { good: 0, refused: 0, unreadable: 0, failed: 0, facts: 0, latency: noBuckets(LATENCY_ENDS), lag: noBuckets(LAG_ENDS) };
}

export function addTraffic(a: Traffic, b: Traffic): Traffic {
  return {
    good: a.good + b.good,
    refused: a.refused + b.refused,
    unreadable: a.unreadable + b.unreadable,
    failed: a.failed + b.failed,
    facts: a.facts + b.facts,
    latency: addBuckets(a.latency, b.latency),
    lag: addBuckets(a.lag, b.lag),
  };
}

export function callsOf(traffic: Traffic): number {
  return CALL_OUTCOMES.reduce((sum, outcome) => sum + traffic[outcome], 0);
}

/** Share of good calls, 0 to 1; null without calls. */
export function successOf(traffic: Traffic): number | null {
  const calls = callsOf(traffic);
  return calls === 0 ? null : traffic.good / calls;
}
