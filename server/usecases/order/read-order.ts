import type { Contact } from '@/server/domain/order/contact';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Deadline } from '@/server/domain/rule/deadline';
import type { Instant } from '@/server/domain/shared/instant';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import { readContact } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { type OrderRow, readOrderById, readOrdersByKey } from '@/server/store/order';
import { loadTimeZones } from '@/server/store/shop';
import { orderAsOf } from './order-as-of';

export type ReadOrderResult =
  | {
      kind: 'found';
      document: OrderDocument;
      contact: Contact | null;
      timeZone: string;
      /** The clocks that ran at the past moment; null of now, whose rows are kept. */
      deadlines: Deadline[] | null;
    }
  | { kind: 'missing' }
  | { kind: 'ambiguous'; shops: string[] };

/** One order by number, for staff and API. `asOf` folds what had been received until then: what was seen at that moment. */
export async function readOrder(ctx: Context, input: { orderNo: string; shop?: string; asOf?: Instant }): Promise<ReadOrderResult> {
  const rows = await readOrdersByKey(ctx.db, normaliseNumber(input.orderNo), input.shop);
  if (rows.length > 1) return { kind: 'ambiguous', shops: rows.map((r) => r.shop) };
  return rows[0] ? answer(ctx, rows[0], input.asOf) : { kind: 'missing' };
}

/** One order by its id. */
export async function readOrderOfId(ctx: Context, input: { id: string; asOf?: Instant }): Promise<ReadOrderResult> {
  const row = await readOrderById(ctx.db, input.id);
  return row ? answer(ctx, row, input.asOf) : { kind: 'missing' };
}

async function answer(ctx: Context, row: OrderRow, asOf?: Instant): Promise<ReadOrderResult> {
  const past = asOf === undefined ? null : await orderAsOf(ctx, row, asOf);
  const document = asOf === undefined ? row.doc : past?.document;
  if (!document) return { kind: 'missing' };
  const zones = await loadTimeZones(ctx.db);
  return {
    kind: 'found',
    document,
    contact: await readContact(ctx.db, row.id),
    timeZone: zones.get(row.shop) ?? 'Asia/Shanghai',
    deadlines: past?.deadlines ?? null,
  };
}
