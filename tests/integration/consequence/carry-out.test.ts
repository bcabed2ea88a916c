import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { answerTask } from '@/server/usecases/consequence/answer-task';
import { carryOutConsequences } from '@/server/usecases/consequence/carry-out-consequences';
import { holdOrder } from '@/server/usecases/consequence/hold-order';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { MORNING, scan } from '../stall/stalled-order';
import { orderOf, outcomes, stalledWith } from './ruled-order';

beforeEach(freshDatabase);

const noticesTo = async (recipient: string) =>
  (await pool().query('select template, params from notice where recipient = $1 order by created_at', [recipient])).rows;
const openTask = async () => (await pool().query(`select id, kind, role, reason from task where state = 'open'`)).rows[0];
const countOf = async (code: string): Promise<number> =>
  (await pool().query('select count(*) from fact where code = $1', [code])).rows[0].count;

describe('what a rung asks for', () => {
  it('is written with the stall and done once, however many workers look', async () => {
    const { ctx } = await stalledWith([{ do: 'tag', tag: '催揽收' }, { do: 'hold' }]);
    expect(await outcomes()).toEqual([
      ['0', 'tag', null],
      ['1', 'hold', null],
    ]);
    await Promise.all([carryOutConsequences(ctx), carryOutConsequences(ctx), carryOutConsequences(ctx)]);
    await carryOutConsequences(ctx);
    expect(await outcomes()).toEqual([
      ['0', 'tag', 'done'],
      ['1', 'hold', 'done'],
    ]);
    const { state } = (await orderOf('D1')).doc!;
    expect(state.tags).toContain('催揽收');
    expect(state.held).toMatchObject({ since: MORNING + 3 * HOUR, reason: 'carrier.missed_pickup' });
    expect([await countOf('order.tagged'), await countOf('order.held')]).toEqual([1, 1]);
  });

  it('is skipped when the order went on first', async () => {
    const { ctx, at } = await stalledWith([{ do: 'hold' }, { do: 'hand_on', afterMin: 120, to: 'supervisor' }]);
    at(MORNING + 3 * HOUR + MINUTE);
    await recordFacts(ctx, { orders: [], facts: [scan('SFD1', 'picked_up', MORNING + 3 * HOUR + MINUTE)] });
    at(MORNING + 6 * HOUR);
    await carryOutConsequences(ctx);
    expect(await outcomes()).toEqual([
      ['0', 'hold', 'skipped'],
      ['1', 'hand_on', 'skipped'],
    ]);
    expect((await orderOf('D1')).doc!.state.held).toBeUndefined();
  });

  it('goes the way that its condition holds, with what stands there', async () => {
    const { ctx } = await stalledWith([
      {
        do: 'branch',
        when: { scope: { regions: ['浙江省'] } },
        yes: [{ do: 'branch', when: { flags: ['customs'] }, yes: [{ do: 'hold' }], no: [{ do: 'tag', tag: 'near' }] }],
        no: [{ do: 'tag', tag: 'far' }],
      },
    ]);
    while ((await carryOutConsequences(ctx)) > 0);
    expect(await outcomes()).toEqual([
      ['0', 'branch', 'done'],
      ['0.yes.0', 'branch', 'done'],
      ['0.yes.0.no.0', 'tag', 'done'],
    ]);
    expect((await orderOf('D1')).doc!.state.tags).toEqual(['near']);
  });

  it('is handed on when the stall is still open after its time, not before', async () => {
    const { ctx, at } = await stalledWith([{ do: 'hand_on', afterMin: 120, to: 'admin' }]);
    at(MORNING + 5 * HOUR - 1);
    expect(await carryOutConsequences(ctx)).toBe(0);
    at(MORNING + 5 * HOUR);
    expect(await carryOutConsequences(ctx)).toBe(1);
    expect(await noticesTo('staff:admin')).toMatchObject([{ template: 'staff.handed_on', params: { reason: 'carrier.missed_pickup' } }]);
  });

  it('says that nobody is there to ask again', async () => {
    const { ctx } = await stalledWith([{ do: 'resync' }]);
    await carryOutConsequences(ctx);
    expect(await outcomes()).toEqual([['0', 'resync', 'nobody']]);
  });

  it('is tried again after a fault, and given up in the end', async () => {
    const { ctx, pass } = await stalledWith([{ do: 'tag', tag: 'x' }]);
    await pool().query(`update consequence set body = '{"do":"unheard"}'`);
    for (let tries = 1; tries <= 4; tries += 1) {
      expect(await carryOutConsequences(ctx)).toBe(1);
      expect(await carryOutConsequences(ctx)).toBe(0);
      pass(61);
    }
    await carryOutConsequences(ctx);
    expect(await outcomes()).toEqual([['0', 'unheard', 'failed']]);
  });
});

