import { expect, test } from 'vitest';
import type { Report, SourceAccount } from '../source';
import { sf } from './sf';
import { signMessage } from './sign-message';

const account: SourceAccount = { name: 'sf', shop: null, timeZone: 'Asia/Shanghai', secrets: {} };
const receivedAt = Date.parse('2026-11-21T12:00:00Z');
const delivery = (body: string) => ({ body: Buffer.from(body), headers: new Headers(), receivedAt });
const json = (...routes: unknown[]) => JSON.stringify({ Body: { WaybillRoute: routes } });
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

const scan = (opCode: string, acceptTime: string, remark: string, more: object = {}) => ({
  mailno: 'SF1000000000001',
  acceptAddress: '深圳市',
  acceptTime,
  remark,
  opCode,
  ...more,
});

function report(body: string, as = account): Report {
  const parsed = sf.parse(delivery(body), as);
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

test('scans become facts of SF, in mainland time, known again whether pushed or asked for', () => {
  const r = report(json(scan('50', '2026-11-01 10:00:00', '顺丰速运 已收取快件', { id: 90001, orderid: 'A-1' })));
  expect(r.facts).toMatchObject([
    {
      code: 'picked_up',
      sourceCode: '50',
      identityKey: 'ev|50|2026-11-01T02:00:00|深圳市|0',
      occurredAt: Date.parse('2026-11-01T02:00:00Z'),
      shipment: { carrier: 'sf', trackingNo: 'SF1000000000001' },
      place: { text: '深圳市', country: 'CN' },
      order: undefined,
    },
  ]);
  expect(r.snapshots).toEqual([]);
  expect(report(json(scan('50', '2026-11-01 10:00:00', '', { orderid: 'A-1' })), { ...account, shop: 'north' }).facts[0]!.order).toEqual({
    shop: 'north',
    orderNo: 'A-1',
  });
});

test('scans are known by code, time and place, equal ones of one push apart', () => {
  const pair = json(scan('30', '2026-11-01 10:00:00', 'a'), scan('30', '2026-11-01 10:00:00', 'b'));
  const keys = report(pair).facts.map((f) => f.identityKey);
  expect(new Set(keys).size).toBe(2);
  expect(report(json(scan('30', '2026-11-01 10:00:00', 'other words'))).facts[0]!.identityKey).toBe(keys[0]);
});

test('all forms of the push say the same', () => {
  const one = scan('44', '2026-11-02 08:00:00', '正在派送', { id: '7' });
  const facts = report(json(one)).facts;
  expect(report(JSON.stringify({ Body: { WaybillRoute: one } })).facts).toEqual(facts);
  expect(report(JSON.stringify({ WaybillRoute: [one] })).facts).toEqual(facts);
  expect(report(form({ msgData: json(one), timestamp: '1', msgDigest: 'x' })).facts).toEqual(facts);
  const attributes = Object.entries(one)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
  const xml = `<Request service="RoutePushService" lang="zh-CN"><Body><WaybillRoute ${attributes}/></Body></Request>`;
  expect(report(form({ content: xml })).facts).toEqual(facts);
});

test('a return names its new waybill, and the same number is no other leg (golden case 9)', () => {
  const next = (remark: string) => report(json(scan('648', '2026-11-02 08:00:00', remark))).facts[0];
  expect(next('快件已退回/转寄,新单号为: SF1000000000002')).toMatchObject({
    code: 'returning',
    data: { next: { carrier: 'sf', trackingNo: 'SF1000000000002' } },
  });
  expect(next('快件已退回,新运单号【444004726042】')).toMatchObject({ data: { next: { trackingNo: '444004726042' } } });
  expect(next('快件 SF1000000000001 已退回')!.data).toBeUndefined();
  expect(next('快件已退回,联系电话13800138000')!.data).toBeUndefined();
});

test('a reason code is kept with the code, markup leaves the words', () => {
  const [fact] = report(
    json(scan('70', '2026-11-02 08:00:00', '派件<font color="red">不成功</font>', { reasonCode: '1', reasonName: '无人在家' })),
  ).facts;
  expect(fact).toMatchObject({ code: 'attempt_failed.absent', sourceCode: '70/1', text: '派件 不成功 无人在家' });
});

test('a scan without a code is read from its words', () => {
  expect(report(json(scan('', '2026-11-02 08:00:00', '快件到达 【东莞虎门集散中心】'))).facts[0]!.code).toBe('in_transit.arrived');
  expect(report(json(scan('', '2026-11-02 08:00:00', '在官网可查看签收图'))).facts[0]!.code).toBe('in_transit.info');
});

test('one bad scan spoils no other; a push of nothing else is refused with a reason', () => {
  const good = scan('80', '2026-11-02 08:00:00', '已签收');
  const r = report(json(good, null, 7, { ...good, mailno: '--' }, { ...good, acceptTime: 'soon' }));
  expect([r.facts.length, r.unreadable.length]).toEqual([1, 4]);
  for (const wrong of ['', 'x', '{}', '[]', json({}), '{"Body":{"WaybillRoute":7}}', form({ content: '<a' }), form({ msgData: '[' })])
    expect(sf.parse(delivery(wrong), account)).toMatchObject({ kind: 'unreadable', reason: expect.any(String) });
  const declared =
    '<!DOCTYPE a [<!ENTITY b "c">]><Request><Body><WaybillRoute mailno="SF1" acceptTime="2026-11-01 10:00:00" opCode="50"/></Body></Request>';
  expect(sf.parse(delivery(form({ content: declared })), account).kind).toBe('unreadable');
  expect(sf.parse(delivery(form({ content: declared.replace(/^.*?\]>/, '') })), account).kind).toBe('report');
  expect(sf.parse(delivery(json()), account).kind).toBe('ignored');
});

