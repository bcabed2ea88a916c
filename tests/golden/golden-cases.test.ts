import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldOrder } from '@/server/domain/order/fold-order';
import type { OrderState } from '@/server/domain/order/order-state';
import type { Fact, SourceKind } from '@/server/domain/tracking/fact';
import { formatDay } from '@/server/domain/wording/dates';
import { pool } from '@/server/platform/database';
import { aftership } from '@/server/sources/aftership/aftership';
import { kdniao } from '@/server/sources/kdniao/kdniao';
import { kuaidi100 } from '@/server/sources/kuaidi100/kuaidi100';
import { sf } from '@/server/sources/sf/sf';
import type { Source } from '@/server/sources/source';
import { newContext } from '@/server/store/context';
import { prepareFact } from '@/server/usecases/tracking/prepare-batch';
import type { NewFact, NewOrder } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { refoldOrders } from '@/server/usecases/tracking/refold-orders';
import { at, paid, placed, SF, scanned, shippedAs, T0, told } from '../builders/fact';
import { freshDatabase } from '../database/fresh-database';

/**
 * The golden cases of DOMAIN section 6, one test each, under their numbers. Cases 16 (one incident for a silent source) and
 * 17 (a forced state lapses) stand with incidents and forced states. Every case is folded in many orders of arrival and with
 * its facts repeated; the state must be the same to the byte.
 */
const NAME = { shop: 'demo', orderNo: 'A1' };

/** The one state of a set of facts, after it has been the same for shuffled and repeated tellings. */
function everyWay(facts: readonly Fact[]): OrderState {
  const state = foldOrder(NAME, facts);
  const bytes = JSON.stringify(state);
  const tellings = fc.tuple(fc.shuffledSubarray([...facts], { minLength: facts.length }), fc.subarray([...facts]));
  fc.assert(
    fc.property(tellings, ([shuffled, repeated]) => JSON.stringify(foldOrder(NAME, [...shuffled, ...repeated])) === bytes),
    { numRuns: 60 },
  );
  return state;
}

const start = () => [placed(), paid(1), shippedAs(SF, 10)];
const milestone = (state: OrderState) => state.shipments[0]?.milestone;
const reasons = (state: OrderState) => state.attention.map((flag) => flag.reason);

/** What a vendor's push says, as facts of the log. */
function pushed(source: Source, body: string, receivedAt: number, timeZone = 'Asia/Shanghai'): Fact[] {
  const account = { name: source.code, shop: null, timeZone, secrets: {} };
  const parsed = source.parse({ body: Buffer.from(body), headers: new Headers(), receivedAt }, account);
  if (parsed.kind !== 'report') throw new Error(`${source.code}: ${parsed.reason}`);
  return parsed.report.facts.map((fact): Fact => {
    const told: NewFact = { reporter: { source: source.code, kind: source.kind }, ...fact };
    const { body: content, shipmentKey } = prepareFact(told, receivedAt, false);
    return { subject: `t:${shipmentKey!}`, ...content };
  });
}

