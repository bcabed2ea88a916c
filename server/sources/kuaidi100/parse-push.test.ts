import { expect, test } from 'vitest';
import type { Report, SourceAccount } from '../source';
import { parsePush } from './parse-push';

const account: SourceAccount = { name: 'kuaidi100', shop: null, timeZone: 'Asia/Shanghai', secrets: {} };
const receivedAt = Date.parse('2026-11-21T12:00:00Z');

function parse(push: unknown): ReturnType<typeof parsePush> {
  return parsePush(JSON.stringify(push), { body: Buffer.alloc(0), headers: new Headers(), receivedAt }, account);
}

function report(push: unknown): Report {
  const parsed = parse(push);
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

const line = (ftime: string, context: string, more: object = {}) => ({ time: ftime, ftime, context, ...more });
const push = (data: unknown, state = '0', more: object = {}) => ({
  status: 'polling',
  lastResult: { nu: 'SF100', com: 'shunfeng', state, data },
  ...more,
});
const codes = (r: Report) => r.facts.map((f) => f.code);

test('a list newest first becomes facts oldest first, in mainland time, with the vendor’s sequence', () => {
  const r = report(
    push([line('2026-11-02 09:00:00', '正在派送途中'), line('2026-11-01 21:30', '快件已到达【上海】'), line('2026-11-01', '已揽收')], '5'),
  );
  expect(r.facts.map((f) => [f.code, new Date(f.occurredAt).toISOString(), f.precision, f.ordinal])).toEqual([
    ['picked_up', '2026-10-31T16:00:00.000Z', 'day', 0],
    ['in_transit.arrived', '2026-11-01T13:30:00.000Z', 'minute', 1],
    ['out_for_delivery', '2026-11-02T01:00:00.000Z', 'second', 2],
  ]);
  expect(r.snapshots).toEqual([{ carrier: 'sf', trackingNo: 'SF100' }]);
});

test('a list that comes oldest first is read the same', () => {
  const data = [line('2026-11-01 20:00:00', '已揽收'), line('2026-11-02 09:00:00', '派件中')];
  expect(report(push(data)).facts).toEqual(report(push(data.toReversed())).facts);
});

test('a reworded line keeps its identity, two lines of one second keep one each (golden case 3)', () => {
  const keys = (...texts: string[]) => report(push(texts.map((t) => line('2026-11-02 09:00:00', t)))).facts.map((f) => f.identityKey);
  expect(keys('快件已到达 上海')).toEqual(keys('快件 已到达 上海中转'));
  const pair = keys('已装袋发往', '已进行装车扫描');
  expect(new Set(pair).size).toBe(2);
  expect(keys('已装袋发往…', '装车扫描')).toEqual(pair);
});

test('state 0 with an empty list knows nothing and moves nothing (golden case 4)', () => {
  const r = report(push([]));
  expect(codes(r)).toEqual(['no_data']);
  expect(r.snapshots).toEqual([]);
});

test('202 is silence of the carrier, not delivery (golden case 5)', () => {
  expect(codes(report(push([line('2026-11-02 09:00:00', '', { statusCode: '202' })])))).toEqual(['problem.not_updated']);
});

test('a drop in a locker or station is no delivery until it was taken out (golden case 6)', () => {
  const last = (statusCode: string, text: string) => report(push([line('2026-11-02 09:00:00', text, { statusCode })])).facts[0]!.code;
  expect(last('501', '已投柜')).toBe('available_for_pickup');
  expect(last('304', '快递驿站代收')).toBe('available_for_pickup.station');
  expect(last('304', '已取出')).toBe('delivered.locker_collected');
});

test('an unknown code is unmapped and shows what was said (golden case 15)', () => {
  const [fact] = report(push([line('2026-11-02 09:00:00', '已签收', { statusCode: 'ZZ9' })])).facts;
  expect(fact).toMatchObject({ code: null, sourceCode: 'ZZ9', text: '已签收' });
});

test('a line that says nothing is information, and the newest such line is what the state says', () => {
  expect(codes(report(push([line('2026-11-02 09:00:00', '祝您愉快'), line('2026-11-01 09:00:00', '您好')])))).toEqual([
    'in_transit.info',
    'in_transit.info',
  ]);
  expect(codes(report(push([line('2026-11-02 09:00:00', '祝您愉快'), line('2026-11-01 09:00:00', '您好')], '3')))).toEqual([
    'in_transit.info',
    'delivered',
  ]);
});

test('how it ended is told even when no line bears it out', () => {
  expect(codes(report(push([line('2026-11-02 09:00:00', '派件中')], '3')))).toEqual(['out_for_delivery', 'delivered']);
  expect(codes(report(push([line('2026-11-02 09:00:00', '已签收')], '3')))).toEqual(['delivered']);
  expect(codes(report(push([line('2026-11-02 09:00:00', '派件中')], '14')))).toEqual(['out_for_delivery', 'returning.refused']);
});

test('markup and line breaks leave the text, area names become the place', () => {
  const [fact] = report(push([line('2026-11-02 09:00:00', '正在派送途中<br/>(派件人:&nbsp;王某)', { areaName: '北京,昌平区' })])).facts;
  expect(fact).toMatchObject({ text: '正在派送途中 (派件人: 王某)', place: { country: 'CN', province: '北京', city: '昌平区' } });
});

test('an aborted subscription ends the feed and takes nothing back', () => {
  const r = report({
    status: 'abort',
    message: '3天查询无记录',
    autoCheck: '1',
    comOld: 'yuantong',
    comNew: 'ems',
    lastResult: { nu: 'E1', com: 'ems', data: [] },
  });
  expect(r.facts.map((f) => [f.code, f.shipment?.carrier])).toEqual([
    ['carrier.corrected', 'yto'],
    ['problem.feed_ended', 'ems'],
    ['problem.bad_number', 'ems'],
  ]);
  expect(r.facts[0]!.data?.next).toEqual({ carrier: 'ems', trackingNo: 'E1' });
  expect(r.snapshots).toEqual([]);
  expect(codes(report(push([line('2026-11-01 09:00:00', '已揽收')], '0', { status: 'abort', message: '60天无变化' })))).toEqual([
    'picked_up',
    'problem.feed_ended',
  ]);
});

test('one line without a readable time does not spoil the others', () => {
  const r = report(push([line('soon', '派件中'), line('2026-11-01 09:00:00', '已揽收')]));
  expect(codes(r)).toEqual(['picked_up']);
  expect(r.unreadable).toHaveLength(1);
});

test.each([
  ['an answer of the number recognition', { status: 'polling', lastResult: { comCode: '', num: '1', auto: [] } }],
  ['an error of the query interface', { status: 'polling', lastResult: { result: false, returnCode: '400', message: '找不到对应公司' } }],
  ['no result at all', { status: 'polling' }],
  ['a list', []],
])('%s is no tracking', (_name, wrong) => {
  expect(parse(wrong).kind).toBe('unreadable');
});
