import { toIso } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { findOrders, type OrderListRow, type OrderQuestion } from '@/server/usecases/order/find-orders';
import { type ApiCall, answerGet, answerPost } from './answer-call';
import { decodeCursor, encodeCursor } from './cursor';
import { orderListQuery, orderSearch } from './order-query';
import { parseJson } from './parse-json';
import { readQuestion } from './read-question';

/** `GET /api/v1/orders`: a page of orders by what may stand in an address. */
export function listOrders(request: Request): Promise<Response> {
  return answerGet(request, 'read', async (call) => {
    const query = readQuestion(Object.fromEntries(call.url.searchParams), orderListQuery);
    return { status: 200, body: await search(call, query) };
  });
}

/** `POST /api/v1/orders/search`: the same by phone and name too. */
export function searchOrders(request: Request): Promise<Response> {
  return answerPost(request, 'read', async (call) => {
    const query = readQuestion(parseJson(call.body), orderSearch);
    return { status: 200, body: await search(call, query) };
  });
}

type Query = Omit<OrderQuestion, 'lifecycle'> & { state?: OrderQuestion['lifecycle']; limit: number; cursor?: string };

async function search(call: ApiCall, { state, limit, cursor, ...rest }: Query) {
  const from = cursor === undefined ? null : decodeCursor(cursor);
  const after = from && { placedAt: from.at, id: from.id };
  const page = await findOrders(call.ctx, { question: { ...rest, lifecycle: state }, after, limit });
  return {
    orders: page.orders.map((row) => presentRow(row, call.ctx.now())),
    nextCursor: encodeCursor(page.next && { at: page.next.placedAt, id: page.next.id }),
  };
}

/** One row as the API tells it; times in the headline are worded in mainland time, the instants are UTC. */
function presentRow(row: OrderListRow, now: number) {
  const words = (language: Language) => wordHeadline(row.headline, language, { now, timeZone: 'Asia/Shanghai' });
  return {
    shop: row.shop,
    orderNo: row.orderNo,
    lifecycle: row.lifecycle,
    phase: row.phase,
    health: row.health,
    headline: { 'zh-CN': words('zh-CN'), 'zh-TW': words('zh-TW'), en: words('en') },
    attention: row.flags.map((flag) => ({ kind: flag.kind, since: toIso(flag.since), reason: flag.reason })),
    trackingNos: row.trackingNos,
    carrier: row.carrier,
    destination: { province: row.destRegion, city: row.destCity },
    placedAt: toIso(row.placedAt),
    lastEventAt: row.lastEventAt === null ? null : toIso(row.lastEventAt),
  };
}