test('a digest has to be right where there is one, and may be asked for', () => {
  const msgData = json(scan('50', '2026-11-01 10:00:00', '已收取 ~!*()'));
  const timestamp = '1780000000000';
  const signed = (word: string) => delivery(form({ msgData, timestamp, msgDigest: signMessage(msgData, timestamp, word) }));
  const verdict = (at: ReturnType<typeof delivery>, secrets: Record<string, string>) => sf.verify(at, { ...account, secrets }).kind;
  expect(verdict(signed('word'), { checkWord: 'word' })).toBe('ok');
  expect(verdict(signed('other'), { checkWord: 'word' })).toBe('refused');
  expect(verdict(signed('word'), {})).toBe('refused');
  expect(verdict(delivery(msgData), { checkWord: 'word' })).toBe('ok');
  expect(verdict(delivery(msgData), { checkWord: 'word', requireDigest: '1' })).toBe('refused');
  // Worked out by hand: MD5 of `a+%2Bb%7E%28%291w`, as Java's URLEncoder writes `a +b~()` with timestamp 1 and check word w.
  expect(signMessage('a +b~()', '1', 'w')).toBe('Jdq72b53yC+5JSqlCeUjMQ==');
});

test('the vendor reads its own success in the form that it pushed', async () => {
  const good = await sf.answer({ kind: 'taken' }, delivery(json())).json();
  expect(good).toEqual({ return_code: '0000', return_msg: '成功' });
  const bad = sf.answer({ kind: 'try_again', reason: 'not now' }, delivery(json()));
  expect([bad.status, await bad.json()]).toEqual([503, { return_code: '1000', return_msg: 'not now' }]);
  const xml = delivery(form({ content: '<Request/>' }));
  expect(await sf.answer({ kind: 'taken' }, xml).text()).toBe('<Response service="RoutePushService"><Head>OK</Head></Response>');
  expect(await sf.answer({ kind: 'unreadable', reason: 'a<b' }, xml).text()).toContain('<Head>ERR</Head><ERROR code="1000">a b</ERROR>');
});
