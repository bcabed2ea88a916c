import { beforeEach, describe, expect, it } from 'vitest';
import { carryOutConsequences } from '@/server/usecases/consequence/carry-out-consequences';
import { reportOrder } from '@/server/usecases/consequence/report-order';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { stalledWith } from './ruled-order';

beforeEach(freshDatabase);

describe('what staff see and make of what rules did', () => {
  it('is a report that says what is open, how long it stood and what was done, and names nobody', async () => {
    const { ctx, order } = await stalledWith([{ do: 'hold' }]);
    await carryOutConsequences(ctx);
    const made = await reportOrder(ctx, { orderId: order.id, language: 'zh-CN', by: 'staff:1' });
    if (made.kind !== 'made') throw new Error('no report was made');
    expect(made.markdown).toMatch(/^# 订单 D1 情况报告/);
    expect(made.markdown).toContain('快递还没有来揽收');
    expect(made.markdown).toContain('暂缓订单 · 已完成');
    expect(made.markdown).not.toMatch(/张三|13800001111/);
    expect((await reportOrder(ctx, { orderId: order.id, language: 'en', by: 'staff:1' })).kind).toBe('made');
  });

  it('is a list of what is to be answered by whom, the purchase list by article', async () => {
    const { ctx, order } = await stalledWith([{ do: 'approve', role: 'supervisor', yes: [], no: [] }, { do: 'suggest_purchase' }]);
    await carryOutConsequences(ctx);
    const agent = callsAs('agent', await addStaff('agent'), ctx.now);
    const desk = await agent.task.desk({});
    expect(desk.counts).toEqual({ approve: 1, suggest_purchase: 1 });
    expect(desk.open.map((t) => [t.kind, t.mayAnswer, t.orderNo])).toEqual([
      ['approve', false, 'D1'],
      ['suggest_purchase', true, 'D1'],
    ]);
    expect(desk.purchases).toMatchObject([{ sku: 'A', quantity: 1, orders: [{ orderNo: 'D1' }] }]);
    await agent.task.answer({ id: desk.open[1]!.id, answer: 'ordered' });
    const after = await agent.task.desk({ kind: 'suggest_purchase' });
    expect([after.open.length, after.purchases.length, after.closed[0]?.answer]).toEqual([0, 0, 'ordered']);
    const { tasks, doings } = await agent.task.ofOrder({ orderId: order.id });
    expect([tasks.length, doings.map((d) => d.outcome).sort()]).toEqual([1, ['asked', 'done']]);
  });
});
