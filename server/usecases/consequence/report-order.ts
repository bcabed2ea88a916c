import type { WrittenLanguage } from '@/server/domain/shared/language';
import { wordDoing } from '@/server/domain/wording/word-doing';
import { wordOrderReport } from '@/server/domain/wording/word-order-report';
import { writeAudit } from '@/server/store/audit';
import { listConsequences } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { readShopZone } from '../access/read-shop-zone';
import { readStalls } from '../stall/read-stalls';

const MOST_DOINGS = 200;

export type OrderReport = { kind: 'made'; orderNo: string; markdown: string } | { kind: 'missing' };

/** The report of one order that its action panel makes; it names nobody. Audited. */
export async function reportOrder(ctx: Context, input: { orderId: string; language: WrittenLanguage; by: string }): Promise<OrderReport> {
  const { orderId, language, by } = input;
  const order = await readOrderById(ctx.db, orderId);
  if (!order?.doc) return { kind: 'missing' };
  const stalls = (await readStalls(ctx, [orderId])).get(orderId) ?? [];
  const carriedOut = (await listConsequences(ctx.db, orderId, MOST_DOINGS)).reverse();
  const doings = carriedOut.flatMap(({ doneAt, outcome, body }) =>
    doneAt === null || outcome === null ? [] : [{ at: doneAt, words: wordDoing(body.do, outcome, language) }],
  );
  const zone = await readShopZone(ctx, order.shop);
  const markdown = wordOrderReport({ document: order.doc, stalls, doings }, language, zone, ctx.now());
  await writeAudit(ctx.db, { actor: by, action: 'order.reported', subject: `order:${orderId}` });
  return { kind: 'made', orderNo: order.orderNo, markdown };
}
