import { beforeEach, describe, expect, it } from 'vitest';
import type { Silence } from '@/server/domain/incident/incident';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { pool } from '@/server/platform/database';
import { readIncident } from '@/server/store/incident';
import { readOrdersByKey } from '@/server/store/order';
import { closeIncident } from '@/server/usecases/incident/close-incident';
import { openIncident } from '@/server/usecases/incident/open-incident';
import { watchSources } from '@/server/usecases/source/watch-sources';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, scan, shippedOrder } from '../stall/stalled-order';
import { count, knownForWeeks, knownSource, stallMessages, toldOrder, workAMinute } from './outage';

const ORDERS = 200;
const no = (i: number) => `K${String(i).padStart(3, '0')}`;

/** Orders whose last scan came from one aggregator: from `before` on one falls due each minute. */
async function movingOrders({ ctx, at }: ReturnType<typeof handClock>, before: number): Promise<void> {
  for (let i = 0; i < ORDERS; i += 1) {
    const movedAt = before - 24 * HOUR + i * MINUTE;
    at(movedAt);
    await shippedOrder(ctx, no(i), movedAt - HOUR);
    await recordFacts(ctx, {
      orders: [],
      facts: [scan(`SF${no(i)}`, 'in_transit', movedAt, { reporter: { source: 'kuaidi100', kind: 'aggregator' } })],
    });
  }
}

function silence(silentSince: number): Silence {
  return {
    source: 'kuaidi100',
    sourceKind: 'aggregator',
    silentSince,
    lastGoodAt: silentSince,
    evidence: { refused: 312, refusedAs: '403' },
  };
}

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(handClock().ctx);
});

describe('a source that is silent for two hours', () => {
  it('is one incident and no stall message, and its orders’ clocks run on without the pause', { timeout: 120_000 }, async () => {
    const clock = handClock();
    const { ctx, at } = clock;
    await movingOrders(clock, MORNING);
    await pool().query(`update notice set state = 'sent'`);
    const silentSince = MORNING - 20 * MINUTE;
    const until = async (from: number, to: number) => {
      for (let m = from; m < to; m += 1) {
        at(MORNING + m * MINUTE);
        await workAMinute(ctx);
      }
    };
    // it takes a while until anybody knows: the first clocks run out meanwhile
    await until(-20, 2);
    expect(await count(`fact where code = 'stall.opened'`)).toBe(2);
    const opened = await Promise.all([1, 2, 3].map(() => openIncident(ctx, { kind: 'source_silent', silence: silence(silentSince) })));
    expect(opened.map((o) => o.kind).sort()).toEqual(['already_open', 'already_open', 'opened']);
    await until(2, 120);
    expect(await count('incident')).toBe(1);
    expect(await count('incident_order')).toBe(ORDERS);
    expect(await stallMessages()).toBe(0);
    expect(await count(`notice where order_id is not null and recipient like 'staff:%'`)).toBe(2);
    expect(await count('deadline')).toBe(0);
    const [row] = await readOrdersByKey(pool(), no(1));
    expect(row!.doc!.attention).toMatchObject([{ kind: 'silent', since: silentSince, reason: 'system.source_silent' }]);
    const told = (language: Language) => wordHeadline(row!.doc!.headline, language, { timeZone: 'Asia/Shanghai', now: ctx.now() });
    expect(told('zh-CN').long).toMatch(/^运输中：物流数据源暂时无更新（自今天 09:40）/);
    expect(told('en').long).toMatch(/^In transit; no news from the tracking feed \(since today 09:40\)/);

    at(MORNING + 120 * MINUTE);
    const { id } = opened[0]!.incident;
    expect(await closeIncident(ctx, { id, by: 'system' })).toMatchObject({ kind: 'closing' });
    await workAMinute(ctx);
    expect(await readIncident(pool(), id)).toMatchObject({
      phase: 'closed',
      closedAt: MORNING + 120 * MINUTE,
      figures: { orders: ORDERS, withheld: 121 },
    });
    const { rows } = await pool().query(`select due_at from deadline where rule_code = 'movement' order by due_at`);
    // silent from 09:40 to 12:00: what was due at 10:00 is due at 12:20
    expect(rows).toHaveLength(ORDERS);
    expect(rows.slice(0, 3).map((r) => (r.due_at - MORNING) / MINUTE)).toEqual([140, 141, 142]);
    expect((await readOrdersByKey(pool(), no(1)))[0]!.doc!.attention).toEqual([]);
    await until(140, 143);
    expect(await stallMessages()).toBe(3);
  });

  it('is noticed by itself, and nothing is told in the minutes before', { timeout: 120_000 }, async () => {
    const clock = handClock();
    const { ctx, at } = clock;
    await movingOrders(clock, MORNING);
    await knownSource('kuaidi100', 'aggregator', MORNING - 6 * MINUTE);
    await knownForWeeks('kuaidi100', MORNING);
    const { rows } = await pool().query(`select id from source where name = 'kuaidi100'`);
    await pool().query(
      `insert into source_minute (source_id, at, good, latency, lag) select $1, $2::timestamptz - n * interval '1 minute', 1, '{}', '{}' from generate_series(0, 180) n`,
      [rows[0].id, new Date(MORNING - 6 * MINUTE)],
    );
    for (let m = -6; m < 120; m += 1) {
      at(MORNING + m * MINUTE);
      await watchSources(ctx);
      await workAMinute(ctx);
    }
    const found = await pool().query('select opened_at, figures from incident');
    expect(found.rows).toMatchObject([{ figures: { orders: ORDERS } }]);
    expect(found.rows[0].opened_at).toBeGreaterThan(MORNING);
    expect(await count(`fact where code = 'stall.opened'`)).toBe(0);
    expect(await count(`notice where template like 'stall.%' or template = 'staff.stall'`)).toBe(0);
  });

  it('holds the orders of its own shop only, and lets those alone that others keep moving', async () => {
    const { ctx, at } = handClock();
    await toldOrder(ctx, 'A1', MORNING - HOUR, ['paid']);
    await toldOrder(ctx, 'A2', MORNING - HOUR, ['paid', 'allocated', 'packed']);
    const wms = { sourceKind: 'wms' as const, silentSince: MORNING - HOUR, lastGoodAt: MORNING - HOUR, evidence: {} };
    await openIncident(ctx, { kind: 'source_silent', silence: { ...wms, source: 'wms-south', shop: 'south' } });
    await openIncident(ctx, { kind: 'source_silent', silence: { ...wms, source: 'wms-main', shop: 'main' } });
    at(MORNING + MINUTE);
    await workAMinute(ctx);
    const { rows } = await pool().query(
      'select i.source, o.order_no from incident_order t join incident i on i.id = t.incident_id join orders o on o.id = t.order_id',
    );
    expect(rows).toEqual([{ source: 'wms-main', order_no: 'A1' }]);
  });
});
