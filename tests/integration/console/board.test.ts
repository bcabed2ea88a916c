import { beforeEach, describe, expect, it } from 'vitest';
import { newContext } from '@/server/store/context';
import { readBoard } from '@/server/usecases/staff/read-board';
import { searchOrders } from '@/server/usecases/staff/search-orders';
import { freshDatabase } from '../../database/fresh-database';
import { NOW, recordOrder } from './some-orders';

const ctx = newContext(() => NOW);

beforeEach(async () => {
  await freshDatabase();
  await recordOrder({ orderNo: 'A1', province: '广东省', category: '家居' });
  await recordOrder({ orderNo: 'A2', province: '广东省', category: '数码', codes: ['paid'] });
  await recordOrder({ orderNo: 'A3', province: '浙江省', category: '数码', codes: ['paid', 'picking'] });
  await recordOrder({ orderNo: 'OLD', province: '广东省', category: '数码', codes: ['paid'], history: true });
});

const sum = (cells: { orders: number }[]) => cells.reduce((all, cell) => all + cell.orders, 0);

describe('the board', () => {
  it('counts every open order once, by state, region and product line, and no imported past', async () => {
    const { cells } = await readBoard(ctx);
    expect(sum(cells)).toBe(3);
    expect(sum(cells.filter((cell) => cell.region === '广东省'))).toBe(2);
    expect(sum(cells.filter((cell) => cell.category === '数码'))).toBe(2);
    expect(Object.fromEntries(cells.map((cell) => [cell.lifecycle, cell.orders]))).toEqual({ pending_payment: 1, paid: 1, picking: 1 });
  });

  it('counts what the list shows behind each number', async () => {
    const { cells } = await readBoard(ctx);
    for (const cell of cells) {
      const { lifecycle, health, region, category } = cell;
      const page = await searchOrders(ctx, {
        text: '',
        after: null,
        isOpen: true,
        lifecycle,
        health,
        region: region ?? '',
        category: category ?? '',
      });
      expect([lifecycle, page.orders.length]).toEqual([lifecycle, cell.orders]);
    }
  });

  it('is counted from its index alone', async () => {
    await ctx.db.query('vacuum analyze orders');
    await ctx.db.query('begin');
    await ctx.db.query('set local enable_seqscan = off');
    const { rows } = await ctx.db.query(
      'explain select phase, lifecycle, health, dest_region, category, count(*) from orders where open and not history group by 1, 2, 3, 4, 5',
    );
    await ctx.db.query('rollback');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Only Scan using orders_board_idx');
  });
});
