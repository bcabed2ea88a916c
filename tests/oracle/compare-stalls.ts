import type { Stall } from '@/server/domain/stall/stall';
import { oracleStalls } from './minute-oracle';
import type { Lived } from './simulated-month';

export interface Compared {
  orders: number;
  stalls: number;
  closed: number;
  /** What product and oracle say differently, in words. */
  differences: string[];
}

type Told = Pick<Stall, 'rule' | 'rung' | 'shipmentKey' | 'since' | 'openedAt' | 'closedAt'>;

/** A stall in one line: which rung of which rule over which run of a clock, from when until when. */
export function lineOf({ rule, rung, shipmentKey, since, openedAt, closedAt }: Told): string {
  const iso = (at: number) => new Date(at).toISOString();
  return `${rule} ${rung} ${shipmentKey} since ${iso(since)} opened ${iso(openedAt)} closed ${closedAt === null ? 'never' : iso(closedAt)}`;
}

/** Every stall of every order, in words that no id of a database stands in. */
export function storyOf(lived: Lived): string[] {
  return lived.orders.flatMap((order) => order.stalls.map((stall) => `${order.orderNo} ${lineOf(stall)}`)).sort();
}

/** Clocks that count towards an end: their stalls may be told before it. */
const TOWARDS_AN_END = new Set(['past_promise', 'late_risk', 'pickup_point']);

/** Holds every stall of every order against what the minute-by-minute oracle says. */
export function compareStalls(lived: Lived): Compared {
  const differences: string[] = [];
  let stalls = 0;
  let closed = 0;
  for (const order of lived.orders) {
    const ours = order.stalls.map(lineOf).sort();
    const theirs = oracleStalls(order, lived.inForce, lived.from, lived.until).map(lineOf).sort();
    stalls += ours.length;
    closed += order.stalls.filter((stall) => stall.closedAt !== null).length;
    for (const line of ours) if (!theirs.includes(line)) differences.push(`${order.orderNo}: only the product has ${line}`);
    for (const line of theirs) if (!ours.includes(line)) differences.push(`${order.orderNo}: only the oracle has ${line}`);
    for (const stall of order.stalls) {
      const isBackwards = stall.closedAt !== null && stall.closedAt < stall.openedAt;
      if (isBackwards || (stall.openedAt < stall.since && !TOWARDS_AN_END.has(stall.consequence.clock)))
        differences.push(`${order.orderNo}: negative dwell ${lineOf(stall)}`);
    }
  }
  return { orders: lived.orders.length, stalls, closed, differences };
}
