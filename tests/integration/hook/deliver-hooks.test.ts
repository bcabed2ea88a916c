import { spawn } from 'node:child_process';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { inTransaction, newContext } from '@/server/store/context';
import { forgetListeners } from '@/server/store/hook';
import { dropOutlivedHookMessages } from '@/server/store/hook-ledger';
import { testHook } from '@/server/usecases/hook/change-hook';
import { deliverHooks, hooksUnderWay } from '@/server/usecases/hook/deliver-hooks';
import { replayHook } from '@/server/usecases/hook/replay-hook';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { recordInTransaction } from '@/server/usecases/tracking/record-transaction';
import { freshDatabase } from '../../database/fresh-database';
import { HookReceiver } from '../../support/hook-receiver';
import { handClock, MORNING, PHONE, scan, shippedOrder } from '../stall/stalled-order';
import { BY, deliverAll, hookRow, hookTo, messages, switchHook } from './hook-desk';

process.env.DAONA_HOOK_PRIVATE_HOSTS = '127.0.0.1';

let receiver: HookReceiver;
beforeEach(async () => {
  await freshDatabase();
  forgetListeners();
  receiver = await HookReceiver.listen();
});
afterEach(() => receiver.close());

const count = async (table: string) => Number((await pool().query(`select count(*) from ${table}`)).rows[0].count);

describe('a change of an order', () => {
  it('is told with its cause: every change once to every system that asked for it, signed so that the published library takes it', async () => {
    const { ctx } = handClock();
    const all = await hookTo(ctx, receiver.url('/all'));
    await hookTo(ctx, receiver.url('/milestones'), { types: ['shipment.milestone_changed'] });
    await hookTo(ctx, receiver.url('/elsewhere'), { shops: ['another'] });
    await shippedOrder(ctx, 'H1', MORNING);
    await recordFacts(ctx, { orders: [], facts: [scan('SFH1', 'picked_up', MORNING + MINUTE)] });
    await deliverAll(ctx);
    const heardBy = (path: string) => receiver.heard.filter((one) => one.path === path);
    expect(heardBy('/milestones').map((one) => JSON.parse(one.body).data.change.to)).toEqual(['no_data', 'picked_up']);
    expect(heardBy('/elsewhere')).toEqual([]);
    const types = heardBy('/all').map((one) => JSON.parse(one.body).type);
    expect(types).toEqual(expect.arrayContaining(['order.state_changed', 'order.payment_changed', 'shipment.milestone_changed']));
    const webhook = new Webhook(all.secret);
    for (const { headers, body } of heardBy('/all')) {
      // the published library judges the time by the real clock
      const { id } = JSON.parse(body) as { id: string };
      const signed = webhook.sign(id, new Date(Number(headers['webhook-timestamp']) * SECOND), body);
      expect(headers['webhook-signature']).toBe(signed);
      expect(headers['webhook-id']).toBe(id);
      expect(headers['webhook-timestamp']).toBe(String(MORNING / SECOND));
    }
    expect((await messages()).every((m) => m.state === 'delivered')).toBe(true);
  });

  it('stands or falls with the message about it', async () => {
    const { ctx } = handClock();
    await hookTo(ctx, receiver.url());
    await shippedOrder(ctx, 'H2', MORNING);
    const before = [await count('hook_message'), await count('fact')];
    const { rows } = await pool().query(`select id from orders where order_no = 'H2'`);
    const refold = { facts: [], contacts: [], snapshots: [], refold: [rows[0].id as string], now: ctx.now() + DAY * 30 };
    await pool().query(`update orders set doc = jsonb_set(doc::jsonb, '{state,lifecycle}', '"picking"')::json`);
    const failing = inTransaction(ctx, (tx) =>
      recordInTransaction(tx, refold, async () => {
        throw new Error('the cause failed');
      }),
    );
    await expect(failing).rejects.toThrow('the cause failed');
    expect([await count('hook_message'), await count('fact')]).toEqual(before);
    await inTransaction(ctx, (tx) => recordInTransaction(tx, refold));
    expect(await count('hook_message')).toBeGreaterThan(before[0]!);
  });

  it('writes nothing where nobody listens, of past orders, and while a hook is off', async () => {
    const { ctx } = handClock();
    await shippedOrder(ctx, 'H3', MORNING);
    const hook = await hookTo(ctx, receiver.url());
    await recordFacts(ctx, {
      orders: [],
      facts: [scan('SFPAST', 'delivered', MORNING - DAY, { order: { shop: 'main', orderNo: 'PAST' } })],
      history: true,
    });
    await switchHook(ctx, hook.id, false);
    await recordFacts(ctx, { orders: [], facts: [scan('SFH3', 'picked_up', MORNING)] });
    expect(await count('hook_message')).toBe(0);
  });

  it('of a stall is told when it opens and when it ends', async () => {
    const { ctx, at } = handClock();
    await ensureDefaultRules(ctx);
    await shippedOrder(ctx, 'H4', MORNING);
    await hookTo(ctx, receiver.url(), { types: ['order.stalled', 'order.stall_ended'] });
    at(MORNING + 4 * HOUR);
    await sweepDeadlines(ctx);
    await recordFacts(ctx, { orders: [], facts: [scan('SFH4', 'picked_up', ctx.now())] });
    await deliverAll(ctx);
    expect(receiver.bodies().map((body) => body.type)).toEqual(['order.stalled', 'order.stall_ended']);
  });

  it('reaches a system that a person deletes meanwhile by no row at all, and fails nothing', async () => {
    const { ctx } = handClock();
    const hook = await hookTo(ctx, receiver.url());
    await shippedOrder(ctx, 'H5', MORNING);
    // another process deleted it: this one still believes in it
    await pool().query('delete from hook where id = $1', [hook.id]);
    const before = await count('hook_message');
    await recordFacts(ctx, { orders: [], facts: [scan('SFH5', 'picked_up', MORNING)] });
    expect(await count('hook_message')).toBe(before);
    await dropOutlivedHookMessages(ctx.db, ctx.now());
    expect(await count('hook_message')).toBe(0);
  });

  it('is told without anything personal', async () => {
    const { ctx } = handClock();
    await hookTo(ctx, receiver.url());
    await shippedOrder(ctx, 'H6', MORNING);
    await deliverAll(ctx);
    const everything = JSON.stringify([receiver.heard, (await pool().query('select * from hook_message')).rows]);
    expect(everything).not.toMatch(new RegExp(`张三|${PHONE.slice(3)}`));
  });
});

