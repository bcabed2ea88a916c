import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { saveDuty } from '@/server/store/duty';
import { forgetRules, saveRule } from '@/server/store/rule';
import { dropContact, keepContact } from '@/server/usecases/carrier/keep-contacts';
import { carryOutConsequences } from '@/server/usecases/consequence/carry-out-consequences';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING, scan, shippedOrder } from '../stall/stalled-order';
import { outcomes, stalledWith } from './ruled-order';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1 };
  listening.standIns.world.messages.length = 0;
});

const onPhone = () => listening.standIns.world.messages.filter((m) => m.text?.includes('【Daona】'));
const CONTACT = { carrier: '顺丰', origin: '', destination: '', name: '王站长', medium: 'sms', address: '13700137099' } as const;

async function settle(ctx: Context): Promise<void> {
  while ((await carryOutConsequences(ctx)) > 0);
  while ((await deliverNotices(ctx)).claimed > 0);
}

describe('the contact of a carrier', () => {
  it('is written to once about a parcel that was not collected, with nothing of its recipient but the city', async () => {
    const { ctx } = handClock();
    expect(await keepContact(ctx, { ...CONTACT, by: 'staff:1' })).toMatchObject({ kind: 'kept' });
    const near = await keepContact(ctx, { ...CONTACT, destination: '浙江省', address: '13700137098', by: 'staff:1' });
    const stalled = await stalledWith([{ do: 'ask_carrier' }]);
    await settle(stalled.ctx);
    await settle(stalled.ctx);
    expect(await outcomes()).toEqual([['0', 'ask_carrier', 'done']]);
    expect(near.kind).toBe('kept');
    expect(onPhone()).toMatchObject([{ to: '+8613700137098' }]);
    expect(onPhone()[0]!.text).toBe(
      '【Daona】顺丰速运 SFD1：快递还没有来揽收，已 3 小时。请核实并更新物流，有情况请联系发货方。订单 D1，发往 杭州市。',
    );
    const { rows } = await pool().query('select sealed, encode(sealed, $1) as text from carrier_contact', ['escape']);
    expect(JSON.stringify(rows)).not.toContain('13700137098');
  });

  it('is not written to when the parcel moved first, or the contact is gone', async () => {
    const { ctx, at } = handClock();
    const kept = await keepContact(ctx, { ...CONTACT, by: 'staff:1' });
    const first = await stalledWith([{ do: 'ask_carrier' }]);
    while ((await carryOutConsequences(first.ctx)) > 0);
    at(MORNING + 3 * HOUR + MINUTE);
    await recordFacts(ctx, { orders: [], facts: [scan('SFD1', 'picked_up', MORNING + 3 * HOUR)] });
    await settle(first.ctx);
    expect(onPhone()).toEqual([]);
    await shippedOrder(ctx, 'D2', MORNING);
    at(MORNING + 3 * HOUR + 2 * MINUTE);
    await sweepDeadlines(ctx);
    while ((await carryOutConsequences(ctx)) > 0);
    if (kept.kind === 'kept') expect(await dropContact(ctx, { id: kept.id, by: 'staff:1' })).toEqual({ kind: 'dropped' });
    await settle(ctx);
    expect(onPhone()).toEqual([]);
    expect((await pool().query(`select distinct state from notice where recipient like 'contact:%'`)).rows).toEqual([
      { state: 'suppressed' },
    ]);
  });

  it('is said to be missing where nobody is known', async () => {
    const { ctx } = await stalledWith([{ do: 'ask_carrier' }]);
    await settle(ctx);
    expect(await outcomes()).toEqual([['0', 'ask_carrier', 'nobody']]);
  });

  it('is refused an address that is none', async () => {
    expect(await keepContact(handClock().ctx, { ...CONTACT, address: 'hello', by: 'staff:1' })).toEqual({ kind: 'unreadable' });
    expect((await pool().query('select count(*) from audit')).rows[0].count).toBe(0);
  });
});