it('what failed because the database went away stays due and has not been tried', async () => {
  const { ctx, pass } = await stalledWith([{ do: 'tag', tag: 'x' }]);
  await pool().query(
    `create function going_away() returns trigger language plpgsql as $$ begin raise exception 'going away' using errcode = '57P01'; end $$`,
  );
  await pool().query('create trigger going_away before insert on fact for each row execute function going_away()');
  await expect(carryOutConsequences(ctx)).rejects.toMatchObject({ code: '57P01' });
  await pool().query('drop trigger going_away on fact');
  pass(3);
  expect((await pool().query('select tries from consequence')).rows).toEqual([{ tries: 0 }]);
  await carryOutConsequences(ctx);
  expect(await outcomes()).toEqual([['0', 'tag', 'done']]);
});

describe('a decision', () => {
  const approval = { do: 'approve', role: 'supervisor', yes: [{ do: 'tag', tag: 'agreed' }], no: [{ do: 'hold' }] } as const;

  it('is asked of a role and leads on the way that is chosen, once', async () => {
    const { ctx, pass } = await stalledWith([{ ...approval, yes: [...approval.yes], no: [...approval.no] }]);
    const boss = await addStaff('supervisor', 'chen');
    await carryOutConsequences(ctx);
    expect(await outcomes()).toEqual([['0', 'approve', 'asked']]);
    pass(1);
    expect(await callsAs('supervisor', boss, ctx.now).alert.open()).toMatchObject([
      { template: 'alert.second_task', params: { task: 'approve' } },
    ]);
    expect(await noticesTo('staff:supervisor')).toMatchObject([{ template: 'staff.task', params: { kind: 'approve' } }]);
    const { id } = await openTask();
    const by = `staff:${await addStaff('supervisor', 'wang')}`;
    expect(await answerTask(ctx, { id, answer: 'yes', by, role: 'agent' })).toEqual({ kind: 'not_yours' });
    expect(await answerTask(ctx, { id, answer: 'there', by, role: 'supervisor' })).toEqual({ kind: 'no_such_answer' });
    const both = await Promise.all([
      answerTask(ctx, { id, answer: 'yes', note: '电话 13800138000', by, role: 'supervisor' }),
      answerTask(ctx, { id, answer: 'no', by, role: 'supervisor' }),
    ]);
    expect(both.map((b) => b.kind).sort()).toEqual(['answered', 'closed']);
    expect(await callsAs('supervisor', boss, ctx.now).alert.open()).toEqual([]);
    while ((await carryOutConsequences(ctx)) > 0);
    expect(await outcomes()).toHaveLength(2);
    const { rows } = await pool().query('select note, closed_by from task');
    expect(rows[0].note ?? '').not.toContain('13800138000');
    expect(rows[0].closed_by).toBe(by);
    expect((await pool().query(`select count(*) from audit where action = 'task.answered'`)).rows[0].count).toBe(1);
  });

  it('is asked at once, behind nothing else that is due', async () => {
    const { ctx } = await stalledWith([{ do: 'resync' }, { do: 'hold' }, { do: 'approve', role: 'supervisor', yes: [], no: [] }]);
    expect(await carryOutConsequences(ctx, 'people')).toBe(1);
    expect(await outcomes()).toEqual([
      ['0', 'resync', null],
      ['1', 'hold', null],
      ['2', 'approve', 'asked'],
    ]);
    expect(await openTask()).toMatchObject({ kind: 'approve' });
    expect(await carryOutConsequences(ctx, 'others')).toBe(2);
    expect((await outcomes())[1]).toEqual(['1', 'hold', 'done']);
  });

  it('can be taken by one person: others leave it to them, a supervisor may step in, and it can be given back', async () => {
    const { ctx, pass } = await stalledWith([{ do: 'recheck_stock' }]);
    await carryOutConsequences(ctx);
    const [li, he, chen] = [await addStaff('agent', 'li'), await addStaff('agent', 'he'), await addStaff('supervisor', 'chen')];
    const { id } = await openTask();
    const of = (role: 'agent' | 'supervisor', who: string) => callsAs(role, who, ctx.now).task;
    const takes = await Promise.all([li, he].map((who) => of('agent', who).take({ id, isMine: true })));
    expect(takes.map(({ kind }) => kind).sort()).toEqual(['done', 'taken']);
    const [owner, other] = takes[0]!.kind === 'done' ? [li, he] : [he, li];
    expect(await of('agent', other).answer({ id, answer: 'there' })).toEqual({ kind: 'taken' });
    expect((await of('agent', other).desk({})).open).toMatchObject([{ mayAnswer: false, isMine: false, isOverdue: false }]);
    expect((await of('agent', other).desk({ isMine: true })).open).toEqual([]);
    expect((await of('agent', owner).desk({ isMine: true })).open).toMatchObject([{ mayAnswer: true, isMine: true }]);
    pass(2 * 60);
    expect((await of('supervisor', chen).desk({})).open).toMatchObject([{ mayAnswer: true, isMine: false, isOverdue: true }]);
    expect(await of('agent', owner).take({ id, isMine: false })).toEqual({ kind: 'done' });
    expect(await of('agent', other).answer({ id, answer: 'there' })).toEqual({ kind: 'answered' });
    expect(await of('agent', other).take({ id, isMine: true })).toEqual({ kind: 'closed' });
  });

  it('counts no more when the order went on by itself', async () => {
    const { ctx } = await stalledWith([{ ...approval, yes: [...approval.yes], no: [...approval.no] }]);
    await carryOutConsequences(ctx);
    await recordFacts(ctx, { orders: [], facts: [scan('SFD1', 'picked_up', MORNING + 3 * HOUR)] });
    const { id } = await openTask();
    expect(await answerTask(ctx, { id, answer: 'no', by: 'staff:1', role: 'admin' })).toMatchObject({
      kind: 'closed',
      task: { state: 'lapsed' },
    });
    expect((await orderOf('D1')).doc!.state.held).toBeUndefined();
  });
});