const local = (minute: number) => new Date(at(minute) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

function kuaidi100Says(trackingNo: string, lines: { minute: number; code?: string; text: string }[], state = '0'): Fact[] {
  const data = lines.map(({ minute, code, text }) => ({
    time: local(minute),
    ftime: local(minute),
    context: text,
    ...(code ? { statusCode: code } : {}),
  }));
  const param = JSON.stringify({ status: 'polling', lastResult: { nu: trackingNo, com: 'shunfeng', state, data } });
  return pushed(kuaidi100, new URLSearchParams({ param, sign: 'x' }).toString(), at(9000));
}

function kdniaoSays(trackingNo: string, traces: { minute: number; code: string; text: string }[]): Fact[] {
  const Traces = traces.map(({ minute, code, text }) => ({ AcceptTime: local(minute), AcceptStation: text, Action: code }));
  const RequestData = JSON.stringify({ EBusinessID: '1', Data: [{ ShipperCode: 'SF', LogisticCode: trackingNo, Success: true, Traces }] });
  return pushed(kdniao, new URLSearchParams({ RequestData, RequestType: '102' }).toString(), at(9000));
}

function sfSays(trackingNo: string, scans: { minute: number; opCode: string; remark: string }[]): Fact[] {
  const WaybillRoute = scans.map(({ minute, opCode, remark }, i) => ({
    id: String(i + 1),
    mailno: trackingNo,
    acceptAddress: '深圳市',
    acceptTime: local(minute),
    remark,
    opCode,
  }));
  return pushed(sf, JSON.stringify({ Body: { WaybillRoute } }), at(9000));
}

const NUMBER = 'SF1234567890123';

describe('golden cases', () => {
  it('golden case 1: delivered 09:58, out for delivery 10:03 is delivered', () => {
    const state = everyWay([...start(), scanned('delivered', 598), scanned('out_for_delivery', 603)]);
    expect(state).toMatchObject({ lifecycle: 'delivered', attention: [] });
    expect(state.shipments[0]).toMatchObject({ milestone: 'delivered', since: at(598) });
  });

  it('golden case 2: SF 30, 31, 44, 80 shuffled is delivered, with an ordered timeline', () => {
    const scans = sfSays(NUMBER, [
      { minute: 100, opCode: '30', remark: '已装车' },
      { minute: 200, opCode: '31', remark: '已到达' },
      { minute: 300, opCode: '44', remark: '正在派送途中' },
      { minute: 400, opCode: '80', remark: '已签收' },
    ]);
    const state = everyWay([...start(), ...scans]);
    expect(milestone(state)).toBe('delivered');
    const own = state.timeline.filter((line) => line.source === 'sf');
    expect(own.map((line) => line.sourceCode)).toEqual(['30', '31', '44', '80']);
  });

  it('golden case 3: the same event twice with other wording is one event with two revisions', () => {
    const first = kuaidi100Says(NUMBER, [{ minute: 100, text: '快件已发往上海' }]);
    const again = kuaidi100Says(NUMBER, [{ minute: 100, text: '快件 已发往 上海转运中心' }]).map((f) => ({
      ...f,
      receivedAt: f.receivedAt + 1000,
    }));
    const state = everyWay([...start(), ...first, ...again]);
    expect(state.timeline.filter((line) => line.source === 'kuaidi100')).toMatchObject([
      { revisions: 2, text: '快件 已发往 上海转运中心' },
    ]);
  });

  it('golden case 4: 快递100 state 0 with an empty list is M00 and not M20', () => {
    const state = everyWay([...start(), ...kuaidi100Says(NUMBER, [])]);
    expect(state).toMatchObject({ lifecycle: 'shipped' });
    expect(milestone(state)).toBe('no_data');
  });

  it('golden case 5: 202 is a stall with 快递100 and out for delivery with 快递鸟', () => {
    const scan = { minute: 300, code: '202', text: '' };
    const collected = scanned('picked_up', 60);
    const stalled = everyWay([...start(), collected, ...kuaidi100Says(NUMBER, [scan])]);
    expect(milestone(stalled)).toBe('picked_up');
    expect(stalled.attention).toMatchObject([{ kind: 'stalled' }]);
    const out = everyWay([...start(), collected, ...kdniaoSays(NUMBER, [scan])]);
    expect(milestone(out)).toBe('out_for_delivery');
    expect(out.attention).toEqual([]);
  });

  it('golden case 6: 501 and 304 at a station are to be collected, with the consent check; taken out is delivered', () => {
    const noLocker = [placed({ lockerConsent: false }), paid(1), shippedAs(SF, 10)];
    for (const [code, text] of [
      ['501', '已投柜'],
      ['304', '快递驿站代收'],
    ] as const) {
      const put = everyWay([...noLocker, ...kuaidi100Says(NUMBER, [{ minute: 300, code, text }])]);
      expect(put.lifecycle).toBe('ready_to_collect');
      expect(put.attention).toMatchObject([{ kind: 'consent_breach', reason: 'carrier.no_consent_locker' }]);
    }
    const taken = everyWay([
      ...noLocker,
      ...kuaidi100Says(NUMBER, [
        { minute: 300, code: '501', text: '已投柜' },
        { minute: 500, code: '304', text: '已取出' },
      ]),
    ]);
    expect(taken).toMatchObject({ lifecycle: 'delivered', attention: [] });
    expect(taken.shipments[0]?.deliveredKind).toBe('locker_collected');
  });

  it('golden case 7: SF 36 is M20, 33 is M50, 126 after 125 is M40', () => {
    const endsAs = (...codes: string[]) =>
      milestone(
        everyWay([
          ...start(),
          ...sfSays(
            NUMBER,
            codes.map((opCode, i) => ({ minute: 100 + i * 100, opCode, remark: '' })),
          ),
        ]),
      );
    expect(endsAs('36')).toBe('in_transit');
    expect(endsAs('44', '33')).toBe('attempt_failed');
    expect(endsAs('44', '125')).toBe('available_for_pickup');
    expect(endsAs('44', '125', '126')).toBe('out_for_delivery');
  });

  it('golden case 8: an ended feed and then a new scan is M20 with the silence closed', () => {
    const ended = [...start(), scanned('picked_up', 60), scanned('problem.feed_ended', 5000)];
    expect(everyWay(ended).attention).toMatchObject([{ kind: 'silent' }]);
    const state = everyWay([...ended, scanned('in_transit', 6000)]);
    expect(milestone(state)).toBe('in_transit');
    expect(state.attention).toEqual([]);
  });

  it('golden case 9: SF 648 with a new number links the return leg, M70', () => {
    const scans = sfSays(NUMBER, [
      { minute: 100, opCode: '50', remark: '已收取快件' },
      { minute: 500, opCode: '648', remark: '快件已退回/转寄,新单号为: SF1000000000002' },
    ]);
    const state = everyWay([...start(), ...scans, scanned('in_transit', 600, { key: 'sf/SF1000000000002' })]);
    expect(state.overlay).toBe('returning');
    expect(state.shipments).toMatchObject([
      { trackingNo: NUMBER, milestone: 'returning', goneOnAs: 'sf/SF1000000000002' },
      { trackingNo: 'SF1000000000002', milestone: 'in_transit', isReturn: true },
    ]);
  });

  it('golden case 10: a promised day stays that local day in any zone', () => {
    for (const zone of ['Asia/Shanghai', 'America/Sao_Paulo', 'Pacific/Auckland', 'Asia/Kathmandu', 'UTC']) {
      const body = JSON.stringify({
        event: 'tracking_update',
        msg: {
          tracking_number: NUMBER,
          slug: 'sf-express',
          tag: 'InTransit',
          expected_delivery: '2019-08-09',
          checkpoints: [{ checkpoint_time: '2019-08-01T10:00:00Z', tag: 'InTransit', subtag: 'InTransit_001' }],
        },
      });
      const facts = pushed(aftership, body, Date.parse('2019-08-02T00:00:00Z'), zone);
      const header = placed({ placedAt: Date.parse('2019-07-30T00:00:00Z') });
      const link = { ...shippedAs(SF, 10), occurredAt: Date.parse('2019-07-31T00:00:00Z') };
      const expected = everyWay([header, link, ...facts]).shipments[0]?.expectedBy;
      expect(formatDay(expected!, 'en', { timeZone: zone, now: Date.parse('2019-08-02T00:00:00Z') }), zone).toMatch(/9 Aug|Aug 9/);
    }
  });

  it('golden case 11: an event three hours in the future is put aside', () => {
    const scans = sfSays(NUMBER, [
      { minute: 100, opCode: '50', remark: '已收取快件' },
      { minute: 9180, opCode: '80', remark: '已签收' },
    ]);
    const state = everyWay([...start(), ...scans]);
    expect(milestone(state)).toBe('picked_up');
    expect(state.timeline.at(-1)).toMatchObject({ sourceCode: '80', isQuarantined: true, customerVisible: false });
  });

  it('golden case 12: five payment notices are one payment', () => {
    const state = everyWay([placed(), ...[1, 2, 3, 4, 5].map((minute) => paid(minute))]);
    expect(state).toMatchObject({ lifecycle: 'paid', payment: 'confirmed', since: at(1), attention: [] });
  });

  it('golden case 13: ERP 已收款 and WMS 已拣货 are O34, to be packed', () => {
    const state = everyWay([placed(), told('paid', 5, 'erp'), told('picked', 9, 'wms')]);
    expect(state).toMatchObject({ lifecycle: 'picked', payment: 'claimed' });
  });

  it('golden case 14: a waybill before the payment ships where cash on delivery is allowed, and is flagged where not', () => {
    expect(everyWay([placed({ codAllowed: true }), shippedAs(SF, 10)])).toMatchObject({ lifecycle: 'shipped', attention: [] });
    const unpaid = [placed(), shippedAs(SF, 10)];
    expect(everyWay(unpaid)).toMatchObject({ lifecycle: 'pending_payment' });
    expect(reasons(everyWay(unpaid))).toEqual(['payment.shipped_unpaid']);
    expect(everyWay([...unpaid, paid(20)])).toMatchObject({ lifecycle: 'shipped', attention: [] });
  });

  it('golden case 15: an unknown code ZZ9 is unmapped and keeps the milestone; once mapped, the same fact tells more', () => {
    const unknown = kuaidi100Says(NUMBER, [{ minute: 200, code: 'ZZ9', text: '包裹派送中' }]);
    const facts = [...start(), scanned('in_transit', 100), ...unknown];
    const before = everyWay(facts);
    expect(milestone(before)).toBe('in_transit');
    expect(before.attention).toMatchObject([{ kind: 'unmapped' }]);
    expect(before.timeline.at(-1)).toMatchObject({ code: null, sourceCode: 'ZZ9', text: '包裹派送中' });
    const mapped = unknown.map((fact) => ({ ...fact, code: 'out_for_delivery', receivedAt: fact.receivedAt + 1 }));
    const after = everyWay([...facts, ...mapped]);
    expect(milestone(after)).toBe('out_for_delivery');
    expect(after.attention).toEqual([]);
    expect(after.timeline).toHaveLength(before.timeline.length);
  });

  it('golden case 18: a customer’s dispute after the delivery blocks completion', () => {
    const delivered = [...start(), scanned('delivered', 300)];
    const state = everyWay([...delivered, told('receipt.disputed', 400, 'customer'), told('order.completed', 99_999, 'portal')]);
    expect(state).toMatchObject({ lifecycle: 'delivered', attention: [{ kind: 'disputed' }] });
    expect(state.shipments[0]?.deliveredKind).toBe('claimed');
    expect(everyWay([...delivered, told('order.completed', 99_999, 'portal')]).lifecycle).toBe('completed');
  });

  it('golden case 19: the whole log replayed on an empty database gives byte-equal states', async () => {
    await freshDatabase();
    const ctx = newContext(() => T0 + 3 * 86_400_000);
    for (const batch of LOG) await recordFacts(ctx, batch);
    const states = async () => (await pool().query('select order_no, doc #>> $1 as state from orders order by order_no', ['{state}'])).rows;
    const before = await states();
    expect(before).toHaveLength(2);
    const { rows: log } = await pool().query(
      'select subject, identity, revision, source, code, occurred_at::text, received_at::text, body::text from fact',
    );
    await pool().query(`truncate fact; update orders set doc = 'null'`);
    for (const row of log.toReversed())
      await pool().query(
        'insert into fact (subject, identity, revision, source, code, occurred_at, received_at, body) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [row.subject, row.identity, row.revision, row.source, row.code, row.occurred_at, row.received_at, row.body],
      );
    const { rows: orders } = await pool().query<{ id: string }>('select id from orders');
    await refoldOrders(
      ctx,
      orders.map((order) => order.id),
    );
    expect(await states()).toEqual(before);
  });
});

const order = (orderNo: string): NewOrder => ({
  reporter: { source: 'shop', kind: 'platform' },
  header: {
    shop: 'demo',
    orderNo,
    type: 'normal',
    placedAt: T0,
    items: [{ sku: 'S1', name: '茶杯', quantity: 1 }],
    amount: '128.00',
    currency: 'CNY',
  },
  contact: { name: '张三', phone: '+8613800138000' },
});
const said = (kind: SourceKind, orderNo: string, code: string | null, minute: number, more: Partial<NewFact> = {}): NewFact => ({
  reporter: { source: kind, kind },
  order: { shop: 'demo', orderNo },
  identityKey: `${code}|${minute}`,
  code,
  occurredAt: at(minute),
  precision: 'second',
  ...more,
});
const scan = (trackingNo: string, code: string | null, minute: number, more: Partial<NewFact> = {}): NewFact => ({
  ...said('carrier', '', code, minute, more),
  order: undefined,
  shipment: { carrier: 'sf', trackingNo },
});

/** Two orders told in pieces: scans before the order, a reworded one, one taken back, an unknown word, a dispute. */
const LOG = [
  { orders: [], facts: [scan('SF77', 'picked_up', 120), scan('SF77', 'in_transit', 300, { text: '快件已发出' })] },
  { orders: [order('G-1')], facts: [said('gateway', 'G-1', 'paid', 1)] },
  { orders: [], facts: [said('wms', 'G-1', 'shipped', 60, { shipment: { carrier: 'sf', trackingNo: 'SF77' } })] },
  { orders: [order('G-2')], facts: [said('erp', 'G-2', 'paid', 2), said('wms', 'G-2', 'picked', 20)] },
  { orders: [], facts: [scan('SF77', 'in_transit', 300, { text: '快件已从深圳发出' }), scan('SF77', null, 400, { sourceCode: 'ZZ9' })] },
  { orders: [], facts: [scan('SF77', 'delivered', 900), said('customer', 'G-1', 'receipt.disputed', 1000)] },
];
