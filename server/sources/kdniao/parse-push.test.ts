import { expect, test } from 'vitest';
import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import { kuaidi100Word } from '../kuaidi100/carrier-words';
import type { Report, SourceAccount } from '../source';
import { carrierOfKdniao, kdniaoWord } from './carrier-words';
import { kdniao } from './kdniao';
import { signData } from './sign-data';

const account: SourceAccount = { name: 'kdniao', shop: null, timeZone: 'Asia/Shanghai', secrets: { businessId: '1', apiKey: 'key' } };
const receivedAt = Date.parse('2026-11-21T12:00:00Z');

function delivery(fields: Record<string, string>): { body: Buffer; headers: Headers; receivedAt: number } {
  return { body: Buffer.from(new URLSearchParams(fields).toString()), headers: new Headers(), receivedAt };
}

function parse(push: unknown, requestType = '102', as = account): ReturnType<typeof kdniao.parse> {
  return kdniao.parse(delivery({ RequestData: JSON.stringify(push), RequestType: requestType }), as);
}

function report(item: object, as = account): Report {
  const parsed = parse({ EBusinessID: '1', Data: [{ ShipperCode: 'ZTO', LogisticCode: '7500001', Success: true, ...item }] }, '102', as);
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

const trace = (AcceptTime: string, AcceptStation: string, more: object = {}) => ({ AcceptTime, AcceptStation, ...more });
const codes = (r: Report) => r.facts.map((f) => f.code);

test('traces become facts in mainland time, by their action or else by their words', () => {
  const r = report({
    State: '2',
    StateEx: '202',
    Traces: [
      trace('2026-11-01 20:00:00', '【广州】已揽收', { Action: '1', Location: '广州市' }),
      trace('2026-11-01 22:00:00', '快件离开【广州】已发往【上海】'),
      trace('2026-11-03 08:00:00', '祝您愉快'),
    ],
  });
  expect(r.facts.map((f) => [f.code, new Date(f.occurredAt).toISOString(), f.ordinal])).toEqual([
    ['picked_up', '2026-11-01T12:00:00.000Z', 0],
    ['in_transit.departed', '2026-11-01T14:00:00.000Z', 1],
    ['out_for_delivery', '2026-11-03T00:00:00.000Z', 2],
  ]);
  expect(r.facts[0]).toMatchObject({ sourceCode: '1', place: { text: '广州市' } });
  expect(r.snapshots).toEqual([{ carrier: 'zto', trackingNo: '7500001' }]);
  expect(r.feeds).toEqual([{ shipment: { carrier: 'zto', trackingNo: '7500001' }, word: 'alive' }]);
});

test('the plain and the enhanced push of one list tell the same facts, equal times one each', () => {
  const plain = [trace('2026-11-01 20:00:00', '已揽收'), trace('2026-11-01 20:00:00', '已装车')];
  const enhanced = plain.map((t, i) => ({ ...t, Action: String(i + 1), Location: '广州市' }));
  const keys = (Traces: object[]) => report({ Traces }).facts.map((f) => f.identityKey);
  expect(keys(enhanced)).toEqual(keys(plain));
  expect(new Set(keys(plain)).size).toBe(2);
});

test('a list that comes newest first is read the same', () => {
  const Traces = [trace('2026-11-01 20:00:00', '已揽收'), trace('2026-11-02 09:00:00', '派件中')];
  expect(report({ Traces: Traces.toReversed() }).facts).toEqual(report({ Traces }).facts);
});

test('nothing known is no movement, takes nothing back, and a number that nobody knows is told to staff', () => {
  expect(codes(report({ State: '0', Traces: [] }))).toEqual(['no_data']);
  expect(report({ State: '0', Traces: [] }).snapshots).toEqual([]);
  expect(codes(report({ State: '4', StateEx: '401', Success: false, Reason: '三天无轨迹' }))).toEqual(['no_data', 'problem.bad_number']);
  expect(report({ State: '0', Success: false, Reason: '三天无轨迹' }).feeds).toMatchObject([{ word: 'never_known' }]);
});

test('how it ended is told even when no trace bears it out', () => {
  const Traces = [trace('2026-11-02 09:00:00', '派件中', { Action: '202' })];
  expect(codes(report({ State: '3', StateEx: '304', Traces }))).toEqual(['out_for_delivery', 'delivered.agent']);
  expect(codes(report({ State: '4', StateEx: '407', Traces }))).toEqual(['out_for_delivery', 'returning']);
  expect(codes(report({ State: '2', StateEx: '403', Traces }))).toEqual(['out_for_delivery', 'problem.not_updated']);
  expect(report({ State: '3', Traces }).feeds).toMatchObject([{ word: 'done' }]);
});

test('one push tells of several shipments, and a bad one spoils no other', () => {
  const good = { ShipperCode: 'YZPY', LogisticCode: '98001', State: 3, Traces: [trace('2026-11-02 09:00', '已签收')] };
  const parsed = parse({ Data: [{ ShipperCode: 'ZTO' }, 7, null, good, { ...good, LogisticCode: '--' }] });
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  expect(parsed.report.facts).toMatchObject([
    { code: 'delivered', precision: 'minute', shipment: { carrier: 'chinapost', trackingNo: '98001' } },
  ]);
  expect(parsed.report.unreadable).toHaveLength(4);
});

test('two vendors’ words for a carrier are one carrier, so that its shipments are one', () => {
  const pairs = ['sf', 'zto', 'yto', 'sto', 'yunda', 'ems', 'chinapost', 'jd', 'jt', 'deppon', 'best', 'tiantian', 'zjs', 'uce', 'kye'];
  for (const carrier of pairs) {
    expect(carrierOfKdniao(kdniaoWord(carrier)!)).toBe(carrier);
    expect(canonicalCarrier(kuaidi100Word(carrier)!)).toBe(carrier);
  }
});

test('an order number counts only where the account names its shop', () => {
  const item = { OrderCode: 'A-1', Traces: [trace('2026-11-02 09:00:00', '已签收')] };
  expect(report(item).facts[0]!.order).toBeUndefined();
  expect(report(item, { ...account, shop: 'north' }).facts[0]!.order).toEqual({ shop: 'north', orderNo: 'A-1' });
});

test('what is no push is refused with a reason, and another kind of request is answered and not recorded', () => {
  expect(kdniao.parse(delivery({}), account).kind).toBe('unreadable');
  expect(kdniao.parse(delivery({ RequestData: '{' }), account).kind).toBe('unreadable');
  for (const wrong of [[], {}, { Data: {} }, { Data: [{}] }, { code: 200, data: [] }]) expect(parse(wrong).kind).toBe('unreadable');
  expect(parse({ Data: [] }).kind).toBe('ignored');
  expect(parse({ Data: [] }, '103').kind).toBe('ignored');
});

test('the signature covers the data and the key, also where the vendor encodes twice', () => {
  const RequestData = '{"Data":[{"LogisticCode":"1","x":"中文 +%"}]}';
  const DataSign = signData(RequestData, 'key');
  const verdict = (fields: Record<string, string>) => kdniao.verify(delivery(fields), account).kind;
  expect(verdict({ RequestData, DataSign })).toBe('ok');
  expect(verdict({ RequestData: encodeURIComponent(RequestData), DataSign: encodeURIComponent(DataSign) })).toBe('ok');
  expect(verdict({ RequestData: `${RequestData} `, DataSign })).toBe('refused');
  expect(verdict({ RequestData, DataSign: signData(RequestData, 'other') })).toBe('refused');
  expect(verdict({ RequestData })).toBe('refused');
  expect(verdict({})).toBe('refused');
});

test('the vendor reads its own success, its account and the mainland’s time', async () => {
  const at = delivery({ RequestData: '{"EBusinessID":"1237100","Data":[]}' });
  const good = kdniao.answer({ kind: 'taken' }, at);
  expect(await good.json()).toEqual({ EBusinessID: '1237100', UpdateTime: '2026-11-21 20:00:00', Success: true, Reason: '' });
  const bad = kdniao.answer({ kind: 'try_again', reason: 'not now' }, delivery({ RequestData: 'null' }));
  expect([bad.status, await bad.json()]).toMatchObject([503, { EBusinessID: '', Success: false, Reason: 'not now' }]);
});
