import { beforeEach, describe, expect, it } from 'vitest';
import type { ActionInput } from '@/server/domain/action/action-input';
import { DEFAULT_ACTION_SETTINGS } from '@/server/domain/action/action-settings';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { readContact } from '@/server/store/contact';
import { newContext } from '@/server/store/context';
import { readRequests } from '@/server/store/customer-request';
import { readOrderById } from '@/server/store/order';
import { changeActionSettings } from '@/server/usecases/action/change-action-settings';
import { type ActionOutcome, customerActor, doAction } from '@/server/usecases/action/do-action';
import { settleRequests } from '@/server/usecases/action/settle-requests';
import { undoAction } from '@/server/usecases/action/undo-action';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { NOW, recordOrder } from '../console/some-orders';
import { addStaff, callsAs } from '../console/staff-caller';

let now = NOW;
const ctx = newContext(() => now);
const ADDRESS: ActionInput = { code: 'address', province: '上海市', city: '上海市', district: '黄浦区', address: '人民大道 200 号 5 楼' };
const INVOICE: ActionInput = { code: 'invoice', title: '杭州清茶有限公司', taxNo: '91330100MA2XXXXX1A', email: 'cai@example.com' };

beforeEach(async () => {
  await freshDatabase();
  now = NOW;
});

const picked = () => recordOrder({ orderNo: 'A1', codes: ['paid', 'allocated', 'picking', 'picked'] });
const delivered = async () => {
  const orderId = await recordOrder({ orderNo: 'A1', codes: ['paid', 'picked', 'shipped'] });
  await scan('delivered');
  return orderId;
};
let nonces = 0;
function act(orderId: string, input: ActionInput, more: { tier?: 1 | 2; nonce?: string } = {}): Promise<ActionOutcome> {
  nonces += 1;
  const tier = more.tier ?? 2;
  return doAction(ctx, { orderId, input, nonce: more.nonce ?? `n${nonces}`, actor: customerActor(tier) });
}
const asOwner = customerActor(2);
async function scan(code: string, at = now): Promise<void> {
  await recordFacts(ctx, {
    orders: [],
    facts: [
      {
        reporter: { source: 'sf', kind: 'carrier' },
        shipment: { carrier: 'sf', trackingNo: 'SF1' },
        identityKey: `${code}|${at}`,
        code,
        occurredAt: at,
        precision: 'second',
      },
    ],
  });
}
async function tell(code: string, kind: 'wms' | 'erp' = 'wms'): Promise<void> {
  const order = { shop: 'demo', orderNo: 'A1' };
  const fact = {
    reporter: { source: kind, kind },
    order,
    identityKey: `${code}|${now}`,
    code,
    occurredAt: now,
    precision: 'second' as const,
  };
  await recordFacts(ctx, { orders: [], facts: [fact] });
}
const stateOf = async (orderId: string) => (await readOrderById(ctx.db, orderId))!.doc!.state;
const everything = async () =>
  JSON.stringify((await ctx.db.query('select * from fact')).rows) + JSON.stringify((await ctx.db.query('select doc from orders')).rows);

describe('confirming receipt', () => {
  it('ends the order, and can be taken back for a day', async () => {
    const orderId = await delivered();
    now += MINUTE;
    const done = await act(orderId, { code: 'confirm' }, { tier: 1 });
    if (done.kind !== 'done') throw new Error(done.kind);
    expect(await stateOf(orderId)).toMatchObject({ lifecycle: 'completed' });
    const identity = done.action.undo!.identity;
    now += 24 * HOUR;
    expect(await undoAction(ctx, { orderId, actor: asOwner, code: 'confirm', identity })).toMatchObject({ kind: 'too_late' });
    now -= 1;
    expect(await undoAction(ctx, { orderId, actor: asOwner, code: 'confirm', identity })).toEqual({ kind: 'undone' });
    expect(await stateOf(orderId)).toMatchObject({ lifecycle: 'delivered' });
    expect((await act(orderId, { code: 'confirm' })).kind).toBe('done');
  });

  it('twice at once is one fact, whether from one form or from two windows', async () => {
    const orderId = await delivered();
    now += MINUTE;
    const same = await Promise.all([1, 2, 3].map(() => act(orderId, { code: 'confirm' }, { nonce: 'form' })));
    expect(same.map((outcome) => outcome.kind)).toEqual(['done', 'done', 'done']);
    const other = await Promise.all([1, 2].map(() => act(orderId, { code: 'confirm' })));
    expect(other.map((outcome) => outcome.kind)).toEqual(['already', 'already']);
    const { rows } = await ctx.db.query("select count(*)::int as n from fact where code = 'receipt.confirmed'");
    expect(rows[0].n).toBe(1);
  });

  it('writes nobody a message about what they did themselves', async () => {
    const orderId = await delivered();
    await ctx.db.query('delete from notice');
    now += MINUTE;
    await act(orderId, { code: 'confirm' });
    const { rows } = await ctx.db.query("select template from notice where recipient = 'customer'");
    expect(rows).toEqual([]);
  });
});

