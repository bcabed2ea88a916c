import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { forgetOpenIncidents, loadOpenIncidents } from '@/server/store/incident';
import { readOrdersByKey } from '@/server/store/order';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, scan, shippedOrder } from '../stall/stalled-order';
import { count, knownSource, stallMessages, toldOrder, workAMinute } from './outage';

const no = (i: number) => `Q${String(i).padStart(3, '0')}`;
/** 09:40 in Shanghai: the trouble begins. */
const BROKE_AT = MORNING - 20 * MINUTE;

/** Orders come in one a minute from the trouble on, and the workers go on for hours; every minute `each` is done as well. */
async function liveThrough(
  orders: number,
  minutes: number,
  one: (ctx: ReturnType<typeof handClock>['ctx'], i: number, at: number) => Promise<void>,
  each = async (_now: number) => {},
  from = BROKE_AT,
) {
  const { ctx, at } = handClock(from);
  for (let m = 0; m < minutes; m += 1) {
    const now = from + m * MINUTE;
    at(now);
    if (m < orders) await one(ctx, m, now - MINUTE);
    await each(now);
    await workAMinute(ctx);
  }
  const openOnes = await loadOpenIncidents(pool());
  return { ctx, incidents: openOnes };
}

async function headlineOf(orderNo: string, now: number): Promise<string> {
  const [row] = await readOrdersByKey(pool(), orderNo);
  return wordHeadline(row!.doc!.headline, 'zh-CN', { timeZone: 'Asia/Shanghai', now }).long;
}

beforeEach(async () => {
  await freshDatabase();
  forgetOpenIncidents();
  await ensureDefaultRules(handClock().ctx);
});

describe('an outage of which nobody was told', { timeout: 120_000 }, () => {
  it('payment callbacks refused: one incident that names the calls, no message, the page says it is being confirmed', async () => {
    await knownSource('wechatpay', 'gateway', BROKE_AT - 5_000, 312);
    const { ctx, incidents } = await liveThrough(200, 240, (c, i, at) => toldOrder(c, no(i), at, ['payment.claimed']));
    expect(incidents).toMatchObject([
      {
        kind: 'source_silent',
        source: 'wechatpay',
        cause: 'calls_refused',
        params: { refused: 312, refusedAs: '403', since: BROKE_AT - 5_000 },
      },
    ]);
    expect(await stallMessages()).toBe(0);
    expect(await count('incident_order where left_at is null')).toBe(200);
    expect(await count(`notice where order_id is not null and recipient like 'staff:%'`)).toBeLessThan(20);
    expect(await headlineOf(no(150), ctx.now())).toMatch(/^付款核验中：支付渠道暂时无更新（自今天 09:39）.*如已付款请勿重复支付/);
  });

  it('the warehouse’s address is not on the list: one incident, although no order has a word of the warehouse', async () => {
    await knownSource('wms', 'wms', BROKE_AT - 5_000, 48);
    const { incidents } = await liveThrough(200, 240, (c, i, at) => toldOrder(c, no(i), at, ['paid']));
    expect(incidents).toMatchObject([{ kind: 'source_silent', source: 'wms', cause: 'calls_refused' }]);
    expect(await stallMessages()).toBe(0);
    expect(await count('incident_order')).toBe(200);
  });

  it('the region data is gone: one incident that says what the orders lack', async () => {
    await knownSource('wms', 'wms', BROKE_AT);
    const heard = (now: number) => knownSource('wms', 'wms', now);
    const { ctx, incidents } = await liveThrough(
      200,
      300,
      (c, i, at) => toldOrder(c, no(i), at, ['paid'], { destination: { country: 'CN' } }),
      heard,
    );
    expect(incidents).toMatchObject([{ kind: 'common_cause', step: 'warehouse_accept', cause: 'region_missing' }]);
    expect(await stallMessages()).toBe(0);
    expect(await count(`notice where order_id is not null and recipient like 'staff:%'`)).toBeLessThan(20);
    expect(await headlineOf(no(60), ctx.now())).toMatch(/仓库还没有接单/);
  });

  it('paid orders are no longer handed to the warehouse: one incident that says who is heard and who was not told', async () => {
    const { incidents } = await liveThrough(
      137,
      300,
      (c, i, at) => toldOrder(c, no(i), at, ['paid']),
      (now) => knownSource('wms', 'wms', now),
    );
    expect(incidents).toMatchObject([
      { kind: 'common_cause', step: 'warehouse_accept', cause: 'not_handed_over', params: { source: 'wms' } },
    ]);
    expect(await stallMessages()).toBe(0);
  });
});

