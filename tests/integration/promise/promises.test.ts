import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readOrdersByKey } from '@/server/store/order';
import { keepPromises } from '@/server/usecases/notice/keep-promises';
import { flushShownWindows, noteShownWindow } from '@/server/usecases/promise/note-shown-window';
import { promiseCsv, promiseXlsx } from '@/server/usecases/promise/promise-report-files';
import { readPromiseReport } from '@/server/usecases/promise/read-promise-report';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING, scan, shippedOrder } from '../stall/stalled-order';

let clock: ReturnType<typeof handClock>;
let orderId: string;
let li: string;

beforeEach(async () => {
  await freshDatabase();
  clock = handClock();
  await shippedOrder(clock.ctx, 'C1', MORNING);
  orderId = (await readOrdersByKey(pool(), 'C1'))[0]!.id;
  li = await addStaff('agent', 'li');
});

const asLi = () => callsAs('agent', li, clock.ctx.now);

async function promiseCall(dueAt: number): Promise<string> {
  const made = await asLi().promise.promiseCall({ orderId, ownerId: li, dueAt, isWish: true });
  if (made.kind !== 'promised') throw new Error(made.kind);
  return made.id;
}

async function alerts() {
  const { rows } = await pool().query<{ template: string; owner: string }>(
    `select template, owner from staff_alert where template like 'alert.promises%' order by raised_at`,
  );
  return rows;
}

describe('a promised call', () => {
  it('is warned of to who has to make it, and is kept by a call at the very moment it is due', async () => {
    const due = MORNING + 2 * HOUR;
    const id = await promiseCall(due);
    expect((await asLi().promise.ownCalls()).map((one) => one.id)).toEqual([id]);
    clock.at(due - 31 * MINUTE);
    expect(await keepPromises(clock.ctx)).toEqual({ seen: 0 });
    clock.at(due - 30 * MINUTE);
    await Promise.all([keepPromises(clock.ctx), keepPromises(clock.ctx)]);
    expect(await alerts()).toEqual([{ template: 'alert.promises_due', owner: `person:${li}` }]);
    clock.at(due);
    expect(await asLi().promise.called({ id, outcome: 'no_answer' })).toEqual({ kind: 'done' });
    expect(await asLi().promise.called({ id, outcome: 'reached' })).toEqual({ kind: 'over' });
    clock.at(due + HOUR);
    expect(await keepPromises(clock.ctx)).toEqual({ seen: 0 });
    const story = await asLi().promise.read({ id });
    expect(story!.promise).toMatchObject({ keptAt: due, brokenAt: null, outcome: 'no_answer', ownerName: 'li', isWish: true });
    expect(await asLi().promise.ownCalls()).toEqual([]);
  });

  it('is broken once when its time passes, and a later call makes up for it without hiding that', async () => {
    const due = MORNING + HOUR;
    const id = await promiseCall(due);
    clock.at(due + MINUTE);
    await Promise.all([keepPromises(clock.ctx), keepPromises(clock.ctx)]);
    await keepPromises(clock.ctx);
    expect(await alerts()).toEqual([{ template: 'alert.promises_broken', owner: `person:${li}` }]);
    // a new promise hides no broken one
    await promiseCall(due + DAY);
    clock.at(due + 20 * MINUTE);
    await asLi().promise.called({ id, outcome: 'reached' });
    const { promise } = (await asLi().promise.read({ id }))!;
    expect(promise).toMatchObject({ keptAt: null, brokenAt: due, lateAt: due + 20 * MINUTE });
    expect((await asLi().promise.list({ view: 'broken' })).promises.map((one) => one.id)).toEqual([id]);
  });

  it('is refused for the past, for who is gone and for another order’s ticket', async () => {
    const calls = asLi().promise;
    expect(await calls.promiseCall({ orderId, ownerId: li, dueAt: MORNING, isWish: false })).toEqual({ kind: 'not_ahead' });
    const dueAt = MORNING + HOUR;
    expect(await calls.promiseCall({ orderId, ownerId: orderId, dueAt, isWish: false })).toEqual({ kind: 'no_such_person' });
    expect(await calls.promiseCall({ orderId, ticketId: li, ownerId: li, dueAt, isWish: false })).toEqual({ kind: 'missing' });
  });

  it('is withdrawn with its reason, on record without the words; what customers read only by a supervisor', async () => {
    const id = await promiseCall(MORNING + HOUR);
    expect(await asLi().promise.withdraw({ id, why: '客户说不用了' })).toEqual({ kind: 'done' });
    expect(await asLi().promise.withdraw({ id, why: '客户说不用了' })).toEqual({ kind: 'over' });
    const { rows } = await pool().query(`select detail::text from audit where action = 'promise.withdrawn'`);
    expect(rows).toHaveLength(1);
    expect(rows[0].detail).not.toContain('客户');
    await pool().query(`update promise set kind = 'next_update', withdrawn_at = null where id = $1`, [id]);
    expect(await asLi().promise.withdraw({ id, why: '发错了' })).toEqual({ kind: 'not_yours' });
    expect(await callsAs('supervisor', li, clock.ctx.now).promise.withdraw({ id, why: '发错了' })).toEqual({ kind: 'done' });
  });
});