describe('a new address (R1-3)', () => {
  it('never enters the log or the read model, and is sealed where it waits', async () => {
    const orderId = await picked();
    expect(await act(orderId, ADDRESS)).toMatchObject({ kind: 'done', action: { state: 'waiting' } });
    expect(await everything()).not.toContain('人民大道');
    const { rows } = await ctx.db.query('select * from customer_request');
    expect(JSON.stringify(rows) + rows[0].sealed.toString('latin1') + rows[0].sealed.toString('utf8')).not.toContain('人民大道');
    expect((await readRequests(ctx.db, orderId))[0]?.details?.address).toBe('上海市黄浦区人民大道 200 号 5 楼');
    expect((await readContact(ctx.db, orderId))?.address).toBe('文三路 90 号');
  });

  it('is applied by the warehouse’s acknowledgement and by nothing less', async () => {
    const orderId = await picked();
    await act(orderId, ADDRESS);
    now += 10 * MINUTE;
    await tell('address.changed', 'erp');
    await settleRequests(ctx);
    expect((await readContact(ctx.db, orderId))?.address).toBe('文三路 90 号');
    expect(await readRequests(ctx.db, orderId)).toMatchObject([{ state: 'passed_on', closedAt: null }]);
    now += 10 * MINUTE;
    await tell('address.acknowledged');
    await settleRequests(ctx);
    expect(await readContact(ctx.db, orderId)).toMatchObject({
      name: '王小明',
      phone: '+8613800138000',
      address: '上海市黄浦区人民大道 200 号 5 楼',
    });
    expect(await readRequests(ctx.db, orderId)).toMatchObject([{ state: 'done', closedAt: now }]);
    expect((await stateOf(orderId)).destination).toMatchObject({ country: 'CN', city: '上海市', district: '黄浦区' });
  });

  it('stays applied when the order’s master sends the order again with the old one, and gives way to a third', async () => {
    const orderId = await picked();
    await act(orderId, ADDRESS);
    now += MINUTE;
    await tell('address.acknowledged');
    await settleRequests(ctx);
    const again = (address: string) =>
      recordFacts(ctx, {
        orders: [
          {
            reporter: { source: 'shop', kind: 'platform' },
            header: { shop: 'demo', orderNo: 'A1', type: 'normal', placedAt: NOW - 10 * HOUR, items: [] },
            contact: { name: '王小明', phone: '+8613800138000', address },
          },
        ],
        facts: [],
      });
    await again('文三路 90 号');
    expect((await readContact(ctx.db, orderId))?.address).toBe('上海市黄浦区人民大道 200 号 5 楼');
    await again('南京路 1 号');
    expect((await readContact(ctx.db, orderId))?.address).toBe('南京路 1 号');
  });

  it('is the owner’s alone, and only while the warehouse can obey', async () => {
    const orderId = await picked();
    expect(await act(orderId, ADDRESS, { tier: 1 })).toEqual({ kind: 'needs_tier', tier: 2 });
    await tell('packed');
    expect(await act(orderId, ADDRESS)).toMatchObject({ kind: 'closed', action: { reason: 'packed' } });
    expect(await readRequests(ctx.db, orderId)).toEqual([]);
  });

  it('that the parcel overtook stays open for service and says so', async () => {
    const orderId = await recordOrder({ orderNo: 'A1', codes: ['paid', 'picked'] });
    await act(orderId, ADDRESS);
    now += MINUTE;
    await tell('shipped');
    await settleRequests(ctx);
    expect(await readRequests(ctx.db, orderId)).toMatchObject([{ state: 'overtaken', closedAt: null }]);
    expect((await readContact(ctx.db, orderId))?.address).toBe('文三路 90 号');
  });

  it('taken back leaves nothing behind, and can be asked again', async () => {
    const orderId = await picked();
    const done = await act(orderId, ADDRESS);
    if (done.kind !== 'done') throw new Error(done.kind);
    expect(await act(orderId, ADDRESS)).toMatchObject({ kind: 'already' });
    now += MINUTE;
    expect(await undoAction(ctx, { orderId, actor: asOwner, code: 'address', identity: done.action.undo!.identity })).toEqual({
      kind: 'undone',
    });
    expect(await readRequests(ctx.db, orderId)).toMatchObject([{ state: 'withdrawn', details: null, closedAt: now }]);
    expect((await stateOf(orderId)).customer).toBeUndefined();
    expect(await act(orderId, ADDRESS)).toMatchObject({ kind: 'done' });
  });
});