describe('a system that does not take a message', () => {
  it('is asked again by the schedule under the same id, with what is true then', async () => {
    const { ctx, at, pass } = handClock();
    await shippedOrder(ctx, 'R1', MORNING);
    await hookTo(ctx, receiver.url(), { types: ['shipment.milestone_changed'] });
    receiver.manners = [{ status: 500, body: '系统繁忙 13800138000', headers: { connection: 'close' } }, 'drop', { status: 200 }];
    await recordFacts(ctx, { orders: [], facts: [scan('SFR1', 'picked_up', MORNING)] });
    await deliverAll(ctx);
    await recordFacts(ctx, { orders: [], facts: [scan('SFR1', 'in_transit', MORNING + 1)] });
    await deliverAll(ctx);
    expect(receiver.heard).toHaveLength(1);
    at(MORNING + 7 * SECOND);
    await deliverAll(ctx);
    pass(7);
    await deliverAll(ctx);
    const bodies = receiver.bodies();
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies.slice(0, 3).map((b) => b.id)).size).toBe(1);
    expect(bodies[3]!.id).not.toBe(bodies[0]!.id);
    // the change is that of the cause, the order that of the sending
    expect(bodies.map((b) => b.data.sequence)).toEqual([
      bodies[0]!.data.sequence,
      bodies[0]!.data.sequence,
      bodies[0]!.data.sequence,
      bodies[3]!.data.sequence,
    ]);
    expect(bodies[2]!.data.order!.version).toBe(bodies[3]!.data.order!.version);
    const { rows } = await pool().query('select attempts from hook_message order by seq limit 1');
    expect(rows[0].attempts).toMatchObject([{ status: 500 }, { status: null, fault: expect.stringContaining('closed') }, { status: 200 }]);
    expect(JSON.stringify(rows)).not.toContain('13800138000');
  });

  it('is believed when it names a time, and switched off when it says that it is gone', async () => {
    const { ctx } = handClock();
    await shippedOrder(ctx, 'R2', MORNING);
    const hook = await hookTo(ctx, receiver.url(), { types: ['shipment.milestone_changed'] });
    receiver.manners = [{ status: 429, headers: { 'retry-after': '3600' } }, { status: 410 }];
    await recordFacts(ctx, { orders: [], facts: [scan('SFR2', 'picked_up', MORNING)] });
    await deliverAll(ctx);
    expect((await messages())[0]!.due_at).toBe(MORNING + HOUR);
    const later = newContext(() => MORNING + HOUR);
    await deliverAll(later);
    expect(await hookRow(hook.id)).toMatchObject({ enabled: false, off_reason: 'gone' });
    expect(await count(`audit where action = 'hook.switched_off'`)).toBe(1);
  });

  it('follows no redirect and reads no more of an answer than a kilobyte', async () => {
    const { ctx } = handClock();
    const other = await HookReceiver.listen();
    const hook = await hookTo(ctx, receiver.url());
    receiver.manners = [{ status: 302, headers: { location: other.url() } }, 'endless'];
    await testHook(ctx, { id: hook.id, by: BY });
    await testHook(ctx, { id: hook.id, by: BY });
    await deliverAll(ctx);
    expect(other.heard).toEqual([]);
    await other.close();
    const { rows } = await pool().query('select state, attempts from hook_message order by seq');
    expect(rows.map((row) => [row.state, row.attempts[0].status])).toEqual([
      ['failed', 302],
      ['delivered', 200],
    ]);
    expect(rows[1].attempts[0].answer).toMatch(/^x{500,1024}$/);
  });

  it('keeps nobody else waiting, and of its own orders only the one concerned', async () => {
    const { ctx, at } = handClock();
    const good = await HookReceiver.listen();
    for (const no of ['S1', 'S2']) await shippedOrder(ctx, no, MORNING);
    await hookTo(ctx, receiver.url(), { types: ['shipment.milestone_changed'] });
    await hookTo(ctx, good.url(), { types: ['shipment.milestone_changed'] });
    receiver.manners = ['hang'];
    await recordFacts(ctx, { orders: [], facts: [scan('SFS1', 'picked_up', MORNING), scan('SFS2', 'picked_up', MORNING)] });
    await recordFacts(ctx, { orders: [], facts: [scan('SFS1', 'in_transit', MORNING + 1)] });
    for (let i = 0; i < 8 && good.heard.length < 3; i += 1) await deliverHooks(ctx);
    expect(
      good
        .bodies()
        .map((b) => b.data.orderNo)
        .sort(),
    ).toEqual(['S1', 'S1', 'S2']);
    expect(
      receiver
        .bodies()
        .map((b) => b.data.orderNo)
        .sort(),
    ).toEqual(['S1', 'S2']);
    receiver.manners = [{ status: 204 }];
    receiver.letGo();
    await hooksUnderWay();
    at(MORNING + SECOND);
    await deliverAll(ctx);
    const ofS1 = receiver.bodies().filter((b) => b.data.orderNo === 'S1');
    expect(ofS1).toHaveLength(2);
    expect(ofS1[0]!.data.sequence!).toBeLessThan(ofS1[1]!.data.sequence!);
    await good.close();
  });

  it('rests when it seems to be away, is asked with one message then, and gets everything when it is back', async () => {
    const { ctx, at } = handClock();
    for (let i = 0; i < 30; i += 1) await shippedOrder(ctx, `A${i}`, MORNING);
    const hook = await hookTo(ctx, receiver.url(), { types: ['shipment.milestone_changed'] });
    receiver.manners = [{ status: 503 }];
    await recordFacts(ctx, { orders: [], facts: Array.from({ length: 30 }, (_, i) => scan(`SFA${i}`, 'picked_up', MORNING)) });
    await deliverAll(ctx);
    const first = receiver.heard.length;
    expect(first).toBeLessThanOrEqual(10);
    expect(await hookRow(hook.id)).toMatchObject({ failing_since: MORNING, rests_until: MORNING + 5 * SECOND });
    at(MORNING + 6 * SECOND);
    await deliverAll(ctx);
    expect(receiver.heard.length).toBe(first + 1);
    // somebody who wants to know whether it is back need not wait
    await testHook(ctx, { id: hook.id, by: BY });
    await deliverAll(ctx);
    expect(receiver.bodies().at(-1)!.type).toBe('hook.test');
    expect(await hookRow(hook.id)).toMatchObject({ failing_since: MORNING });
    receiver.manners = [{ status: 200 }];
    at(MORNING + 20 * MINUTE);
    await deliverAll(ctx);
    expect((await messages()).filter((m) => m.order_no).map((m) => m.state)).toEqual(Array.from({ length: 30 }, () => 'delivered'));
    expect(await hookRow(hook.id)).toMatchObject({ failing_since: null, failures: 0, last_ok_at: MORNING + 20 * MINUTE });
  });

  it('is given up after five days without a success, and what failed can be sent again', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'G1', MORNING);
    const hook = await hookTo(ctx, receiver.url(), { types: ['shipment.milestone_changed'] });
    receiver.manners = [{ status: 500 }];
    await recordFacts(ctx, { orders: [], facts: [scan('SFG1', 'picked_up', MORNING)] });
    for (let hours = 0; hours <= 4 * 24; hours += 1) {
      at(MORNING + hours * HOUR);
      await deliverAll(ctx);
    }
    expect(await messages()).toMatchObject([{ state: 'failed', tries: 10 }]);
    expect(await hookRow(hook.id)).toMatchObject({ enabled: true, failures: 10 });
    at(MORNING + 5 * DAY);
    await recordFacts(ctx, { orders: [], facts: [scan('SFG1', 'in_transit', ctx.now())] });
    await deliverAll(ctx);
    expect(await hookRow(hook.id)).toMatchObject({ enabled: false, off_reason: 'failing' });
    const alerts = (await pool().query(`select recipient, template, params from notice where order_id is null`)).rows;
    expect(alerts).toMatchObject([
      { recipient: 'staff:supervisor', template: 'alert.hook_off', params: { hookId: hook.id, failures: 11 } },
    ]);

    receiver.manners = [{ status: 200 }];
    receiver.heard.length = 0;
    await switchHook(ctx, hook.id, true);
    expect(await replayHook(ctx, { id: hook.id, wish: { since: MORNING }, by: BY })).toEqual({ kind: 'replaying', messages: 1 });
    at(MORNING + 5 * DAY + MINUTE);
    await deliverAll(ctx);
    const sequences = receiver.bodies().map((b) => b.data.sequence!);
    expect(sequences).toHaveLength(2);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
  });
});

