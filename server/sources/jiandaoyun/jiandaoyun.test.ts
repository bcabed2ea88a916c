import { describe, expect, test } from 'vitest';
import { withDeliveredQuery } from '../delivered-query';
import type { Parsed, Report, SourceAccount } from '../source';
import { fieldText } from './field-text';
import { jiandaoyun, signJiandaoyun } from './jiandaoyun';
import { parsePush } from './parse-push';

const MAPPING = {
  orderNo: 'no',
  status: 'state',
  statusAt: 'since',
  carrier: 'by',
  trackingNo: 'waybill',
  placedAt: 'placed',
  phone: 'tel',
  name: 'who',
  address: 'where',
  amount: 'sum',
  note: 'words',
  codes: { 已收款: 'paid', 已发货: 'shipped', 派送中: 'out_for_delivery' },
};
const account: SourceAccount = {
  name: 'forms',
  shop: 'north',
  timeZone: 'Asia/Shanghai',
  secrets: { secret: 's', mapping: JSON.stringify(MAPPING) },
};

function parse(data: object, op = 'data_update', as = account): Parsed {
  return parsePush({ body: Buffer.from(JSON.stringify({ op, data })), headers: new Headers(), receivedAt: 0 }, as);
}

function report(data: object): Report {
  const parsed = parse({ _id: 'r-1', updateTime: '2026-11-02T10:00:00.000Z', no: 'N-1', ...data });
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

describe('a record', () => {
  test('becomes the order and a fact, through the account’s own field names and words', () => {
    const r = report({
      state: '已发货',
      since: '2026-11-02T09:30:00.000Z',
      by: '顺丰',
      waybill: 'SF1',
      placed: '2026-11-01T08:00:00.000Z',
      tel: { verified: true, phone: '13800138000' },
      who: [{ name: '张三', username: 'z3' }],
      where: { province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 1 号', lnglatXY: [120, 30] },
      sum: 128,
      words: '今天<b>发出</b>',
    });
    expect(r.orders).toMatchObject([
      {
        header: { shop: 'north', orderNo: 'N-1', placedAt: Date.parse('2026-11-01T08:00:00Z'), amount: '128' },
        contact: { name: '张三', phone: '+8613800138000', address: '浙江省杭州市西湖区文三路 1 号' },
      },
    ]);
    expect(r.facts).toMatchObject([
      {
        order: { shop: 'north', orderNo: 'N-1' },
        shipment: { carrier: '顺丰', trackingNo: 'SF1' },
        code: 'shipped',
        sourceCode: '已发货',
        occurredAt: Date.parse('2026-11-02T09:30:00Z'),
        text: '今天 发出',
      },
    ]);
  });

  test('says of the order what its arrival rests on; an allowance that is none spoils nothing else', () => {
    const fields = { ...MAPPING, seller: 'from', service: 'how', dispatchDays: 'within', paymentMethod: 'pay' };
    const as = { ...account, secrets: { secret: 's', mapping: JSON.stringify(fields) } };
    const told = (within: unknown) => {
      const parsed = parse(
        { _id: 'r-1', no: 'N-1', placed: '2026-11-01T08:00:00.000Z', from: '南山店', how: '次日 达', within, pay: 'WeChat' },
        'data_update',
        as,
      );
      if (parsed.kind !== 'report') throw new Error(parsed.reason);
      return parsed.report;
    };
    expect(told('1.5').orders[0]!.header).toMatchObject({
      seller: '南山店',
      service: '次日_达',
      dispatchDays: 1.5,
      paymentMethod: 'wechat',
    });
    expect(told('soon')).toMatchObject({ orders: [{ header: { service: '次日_达' } }], unreadable: ['the field mapped to dispatchDays'] });
    expect(told('soon').orders[0]!.header.dispatchDays).toBeUndefined();
  });

  test('whose status has no time of its own reached it by its last change; another edit is the same fact', () => {
    const edited = (updateTime: string) => report({ state: '已收款', updateTime }).facts[0]!;
    expect(edited('2026-11-02T10:00:00.000Z').identityKey).toBe(edited('2026-11-05T10:00:00.000Z').identityKey);
    expect(edited('2026-11-02T10:00:00.000Z')).toMatchObject({ code: 'paid', data: { atLatest: true } });
  });

  test('with a word that nobody mapped is kept as it was said', () => {
    expect(report({ state: 'constructor' }).facts).toMatchObject([{ code: null, sourceCode: 'constructor' }]);
  });

  test('that tells of a shipment and names none tells nothing about it', () => {
    const r = report({ state: '派送中', placed: '2026-11-01T08:00:00.000Z' });
    expect([r.orders.length, r.facts.length, r.unreadable.length]).toEqual([1, 0, 1]);
  });

  test('without a number, an id or anything to tell is not taken for an order', () => {
    expect(parse({ _id: 'r-1', state: '已收款' }).kind).toBe('unreadable');
    expect(parse({ no: 'N-1', state: '已收款' }).kind).toBe('unreadable');
    expect(parse({ _id: 'r-1', no: 'N-1' }).kind).toBe('ignored');
    expect(parse({ _id: 'r-1', no: 'N-1', state: '已收款' }, 'data_delete').kind).toBe('ignored');
    expect(parse({}, 'form_update').kind).toBe('ignored');
    expect(parse({ _id: 'r-1', no: 'N-1', state: '已收款' }, 'data_update', { ...account, secrets: { secret: 's' } }).kind).toBe(
      'unreadable',
    );
  });
});

test('a field’s value is text, whatever it is made of, and at most so deep', () => {
  expect([' a ', 7, null, true, {}, [], ['a', { name: 'b' }], { value: 'c' }].map((value) => fieldText(value))).toEqual([
    'a',
    '7',
    undefined,
    undefined,
    undefined,
    undefined,
    'a, b',
    'c',
  ]);
  expect(fieldText([[[['deep']]]])).toBeUndefined();
});

test('the signature covers body, secret, and the nonce and timestamp of the address', () => {
  const body = '{"op":"data_test"}';
  const signature = signJiandaoyun(body, 's', 'n1', '17');
  const verdict = (url: string, text = body, forged = {}) => {
    const headers = withDeliveredQuery(new Headers({ 'x-jdy-signature': signature, ...forged }), jiandaoyun.queryNames, url);
    return jiandaoyun.verify({ body: Buffer.from(text), headers, receivedAt: 0 }, account).kind;
  };
  expect(verdict('https://a/b?nonce=n1&timestamp=17&token=x')).toBe('ok');
  expect(verdict('https://a/b?nonce=n1&timestamp=18')).toBe('refused');
  expect(verdict('https://a/b?nonce=n1&timestamp=17', `${body} `)).toBe('refused');
  // What a sender writes into that header itself does not count.
  expect(verdict('https://a/b', body, { 'delivered-query': 'nonce=n1&timestamp=17' })).toBe('refused');
});

test.each([
  ['{}', 'orderNo'],
  ['no json', 'must be JSON'],
  ['{"orderNo":"a","codes":{"x":"done"}}', 'no code that can be posted'],
  ['{"orderNo":"a","codes":{"x":"delivered"}}', 'trackingNo'],
  ['{"orderNo":"a","ordrNo":"b"}', 'ordrNo'],
])('a mapping such as %s is refused with a word about %j', (mapping, word) => {
  expect(jiandaoyun.secretFault!({ secret: 's', mapping })).toContain(word);
});

test('a mapping that says which field is what is taken', () => {
  expect(jiandaoyun.secretFault!({ secret: 's', mapping: JSON.stringify(MAPPING) })).toBeNull();
});