describe('cancelling', () => {
  it('is the request; the warehouse decides', async () => {
    const orderId = await picked();
    await act(orderId, { code: 'cancel' }, { tier: 1 });
    expect(await stateOf(orderId)).toMatchObject({ lifecycle: 'picked', overlay: 'cancelling' });
    now += MINUTE;
    await tell('cancel.confirmed');
    expect(await stateOf(orderId)).toMatchObject({ lifecycle: 'cancelled' });
    await settleRequests(ctx);
    expect(await readRequests(ctx.db, orderId)).toMatchObject([{ state: 'done' }]);
  });

  it('against the carrier’s scan at the same moment: one of them decides, and nothing says both', async () => {
    for (let round = 0; round < 6; round += 1) {
      await freshDatabase();
      const orderId = await recordOrder({ orderNo: 'A1', codes: ['paid', 'picked', 'shipped'] });
      const [asked] = await Promise.all([act(orderId, { code: 'cancel' }), scan('picked_up')]);
      const state = await stateOf(orderId);
      expect(state.lifecycle).toBe('in_transit');
      expect(state.overlay).toBeUndefined();
      if (asked.kind === 'closed') expect(asked.action.reason).toBe('with_carrier');
      else expect(state.customer?.requests).toMatchObject([{ kind: 'cancel', state: 'overtaken' }]);
    }
  });

  it('sent twice at once is asked once', async () => {
    const orderId = await picked();
    const outcomes = await Promise.all([act(orderId, { code: 'cancel' }), act(orderId, { code: 'cancel' })]);
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['already', 'done']);
    expect(await readRequests(ctx.db, orderId)).toHaveLength(1);
  });
});

describe('where it may be left, when it should come', () => {
  it('is said anew at any time, and the last word is checked against scans', async () => {
    const orderId = await recordOrder({ orderNo: 'A1', codes: ['paid', 'picked', 'shipped'] });
    await act(orderId, { code: 'place', may: ['locker'] }, { tier: 1 });
    now += MINUTE;
    await act(orderId, { code: 'place', may: [] }, { tier: 1 });
    now += HOUR;
    await scan('available_for_pickup.locker');
    expect((await stateOf(orderId)).attention).toMatchObject([{ kind: 'consent_breach', reason: 'carrier.no_consent_locker' }]);
  });

  it('a wish for a time reaches the shop with a promise of an answer in working hours', async () => {
    const orderId = await picked();
    await act(orderId, { code: 'time', window: { on: '2026-11-25', part: 'evening' } }, { tier: 1 });
    const agent = await addStaff('agent');
    const seen = await callsAs('agent', agent, () => now).action.ofOrder({ orderId });
    // Saturday 16:00 in Shanghai, and two working hours
    expect(seen.requests).toMatchObject([
      {
        kind: 'time',
        state: 'asked',
        askedBy: 'customer:verified',
        answerBy: NOW + 2 * HOUR,
        window: { on: '2026-11-25', part: 'evening' },
        verdicts: ['done', 'refused'],
      },
    ]);
  });
});

