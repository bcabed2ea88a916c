import { addBuckets, LAG_ENDS, LATENCY_ENDS, noBuckets } from './buckets';

/** What became of a call. `failed` is our own fault; the caller may send it again. */
export const CALL_OUTCOMES = ['good', 'refused', 'unreadable', 'failed'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Calls of one source in one stretch of time. */
export interface Traffic extends Record<CallOutcome, number> {
  /** Good calls that answered questions of ours about numbers: they say nothing about whether the source speaks by itself. */
  asked: number;
  /** New facts. */
  facts: number;
  /** New facts whose word nobody has mapped. */
  unmapped: number;
  /** Orders told of, and those of them whose region is not known. */
  orders: number;
  unplaced: number;
  /** Calls by the time our answer took (LATENCY_ENDS). */
  latency: number[];
  /** News by how old they were when they reached us (LAG_ENDS). */
  lag: number[];
}

export function noTraffic(): Traffic {
  const counts = { good: 0, refused: 0, unreadable: 0, failed: 0, asked: 0, facts: 0, unmapped: 0, orders: 0, unplaced: 0 };
  return { ...counts, latency: noBuckets(LATENCY_ENDS), lag: noBuckets(LAG_ENDS) };
}

export function addTraffic(a: Traffic, b: Traffic): Traffic {
  return {
    good: a.good + b.good,
    refused: a.refused + b.refused,
    unreadable: a.unreadable + b.unreadable,
    failed: a.failed + b.failed,
    asked: a.asked + b.asked,
    facts: a.facts + b.facts,
    unmapped: a.unmapped + b.unmapped,
    orders: a.orders + b.orders,
    unplaced: a.unplaced + b.unplaced,
    latency: addBuckets(a.latency, b.latency),
    lag: addBuckets(a.lag, b.lag),
  };
}

/** Whether it was heard: pushed, posted or told what changed; answers about numbers that we asked for do not count. */
export function isHeard(traffic: Traffic): boolean {
  return traffic.good > traffic.asked;
}

export function callsOf(traffic: Traffic): number {
  return CALL_OUTCOMES.reduce((sum, outcome) => sum + traffic[outcome], 0);
}

/** Share of good calls, 0 to 1; null without calls. */
export function successOf(traffic: Traffic): number | null {
  const calls = callsOf(traffic);
  return calls === 0 ? null : traffic.good / calls;
}

/** Share of orders whose region is known, 0 to 1; null without orders. */
export function placedShareOf(traffic: Traffic): number | null {
  return traffic.orders === 0 ? null : 1 - traffic.unplaced / traffic.orders;
}

/** Share of new facts whose word has a meaning, 0 to 1; null without facts. */
export function understoodShareOf(traffic: Traffic): number | null {
  return traffic.facts === 0 ? null : 1 - traffic.unmapped / traffic.facts;
}
