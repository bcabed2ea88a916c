import { type InsightEvent, LONGEST_DWELL_S } from '@/server/domain/insight/step';
import { DAY, HOUR, SECOND } from '@/server/domain/shared/instant';
import { gatherer } from '@/server/platform/gatherer';
import { log } from '@/server/platform/log';
import { singleton } from '@/server/platform/singleton';
import { type Context, newContext } from '@/server/store/context';
import { addInsight, type InsightCount } from '@/server/store/insight';

const counts = gatherer<InsightCount>({
  name: 'insight',
  everyMs: SECOND,
  merge: (a, b) => ({ ...a, count: a.count + b.count, orders: a.orders + b.orders, dwellS: a.dwellS + b.dwellS }),
  write: (gathered) => addInsight(newContext().db, gathered),
  onError: (error) => log().error({ err: error }, 'what customers look at was not counted'),
});

/** Orders remembered for a day, to tell first looks from further ones; beyond that looks count as further ones. */
const MOST_ORDERS = 200_000;

/** Whether nobody has looked at this order in this state today, as far as this process knows. The memory is never written. */
function isFirstToday(now: number, state: string, orderId: string): boolean {
  const seen = singleton('insight-seen', () => ({ day: 0, orders: new Set<string>() }));
  const day = Math.floor(now / DAY);
  if (seen.day !== day) {
    seen.day = day;
    seen.orders.clear();
  }
  const key = `${state}|${orderId}`;
  if (seen.orders.has(key) || seen.orders.size >= MOST_ORDERS) return false;
  seen.orders.add(key);
  return true;
}

/**
 * Counts something that a customer did, by the hour; written once a second, with nothing of the order, the address or the person.
 * `orderId` only tells an order's first look of the day from further ones. `dwellS` are seconds in view.
 */
export function countInsight(ctx: Context, event: InsightEvent, more: { orderId?: string; dwellS?: number } = {}): void {
  const now = ctx.now();
  const hourAt = Math.floor(now / HOUR) * HOUR;
  const { step, way, state, outcome, language, device } = event;
  const orders = more.orderId !== undefined && isFirstToday(now, state, more.orderId) ? 1 : 0;
  const dwellS = Math.min(LONGEST_DWELL_S, Math.max(0, Math.round(more.dwellS ?? 0)));
  const key = `${hourAt}|${step}|${way}|${state}|${outcome}|${language}|${device}`;
  counts.add(key, { hourAt, step, way, state, outcome, language, device, count: 1, orders, dwellS });
}

/** Writes what was counted so far. Called once more at shutdown. */
export function flushInsight(): Promise<void> {
  return counts.flush();
}
