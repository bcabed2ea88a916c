import { STAGES } from '../domain/analysis/stage';
import type { Clock } from '../domain/rule/rule';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A step that ran past its first limit. */
export interface OverdueStep {
  orderId: string;
  orderNo: string;
  shop: string;
  stage: Clock;
  since: Instant;
  overdueAt: Instant;
  toldAt: Instant | null;
  until: Instant | null;
  carrier: string | null;
  warehouse: string | null;
  province: string | null;
  city: string | null;
  amount: number | null;
  currency: string | null;
}

/** Steps that ran past a limit in [from, until), in the order in which they did; no more than `limit`. */
export async function readOverdueSteps(db: Queryable, from: Instant, until: Instant, limit: number): Promise<OverdueStep[]> {
  const { rows } = await db.query<OverdueStep>({
    name: 'overdue-steps',
    text: `select order_id as "orderId", order_no as "orderNo", shop, clock as stage, since, stalled_at as "overdueAt", told_at as "toldAt", until,
                  carriers[1] as carrier, warehouse, dest_province as province,
                  dest_city as city, amount, currency
             from step_span where stalled_at >= $1 and stalled_at < $2 and clock = any($3) order by stalled_at, order_no, clock limit $4`,
    values: [new Date(from), new Date(until), STAGES, limit],
  });
  return rows;
}