describe('stock and purchase', () => {
  it('asks once while the same is asked, and what is short is said of the order', async () => {
    const { ctx } = await stalledWith([{ do: 'recheck_stock' }, { do: 'recheck_stock' }, { do: 'suggest_purchase' }]);
    await carryOutConsequences(ctx);
    expect((await outcomes()).map(([, , outcome]) => outcome)).toEqual(['asked', 'skipped', 'asked']);
    const { rows } = await pool().query(`select id from task where kind = 'recheck_stock'`);
    expect(rows).toHaveLength(1);
    expect(await answerTask(ctx, { id: rows[0].id, answer: 'short', by: 'staff:1', role: 'agent' })).toEqual({ kind: 'answered' });
    expect(await countOf('stock.short')).toBe(1);
    expect((await pool().query(`select kind from task where state = 'open'`)).rows).toEqual([{ kind: 'suggest_purchase' }]);
  });
});

describe('holding an order by hand', () => {
  it('is let go by a person, with a line in the audit log', async () => {
    const { ctx, order, pass } = await stalledWith([{ do: 'hold' }]);
    await carryOutConsequences(ctx);
    pass(1);
    expect(await holdOrder(ctx, { orderId: order.id, isHeld: false, by: 'staff:1' })).toEqual({ kind: 'released' });
    expect(await holdOrder(ctx, { orderId: order.id, isHeld: false, by: 'staff:1' })).toEqual({ kind: 'unchanged' });
    expect((await orderOf('D1')).doc!.state.held).toBeUndefined();
    expect((await pool().query(`select actor from audit where action = 'order.released'`)).rows).toEqual([{ actor: 'staff:1' }]);
  });
});
