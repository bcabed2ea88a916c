import { beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { listShops } from '@/server/usecases/staff/list-shops';
import { searchOrders } from '@/server/usecases/staff/search-orders';
import { freshDatabase } from '../../database/fresh-database';
import { NOW, recordOrder } from './some-orders';

const ctx = newContext(() => NOW);
const find = async (text: string) => (await searchOrders(ctx, { text, after: null })).orders.map((order) => order.orderNo);

beforeEach(freshDatabase);

describe('searching orders', () => {
  beforeEach(async () => {
    await recordOrder({ orderNo: 'DN-2026-0001', name: '王小明', phone: '+8613800138000' });
    await recordOrder({
      orderNo: 'DN-2026-0002',
      name: '李静',
      phone: '+8613911112222',
      codes: ['paid', 'shipped'],
      trackingNo: 'SF1234567890123',
    });
  });

  it.each([
    ['an order number, however it is written', 'dn20260001', 'DN-2026-0001'],
    ['a tracking number', 'sf 1234 5678 90123', 'DN-2026-0002'],
    ['a phone', '139-1111-2222', 'DN-2026-0002'],
    ['a name', '王小明', 'DN-2026-0001'],
    ['a whole chat message', '亲，我的快递还没到，订单 DN-2026-0002，麻烦查一下，谢谢', 'DN-2026-0002'],
  ])('finds one by %s', async (_what, text, orderNo) => {
    expect(await find(text)).toEqual([orderNo]);
  });

  it('finds nothing rather than everything when the text names nothing', async () => {
    expect(await find('你好')).toEqual([]);
    expect(await find('13700000000')).toEqual([]);
  });

  it('narrows what it finds by the filters', async () => {
    const page = await searchOrders(ctx, { text: '王小明', after: null, shop: 'other' });
    expect(page.orders).toEqual([]);
  });
});

describe('shops to choose from', () => {
  it('are those that were set up and those that orders were placed at', async () => {
    await pool().query(`insert into shop (code, name) values ('tea', 'Tea'), ('demo', 'Demo')`);
    expect(await listShops(ctx)).toEqual(['demo', 'tea']);
    await recordOrder({ orderNo: 'DN-2026-0003', shop: 'coffee' });
    expect(await listShops(ctx)).toEqual(['coffee', 'demo', 'tea']);
  });
});

describe('paging', () => {
  it('shows every order exactly once, also when many were placed in the same moment', async () => {
    const names = Array.from({ length: 120 }, (_, i) => `N${1000 + i}`);
    for (const orderNo of names) await recordOrder({ orderNo, hoursAgo: 5 });
    const seen: string[] = [];
    let after: Parameters<typeof searchOrders>[1]['after'] = null;
    do {
      const page = await searchOrders(ctx, { text: '', after });
      seen.push(...page.orders.map((order) => order.orderNo));
      after = page.next;
    } while (after);
    expect(seen.length).toBe(120);
    expect(new Set(seen)).toEqual(new Set(names));
  });
});
