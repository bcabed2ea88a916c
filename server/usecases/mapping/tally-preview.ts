import { isSameBrief, type OrderBrief } from '@/server/domain/mapping/order-brief';
import type { Lifecycle } from '@/server/domain/order/lifecycle';

const SAMPLES = 20;

/** One order looked at with the change and without it. */
export interface Compared {
  orderId: string;
  orderNo: string;
  shop: string;
  before: OrderBrief;
  after: OrderBrief;
}

/** What a change would do to the orders that were looked at. */
export interface PreviewTally {
  looked: number;
  changed: number;
  /** How many orders would go from one state to another, the most frequent first; also where only a flag changes. */
  moves: { from: Lifecycle; to: Lifecycle; orders: number }[];
  samples: Compared[];
}

/** Counts and picks samples: those that change their state first. */
export function tallyPreview(compared: readonly Compared[]): PreviewTally {
  const changed = compared.filter((c) => !isSameBrief(c.before, c.after));
  const moves = new Map<string, PreviewTally['moves'][number]>();
  for (const { before, after } of changed) {
    const key = `${before.lifecycle}|${after.lifecycle}`;
    const held = moves.get(key);
    if (held) held.orders += 1;
    else moves.set(key, { from: before.lifecycle, to: after.lifecycle, orders: 1 });
  }
  const isStep = (c: Compared) => c.before.lifecycle !== c.after.lifecycle;
  return {
    looked: compared.length,
    changed: changed.length,
    moves: [...moves.values()].sort((a, b) => b.orders - a.orders),
    samples: changed.toSorted((a, b) => Number(isStep(b)) - Number(isStep(a))).slice(0, SAMPLES),
  };
}