describe('a ticket that a rung asks for', () => {
  it('is opened once for the exception, and raised by a further rung', async () => {
    const { ctx } = await stalledWith([
      { do: 'ticket', class: 'logistics', priority: 'P2' },
      { do: 'ticket', class: 'logistics', priority: 'P1' },
    ]);
    await settle(ctx);
    expect((await pool().query('select class, priority, opened_by from ticket')).rows).toEqual([
      { class: 'logistics', priority: 'P1', opened_by: 'system' },
    ]);
    expect((await outcomes()).map(([, , outcome]) => outcome)).toEqual(['done', 'done']);
  });
});

describe('one person whom a rung names', () => {
  it('is alerted in the console and on the phone, and nobody else is', async () => {
    const { ctx, at, pass } = handClock();
    const lin = await addStaff('agent', 'Lin');
    await addStaff('agent', 'Mo');
    await callsAs('agent', lin).account.keepReach({ medium: 'sms', text: '13700137061' });
    const body = DEFAULT_RULES.carrier_collect!;
    const rungs = body.rungs.slice(0, 1).map((rung) => ({ ...rung, alert: `person:${lin}` as const }));
    await saveRule(ctx.db, { ...body, rungs, code: 'carrier_collect', version: 1, enabled: true }, 'staff:1', MORNING);
    forgetRules();
    await shippedOrder(ctx, 'P1', MORNING);
    at(MORNING + 3 * HOUR);
    await sweepDeadlines(ctx);
    await settle(ctx);
    pass(5);
    await settle(ctx);
    expect(onPhone()).toMatchObject([{ to: '+8613700137061' }]);
    expect(onPhone()[0]!.text).toMatch(/^【Daona】P1：快递还没有来揽收：已持续 3 小时 http.*\/admin\/orders\//);
    const [alert] = await callsAs('agent', lin, ctx.now).alert.open();
    expect(alert).toMatchObject({ template: 'alert.stall', params: { orderNo: 'P1' } });
    expect(await callsAs('agent', undefined, ctx.now).alert.open()).toEqual([]);
    expect(await callsAs('agent').alert.take({ ids: [alert!.id] })).toEqual({ kind: 'missing' });
    expect(await callsAs('agent', lin).alert.take({ ids: [alert!.id] })).toMatchObject({ kind: 'done' });
    pass(1);
    expect(await callsAs('agent', lin, ctx.now).alert.open()).toEqual([]);
  });
});

describe('the duty manager whom a rung names', () => {
  it('is told of a payment that is checked for too long as soon as it is, once for all of a quarter of an hour', async () => {
    const { ctx, at } = handClock();
    const mona = await addStaff('supervisor', 'Mona');
    const wei = await addStaff('supervisor', 'Wei');
    await saveDuty(ctx.db, mona, { calendar: 'around_the_clock', skills: [], mostOpen: null, superiorId: null, manages: true }, MORNING);
    await callsAs('supervisor', mona).account.keepReach({ medium: 'sms', text: '13700137061' });
    await ensureDefaultRules(ctx);
    const reporter = { source: 'shop', kind: 'platform' } as const;
    const claimed = (orderNo: string) =>
      ({
        reporter,
        order: { shop: 'demo', orderNo },
        identityKey: 'claimed',
        code: 'payment.claimed',
        occurredAt: MORNING,
        precision: 'second',
      }) as const;
    for (const orderNo of ['C1', 'C2']) await recordFacts(ctx, { orders: [], facts: [claimed(orderNo)] });
    at(MORNING + 5 * MINUTE);
    await sweepDeadlines(ctx);
    await settle(ctx);
    expect(onPhone()).toMatchObject([{ to: '+8613700137061' }]);
    expect(await callsAs('supervisor', mona, ctx.now).alert.open()).toMatchObject([
      { template: 'alert.stall', params: { severity: 'P1' } },
    ]);
    expect(await callsAs('supervisor', wei, ctx.now).alert.open()).toEqual([]);
  });
});