describe('a worker', () => {
  it('killed between sending and noting it has the message sent again under the same id', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'K1', MORNING);
    await hookTo(ctx, receiver.url(), { types: ['shipment.milestone_changed'] });
    await recordFacts(ctx, { orders: [], facts: [scan('SFK1', 'picked_up', MORNING)] });
    receiver.manners = ['hang'];
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/deliver-hooks-once.ts'], {
      env: { ...process.env, TEST_NOW: String(ctx.now()) },
      stdio: 'ignore',
    });
    for (let waited = 0; receiver.heard.length === 0 && waited < 20_000; waited += 20) await new Promise((done) => setTimeout(done, 20));
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    receiver.manners = [{ status: 200 }];
    await deliverAll(ctx);
    expect(receiver.heard).toHaveLength(1);
    at(MORNING + 2 * MINUTE);
    await deliverAll(ctx);
    const ids = receiver.heard.map((one) => one.headers['webhook-id']);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect(await messages()).toMatchObject([{ state: 'delivered', tries: 2 }]);
  });

  it('shares the work with another: nothing is sent twice', async () => {
    const { ctx } = handClock();
    await hookTo(ctx, receiver.url(), { types: ['order.state_changed'] });
    for (let i = 0; i < 12; i += 1) await shippedOrder(ctx, `W${i}`, MORNING);
    await Promise.all([deliverAll(ctx), deliverAll(ctx), deliverAll(ctx)]);
    await deliverAll(ctx);
    const ids = receiver.heard.map((one) => one.headers['webhook-id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(await count('hook_message'));
  });
});
