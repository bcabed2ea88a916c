import { MINUTE } from '@/server/domain/shared/instant';
import type { OrderHeader, SourceKind } from '@/server/domain/tracking/fact';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { workOnIncidents } from '@/server/usecases/incident/work-on-incidents';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { orderFact, PHONE } from '../stall/stalled-order';

/** What the workers do in a minute. */
export async function workAMinute(ctx: Context): Promise<void> {
  while ((await workOnIncidents(ctx)).isMore);
  while ((await sweepDeadlines(ctx)).isMore);
  await deliverNotices(ctx);
}

/** Rows of `from` (a table with its conditions). */
export async function count(from: string): Promise<number> {
  const { rows } = await pool().query(`select count(*) from ${from}`);
  return rows[0].count;
}

/** Stall messages that would go: no channel is set up in tests, what is not held by an incident would be sent. */
export function stallMessages(): Promise<number> {
  return count(`notice where recipient = 'customer' and template like 'stall.%' and detail is distinct from 'incident'`);
}

/** An account as it stands after calls were refused since `lastOkAt`. */
export async function knownSource(
  name: string,
  kind: SourceKind,
  lastOkAt: number,
  refused = 0,
  shop: string | null = null,
): Promise<void> {
  const id = newId();
  await pool().query(
    `insert into source (id, name, adapter, kind, endpoint, last_ok_at, shop) values ($1, $2, 'canonical', $3, $2, $4, $5)
     on conflict (name) do update set last_ok_at = excluded.last_ok_at`,
    [id, name, kind, new Date(lastOkAt), shop],
  );
  if (refused === 0) return;
  await pool().query(
    `insert into source_failure (source_id, at, kind, reason, calls) values ($1, date_trunc('hour', $2::timestamptz), 'refused', '403', $3)`,
    [id, new Date(lastOkAt), refused],
  );
}

/** An order of one item as the shop tells it, with what happened to it since. */
export async function toldOrder(
  ctx: Context,
  orderNo: string,
  placedAt: number,
  codes: readonly string[],
  header: Partial<OrderHeader> = {},
): Promise<void> {
  await recordFacts(ctx, {
    orders: [
      {
        reporter: { source: 'shop', kind: 'platform' },
        header: {
          shop: 'main',
          orderNo,
          type: 'normal',
          placedAt,
          destination: { country: 'CN', province: '浙江', city: '杭州' },
          items: [{ sku: 'A', name: '茶杯', quantity: 1 }],
          amount: '128.00',
          currency: 'CNY',
          ...header,
        },
        contact: { name: '张三', phone: PHONE },
      },
    ],
    facts: codes.map((code) => {
      const fact = orderFact(orderNo, code, placedAt + MINUTE, { reporter: { source: 'shop', kind: 'platform' } });
      return header.shop ? { ...fact, order: { shop: header.shop, orderNo } } : fact;
    }),
  });
}

/** Three hours before `until` in which a source called in three minutes of four, as on any day. */
export async function heardUntil(name: string, until: number): Promise<void> {
  await pool().query(
    `insert into source_minute (source_id, at, good, latency, lag)
     select s.id, $2::timestamptz - n * interval '1 minute', 1, '{}', '{}' from source s, generate_series(1, 180) n
     where s.name = $1 and n % 4 <> 0`,
    [name, new Date(until)],
  );
}

/** Three weeks before `until` in which a source called most minutes of every hour: what is usual is learned from them. */
export async function knownForWeeks(name: string, until: number): Promise<void> {
  await pool().query(
    `insert into source_hour (source_id, at, good, refused, unreadable, failed, facts, heard, longest_gap_min, latency, lag)
     select s.id, $2::timestamptz - n * interval '1 hour', 60, 0, 0, 0, 60, 45, 4, '{}', '{}' from source s, generate_series(1, 500) n
     where s.name = $1`,
    [name, new Date(until)],
  );
}
