import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { noteVisitor } from '@/server/store/behaviour';
import type { Context } from '@/server/store/context';
import { readOrdersByKey } from '@/server/store/order';
import { forgetRules } from '@/server/store/rule';
import { watchBehaviour } from '@/server/usecases/behaviour/watch-behaviour';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, orderFact } from '../stall/stalled-order';

beforeEach(async () => {
  await freshDatabase();
  forgetRules();
});

interface Placed {
  minute?: number;
  phone?: string;
  address?: string;
  sku?: string;
  isCancelled?: boolean;
}

async function place(
  ctx: Context,
  orderNo: string,
  { minute = 0, phone, address, sku = 'A', isCancelled = false }: Placed,
): Promise<string> {
  const placedAt = MORNING + minute * MINUTE;
  await recordFacts(ctx, {
    orders: [
      {
        reporter: { source: 'shop', kind: 'platform' },
        header: { shop: 'main', orderNo, type: 'normal', placedAt, items: [{ sku, name: '茶杯', quantity: 1 }] },
        contact: { phone: phone ?? `+86138${orderNo.replace(/\D/g, '').padStart(8, '0')}`, ...(address ? { address } : {}) },
      },
    ],
    facts: isCancelled ? [orderFact(orderNo, 'cancel.confirmed', placedAt + MINUTE)] : [],
  });
  return (await readOrdersByKey(pool(), orderNo))[0]!.id;
}

const behaviourOf = async (orderNo: string) => (await readOrdersByKey(pool(), orderNo))[0]!.doc!.state.behaviour?.signals ?? {};
const attentionOf = async (orderNo: string) => (await readOrdersByKey(pool(), orderNo))[0]!.doc!.attention.map((a) => a.reason);

describe('what several orders show together', () => {
  it('is a burst to one address, however it is written; told once, and again only when it grows', async () => {
    const { ctx, at } = handClock(MORNING + 30 * MINUTE);
    for (let i = 0; i < 6; i += 1) await place(ctx, `B${i}`, { minute: i, address: i % 2 ? '浙江路 8 号' : '浙江路8号 ' });
    await place(ctx, 'B9', { minute: 3, address: '别处 1 号' });
    expect(await watchBehaviour(ctx)).toBe(6);
    expect(await watchBehaviour(ctx)).toBe(0);
    expect(await behaviourOf('B3')).toMatchObject({ burst: { count: 6 } });
    expect(await behaviourOf('B9')).toEqual({});
    at(MORNING + 40 * MINUTE);
    for (let i = 10; i < 15; i += 1) await place(ctx, `B${i}`, { minute: i, address: '浙江路8号' });
    expect(await watchBehaviour(ctx)).toBe(11);
    await ensureDefaultRules(ctx);
    forgetRules();
    await recordFacts(ctx, { orders: [], facts: [orderFact('B0', 'paid', MORNING + 41 * MINUTE)] });
    at(MORNING + 45 * MINUTE);
    await sweepDeadlines(ctx);
    expect(await attentionOf('B0')).toContain('behaviour.burst');
  });

  it('is a burst from one device, which is kept as a keyed hash alone', async () => {
    const { ctx } = handClock(MORNING + 30 * MINUTE);
    for (let i = 0; i < 5; i += 1) {
      const id = await place(ctx, `D${i}`, { minute: i });
      await noteVisitor(ctx.db, id, { device: 'Mozilla/5.0|zh', client: `203.0.${i}.7` }, ctx.now());
    }
    expect(await watchBehaviour(ctx)).toBe(5);
    const { rows } = await pool().query('select * from order_visitor');
    expect(JSON.stringify(rows)).not.toMatch(/Mozilla|203\.0/);
  });

  it('is a customer who cancels and orders the same again, told of the last order', async () => {
    const { ctx } = handClock(MORNING + 30 * MINUTE);
    const phone = '+8613800005555';
    await place(ctx, 'R1', { phone, isCancelled: true });
    await place(ctx, 'R2', { phone, minute: 5, isCancelled: true });
    await place(ctx, 'R3', { phone, minute: 9 });
    await place(ctx, 'R4', { phone, minute: 9, sku: 'Z' });
    await watchBehaviour(ctx);
    expect(await behaviourOf('R3')).toMatchObject({ reorders: { count: 2 } });
    expect(await behaviourOf('R4')).toEqual({});
  });

  it('leaves alone what five different households order', async () => {
    const { ctx } = handClock(MORNING + 30 * MINUTE);
    for (let i = 0; i < 8; i += 1) await place(ctx, `H${i}`, { minute: i, address: `路 ${i} 号` });
    expect(await watchBehaviour(ctx)).toBe(0);
  });
});
