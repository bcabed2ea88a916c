import type { ViewDevice, ViewWay } from '@/server/domain/access/order-view';
import { HOUR, type Instant, SECOND } from '@/server/domain/shared/instant';
import { gatherer } from '@/server/platform/gatherer';
import { log } from '@/server/platform/log';
import { type Context, newContext } from '@/server/store/context';
import { addOrderViews, type OrderViews } from '@/server/store/order-view';
import { addViews } from '@/server/store/share-link';

const linkViews = gatherer<{ linkId: string; count: number; lastAt: Instant }>({
  name: 'share-views',
  everyMs: SECOND,
  merge: (a, b) => {
    a.count += b.count;
    a.lastAt = Math.max(a.lastAt, b.lastAt);
    return a;
  },
  write: (views) => addViews(newContext().db, views),
  onError: (error) => log().error({ err: error }, 'views of share links were not written'),
});

const orderViews = gatherer<OrderViews>({
  name: 'order-views',
  everyMs: SECOND,
  merge: (a, b) => {
    a.views += b.views;
    a.firstAt = Math.min(a.firstAt, b.firstAt);
    a.lastAt = Math.max(a.lastAt, b.lastAt);
    return a;
  },
  write: (views) => addOrderViews(newContext().db, views),
  onError: (error) => log().error({ err: error }, 'looks at orders were not written'),
});

/** Counts one view of a share link. Views are gathered and written once a second: reading a page writes nothing. */
export function countView(ctx: Context, linkId: string): void {
  linkViews.add(linkId, { linkId, count: 1, lastAt: ctx.now() });
}

/** Notes that somebody looked at an order: how and when, never who. Written once a second, an hour's looks as one. */
export function noteView(ctx: Context, view: { orderId: string; way: Exclude<ViewWay, 'staff'>; device: ViewDevice }): void {
  const now = ctx.now();
  const hourAt = Math.floor(now / HOUR) * HOUR;
  orderViews.add(`${view.orderId}|${view.way}|${view.device}|${hourAt}`, { ...view, hourAt, firstAt: now, lastAt: now, views: 1 });
}

/** Writes the views gathered so far. Called once more at shutdown. */
export async function flushViews(): Promise<void> {
  await linkViews.flush();
  await orderViews.flush();
}