describe('a window that pages show', () => {
  const due = Date.parse('2026-11-23T15:59:59.999Z');

  async function show(etaEnd = '2026-11-23T08:00:00Z'): Promise<void> {
    const [order] = await readOrdersByKey(pool(), 'C1');
    const eta = { p10: Date.parse('2026-11-22T08:00:00Z'), p50: 0, p80: 0, p90: Date.parse(etaEnd), basis: { level: 'shop', orders: 40 } };
    const document = { ...order!.doc!, eta } as unknown as OrderDocument;
    noteShownWindow(clock.ctx, { id: orderId, document, timeZone: 'Asia/Shanghai' });
    await flushShownWindows();
  }
  const windows = async () => (await pool().query(`select due_at, channel from promise where kind = 'eta_shown' order by due_at`)).rows;

  it('is one promise, however often it is shown; another window is another', async () => {
    await show();
    await show();
    expect(await windows()).toMatchObject([{ due_at: due, channel: 'page' }]);
    await show('2026-11-24T08:00:00Z');
    await show();
    expect(await windows()).toHaveLength(2);
  });

  it('is kept by the parcel, also when its scan reaches us after the window has passed for broken', async () => {
    await show();
    clock.at(due + HOUR);
    await keepPromises(clock.ctx);
    expect((await pool().query('select broken_at from promise')).rows).toMatchObject([{ broken_at: due }]);
    const facts = [scan('SFC1', 'picked_up', MORNING + HOUR), scan('SFC1', 'delivered', due - HOUR)];
    await recordFacts(clock.ctx, { orders: [], facts });
    clock.at(due + 3 * HOUR);
    await keepPromises(clock.ctx);
    expect((await pool().query('select kept_at, broken_at, settled_by from promise')).rows).toEqual([
      { kept_at: due - HOUR, broken_at: null, settled_by: 'delivery' },
    ]);
  });
});

describe('the report', () => {
  it('counts what was kept and broken with how early and late, and says the same as its files', async () => {
    const [early, late, open] = [MORNING + HOUR, MORNING + 2 * HOUR, MORNING + 3 * HOUR];
    const ids = [await promiseCall(early), await promiseCall(late), await promiseCall(open)];
    clock.at(early - 10 * MINUTE);
    await asLi().promise.called({ id: ids[0]!, outcome: 'reached' });
    clock.at(late + 30 * MINUTE);
    await asLi().promise.called({ id: ids[1]!, outcome: 'reached' });
    const report = await readPromiseReport(clock.ctx, { weeks: 1, timeZone: 'Asia/Shanghai' });
    const person = report.tallies.find((tally) => tally.by === 'person')!;
    expect(person).toMatchObject({
      name: 'li',
      kept: 1,
      broken: 1,
      never: 0,
      open: 1,
      medianEarlyMs: 10 * MINUTE,
      medianLateMs: 30 * MINUTE,
    });
    expect(report.tallies.find((tally) => tally.by === 'week')).toMatchObject({ key: '2026-11-16', kept: 1, broken: 1 });
    const csv = promiseCsv(report).toString('utf8');
    expect(csv.split('\n')[0]).toContain('by,key,group,judged,kept,broken,shareKept');
    expect(csv).toContain(`person,${li},li,2,1,1,0.5,10,30,0,0,1`);
    expect((await promiseXlsx(report, 'en')).subarray(0, 2).toString()).toBe('PK');
    const windows = await readPromiseReport(clock.ctx, { weeks: 1, timeZone: 'Asia/Shanghai', kind: 'eta_shown' });
    expect(windows.tallies).toMatchObject([{ by: 'all', kept: 0, broken: 0, open: 0 }]);
  });
});

it('warnings are changed for promises made from then on, and who changed them is on record', async () => {
  const supervisor = await addStaff('supervisor');
  const before = await promiseCall(MORNING + 8 * HOUR);
  const settings = { sharePercent: 50, mostMin: 120, leastMin: 5 };
  await callsAs('supervisor', supervisor).promise.changeWarnings(settings);
  clock.pass(1);
  const after = await promiseCall(MORNING + 8 * HOUR + MINUTE);
  const { rows } = await pool().query('select id, due_at - watch_at as lead from promise order by created_at');
  expect(rows).toMatchObject([
    { id: before, lead: { minutes: 30 } },
    { id: after, lead: { hours: 2, minutes: 1 } },
  ]);
  const audit = await pool().query(`select actor from audit where action = 'promise.warnings_changed'`);
  expect(audit.rows).toEqual([{ actor: `staff:${supervisor}` }]);
});
