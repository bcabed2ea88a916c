import { MINUTE } from '../shared/instant';
import { LAG_ENDS, LATENCY_ENDS, quantileOf, shareWithin } from './buckets';
import { type CallOutcome, callsOf, placedShareOf, successOf, type Traffic, understoodShareOf } from './traffic';

/** What a stretch of traffic comes to; null where there was nothing to measure. Shares are 0 to 1. */
export interface Figures extends Record<CallOutcome, number> {
  calls: number;
  facts: number;
  orders: number;
  success: number | null;
  /** Milliseconds until we answered: half of the calls, nineteen of twenty. */
  latencyP50: number | null;
  latencyP95: number | null;
  /** Milliseconds by which news were old when they came. */
  lagP50: number | null;
  lagP95: number | null;
  /** Share of news within the promise; null when nothing is promised. */
  fresh: number | null;
  /** Share of orders whose region is known, and of facts whose word has a meaning. */
  placed: number | null;
  understood: number | null;
}

/** The figures of a stretch of traffic, judged by a promise in minutes. */
export function figuresOf(traffic: Traffic, promiseMin: number | null): Figures {
  const { good, refused, unreadable, failed, facts, orders, latency, lag } = traffic;
  return {
    calls: callsOf(traffic),
    good,
    refused,
    unreadable,
    failed,
    facts,
    orders,
    success: successOf(traffic),
    latencyP50: quantileOf(latency, LATENCY_ENDS, 0.5),
    latencyP95: quantileOf(latency, LATENCY_ENDS, 0.95),
    lagP50: quantileOf(lag, LAG_ENDS, 0.5),
    lagP95: quantileOf(lag, LAG_ENDS, 0.95),
    placed: placedShareOf(traffic),
    understood: understoodShareOf(traffic),
    fresh: promiseMin === null ? null : shareWithin(lag, LAG_ENDS, promiseMin * MINUTE),
  };
}