describe('what service sees and answers', () => {
  it('old and new address are masked, shown only on the record, and applied by “done”', async () => {
    const orderId = await picked();
    await act(orderId, ADDRESS);
    const agent = await addStaff('agent');
    const calls = callsAs('agent', agent, () => now).action;
    const { requests } = await calls.ofOrder({ orderId });
    expect(JSON.stringify(requests)).not.toContain('人民大道');
    const id = requests[0]!.id;
    expect(await calls.show({ id })).toEqual({
      kind: 'shown',
      details: { address: '上海市黄浦区人民大道 200 号 5 楼' },
      oldAddress: '文三路 90 号',
    });
    now += MINUTE;
    expect(await calls.answer({ id, verdict: 'passed_on' })).toEqual({ kind: 'answered', state: 'passed_on' });
    now += MINUTE;
    expect(await calls.answer({ id, verdict: 'done' })).toEqual({ kind: 'answered', state: 'done' });
    expect((await readContact(ctx.db, orderId))?.address).toBe('上海市黄浦区人民大道 200 号 5 楼');
    expect(await calls.answer({ id, verdict: 'refused', reason: 'shipper.already_packed' })).toEqual({ kind: 'not_open' });
    const { rows } = await ctx.db.query("select action from audit where action like 'request.%' order by id");
    expect(rows.map((row) => row.action)).toEqual(['request.shown', 'request.answered', 'request.answered']);
    expect(JSON.stringify((await ctx.db.query('select * from audit')).rows)).not.toContain('人民大道');
  });

  it('a refusal needs a reason that the customer can read', async () => {
    const orderId = await picked();
    await act(orderId, { code: 'cancel' });
    const calls = callsAs('agent', await addStaff('agent'), () => now).action;
    const id = (await calls.ofOrder({ orderId })).requests[0]!.id;
    now += MINUTE;
    expect(await calls.answer({ id, verdict: 'refused' })).toEqual({ kind: 'no_reason' });
    expect(await calls.answer({ id, verdict: 'refused', reason: 'system.mapping_gap' })).toEqual({ kind: 'no_reason' });
    expect(await calls.answer({ id, verdict: 'refused', reason: 'shipper.already_packed' })).toEqual({
      kind: 'answered',
      state: 'refused',
    });
    expect((await stateOf(orderId)).customer?.requests).toMatchObject([{ state: 'refused', reason: 'shipper.already_packed' }]);
  });

  it('an invoice is issued with where it is, and its words stay sealed', async () => {
    const orderId = await picked();
    await act(orderId, INVOICE, { tier: 1 });
    expect(await everything()).not.toMatch(/清茶|91330100|example\.com/);
    const calls = callsAs('agent', await addStaff('agent'), () => now).action;
    const id = (await calls.ofOrder({ orderId })).requests[0]!.id;
    expect(await calls.answer({ id, verdict: 'done' })).toEqual({ kind: 'no_invoice' });
    expect(await calls.answer({ id, verdict: 'done', invoice: 'https://invoice.example/25312000' })).toMatchObject({ state: 'done' });
    expect((await calls.ofOrder({ orderId })).requests).toMatchObject([
      { invoice: 'https://invoice.example/25312000', details: { email: expect.stringContaining('*') } },
    ]);
  });

  it('service may ask for a customer once customers may not any more, on the record', async () => {
    const orderId = await picked();
    await tell('packed');
    const calls = callsAs('agent', await addStaff('agent'), () => now).action;
    const fields = { city: '上海市', address: '人民大道 200 号' };
    expect(await calls.ask({ orderId, code: 'address', fields: { city: '' }, nonce: 'n-1234567' })).toMatchObject({ kind: 'invalid' });
    expect(await calls.ask({ orderId, code: 'address', fields, nonce: 'n-1234567' })).toEqual({ kind: 'done' });
    expect((await calls.open()).requests).toMatchObject([{ orderNo: 'A1', kind: 'address', state: 'asked' }]);
    const { rows } = await ctx.db.query("select action from audit where action = 'request.asked'");
    expect(rows).toHaveLength(1);
  });
});

describe('what the shop allows', () => {
  it('is changed as a version, on record, and holds at once', async () => {
    const orderId = await picked();
    const admin = await addStaff('admin');
    const settings = { ...DEFAULT_ACTION_SETTINGS, cancel: { ...DEFAULT_ACTION_SETTINGS.cancel, until: 'picked' as const } };
    const change = { shop: 'demo', version: 0, settings, by: `staff:${admin}` };
    expect(await changeActionSettings(ctx, change)).toEqual({ kind: 'changed', version: 1 });
    expect(await changeActionSettings(ctx, change)).toEqual({ kind: 'outdated', version: 1 });
    expect(await changeActionSettings(ctx, { ...change, version: 1 })).toEqual({ kind: 'unchanged', version: 1 });
    expect(await act(orderId, { code: 'cancel' })).toMatchObject({ kind: 'closed', action: { reason: 'in_warehouse' } });
    const { rows } = await ctx.db.query("select subject, detail from audit where action = 'action_settings.changed'");
    expect(rows).toMatchObject([{ subject: 'shop:demo', detail: { version: 1, changed: { cancel: { until: 'picked' } } } }]);
  });
});