describe('a delay on the road that many parcels share', { timeout: 120_000 }, () => {
  it('is one incident for staff, and told once to each customer', async () => {
    const clock = handClock();
    const { ctx, at } = clock;
    for (let i = 0; i < 60; i += 1) {
      const movedAt = MORNING - DAY + i * MINUTE;
      at(movedAt);
      await shippedOrder(ctx, no(i), movedAt - HOUR);
      await recordFacts(ctx, { orders: [], facts: [scan(`SF${no(i)}`, 'in_transit', movedAt)] });
    }
    for (let m = 0; m < 3 * 24 * 6; m += 1) {
      const now = MORNING + (m < 70 ? m : m * 10) * MINUTE;
      at(now);
      await knownSource('sf', 'carrier', now);
      await workAMinute(ctx);
    }
    expect(await loadOpenIncidents(pool())).toMatchObject([
      { kind: 'common_cause', step: 'movement', carrier: 'sf', cause: 'step_stands', figures: { orders: 60 } },
    ]);
    expect(await stallMessages()).toBe(60);
    expect(await count(`notice where order_id is not null and recipient like 'staff:%'`)).toBeLessThan(20);
    expect(await headlineOf(no(59), ctx.now())).toMatch(/快递长时间没有新动态/);
  });
});

describe('a second outage of the same step', { timeout: 120_000 }, () => {
  const ofShop = (shop: string) => (c: Context, i: number, at: number) => toldOrder(c, `${shop}${i}`, at, ['paid'], { shop });

  it('of another shop is an incident of its own, while the first one lasts', async () => {
    await knownSource('wms-east', 'wms', BROKE_AT - 5_000, 48, 'east');
    await knownSource('wms-west', 'wms', BROKE_AT, 0, 'west');
    const [east, west] = [ofShop('east'), ofShop('west')];
    // the west goes well until the east has been an incident for a while; then its warehouse is heard but not told
    const { incidents } = await liveThrough(
      150,
      240,
      async (c, i, at) => {
        await east(c, i, at);
        if (i >= 100) await west(c, i, at);
      },
      (now) => knownSource('wms-west', 'wms', now, 0, 'west'),
    );
    expect(incidents).toMatchObject([
      { kind: 'source_silent', source: 'wms-east', shop: 'east' },
      { kind: 'common_cause', step: 'warehouse_accept', shop: 'west', cause: 'not_handed_over' },
    ]);
    expect(
      await count(`incident_order t join orders o on o.id = t.order_id join incident i on i.id = t.incident_id where i.shop <> o.shop`),
    ).toBe(0);
    expect(await count(`notice where template = 'alert.incident_opened' and recipient like 'staff:%'`)).toBe(2);
    expect(await stallMessages()).toBe(0);
  });

  it('in the same hour does not mix with the first: each has its shop, its cause and its orders', async () => {
    await knownSource('wms-east', 'wms', BROKE_AT - 5_000, 48, 'east');
    await knownSource('wms-west', 'wms', BROKE_AT - 5_000, 31, 'west');
    const [east, west] = [ofShop('east'), ofShop('west')];
    const { incidents } = await liveThrough(80, 150, async (c, i, at) => {
      await east(c, i, at);
      await west(c, i, at);
    });
    expect(incidents.map((i) => [i.kind, i.source, i.shop, i.params.refused]).sort()).toEqual([
      ['source_silent', 'wms-east', 'east', 48],
      ['source_silent', 'wms-west', 'west', 31],
    ]);
    expect(await stallMessages()).toBe(0);
  });

  it('is not made of what the first one left in the counts: a few stalls after its end are told by themselves', async () => {
    await knownSource('wms', 'wms', BROKE_AT);
    const { ctx, incidents } = await liveThrough(60, 100, ofShop('east'), (now) => knownSource('wms', 'wms', now));
    expect(incidents).toHaveLength(1);
    await pool().query(`update incident set closed_at = $1, phase = 'closed'`, [new Date(ctx.now())]);
    forgetOpenIncidents();
    await liveThrough(3, 90, ofShop('west'), (now) => knownSource('wms', 'wms', now), BROKE_AT + 100 * MINUTE);
    expect(await count('incident')).toBe(1);
    expect(
      await count(`fact where code = 'stall.opened' and subject in (select 'o:' || id from orders where shop = 'west')`),
    ).toBeGreaterThan(0);
  });
});

describe('stalls as many as on any day', { timeout: 120_000 }, () => {
  it('stay stalls of their own', async () => {
    await pool().query(
      `insert into stall_tally select 'warehouse_accept', trait, value, $1::timestamptz - n * interval '1 hour', 30, $1
       from generate_series(2, 160) n, (values ('all', ''), ('shop', 'main'), ('region', '浙江省')) as t(trait, value)`,
      [new Date(Math.floor(MORNING / HOUR) * HOUR)],
    );
    const { incidents } = await liveThrough(60, 120, (c, i, at) => toldOrder(c, no(i), at, ['paid']));
    expect(incidents).toEqual([]);
    expect(await count(`fact where code = 'stall.opened'`)).toBe(60);
  });

  it('do not count when an order is taken over long after they were due', async () => {
    const { incidents } = await liveThrough(60, 70, (c, i, at) => toldOrder(c, no(i), at - 2 * DAY, ['paid']));
    expect(incidents).toEqual([]);
  });
});
