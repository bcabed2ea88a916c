import { createCipheriv, createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivery, ReportedFact, SourceAccount } from '../source';
import { readFlatXml } from './flat-xml';
import { parseNotice } from './parse-notice';
import { signFields } from './sign-fields';
import { wechatPayV2 } from './wechat-pay-v2';

const KEY = 'a-key-of-just-thirty-two-letters';
const account: SourceAccount = { name: 'wechat_pay_v2', shop: 'north', timeZone: 'UTC', secrets: { apiV2Key: KEY } };
const delivery = (body: string): Delivery => ({ body: Buffer.from(body), headers: new Headers(), receivedAt: 0 });
const xml = (fields: Record<string, string>, root = 'xml') =>
  `<${root}>\n${Object.entries(fields)
    .map(([name, value]) => `  <${name}><![CDATA[${value}]]></${name}>`)
    .join('\n')}\n</${root}>`;

const PAID = {
  return_code: 'SUCCESS',
  result_code: 'SUCCESS',
  out_trade_no: 'N-1',
  transaction_id: '4200001',
  total_fee: '12805',
  fee_type: 'CNY',
  time_end: '20261102100000',
  attach: '',
};
const signed = (fields: Record<string, string>) => xml({ ...fields, sign: signFields(new Map(Object.entries(fields)), KEY) });
const enclose = (text: string, key = KEY) => {
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(key).digest('hex'), null);
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
};
const refund = (fields: Record<string, string>, key = KEY) => xml({ return_code: 'SUCCESS', req_info: enclose(xml(fields, 'root'), key) });

function fact(body: string): ReportedFact {
  const parsed = parseNotice(delivery(body), account);
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report.facts[0]!;
}

describe('a notice', () => {
  test('about a payment confirms it on its order, or denies it', () => {
    expect(fact(signed(PAID))).toMatchObject({
      order: { shop: 'north', orderNo: 'N-1' },
      code: 'payment.confirmed',
      occurredAt: Date.parse('2026-11-02T02:00:00Z'),
      data: { payment: { paymentNo: '4200001', amount: '128.05', currency: 'CNY' } },
    });
    expect(fact(signed({ ...PAID, result_code: 'FAIL' })).code).toBe('payment.denied');
  });

  test('about a refund is opened with the key', () => {
    const told = {
      out_trade_no: 'N-1',
      refund_id: '503',
      refund_status: 'SUCCESS',
      refund_fee: '3960',
      success_time: '2026-11-03 16:24:13',
    };
    expect(fact(refund(told))).toMatchObject({
      code: 'refund.done',
      occurredAt: Date.parse('2026-11-03T08:24:13Z'),
      data: { payment: { paymentNo: '503', amount: '39.60' } },
    });
    expect(fact(refund({ ...told, refund_status: 'CHANGE' })).code).toBe('refund.failed');
  });

  test('that names no payment of an order is refused', () => {
    expect(parseNotice(delivery(signed({ plate_number: 'A1' })), account).kind).toBe('unreadable');
    expect(parseNotice(delivery('{}'), account).kind).toBe('unreadable');
  });
});

describe('a signature', () => {
  const verdict = (body: string, apiKey = KEY) => wechatPayV2.verify(delivery(body), { ...account, secrets: { apiV2Key: apiKey } }).kind;

  test('holds for these fields and this key, by MD5 or HMAC, without the empty ones', () => {
    expect(verdict(signed(PAID))).toBe('ok');
    expect(verdict(signed({ ...PAID, sign_type: 'HMAC-SHA256' }))).toBe('ok');
    expect(verdict(signed(PAID).replace('<attach><![CDATA[]]></attach>', ''))).toBe('ok');
    expect(verdict(signed(PAID).replace('12805', '1'))).toBe('refused');
    expect(verdict(signed(PAID), 'another-key-of-thirty-two-lette')).toBe('refused');
    expect(verdict(xml(PAID))).toBe('refused');
  });

  test('is not asked of a refund that opens with the key, and of that alone', () => {
    expect(verdict(refund({ refund_id: '1' }))).toBe('ok');
    expect(verdict(refund({ refund_id: '1' }, 'another-key-of-thirty-two-lette'))).toBe('refused');
    expect(verdict(xml({ req_info: Buffer.from('x'.repeat(32)).toString('base64') }))).toBe('refused');
  });
});

test.each([
  '<!DOCTYPE x [<!ENTITY e SYSTEM "http://x/">]><xml><a>&e;</a></xml>',
  '<xml><a>&e;</a></xml>',
  '<xml><a b="c">1</a></xml>',
  '<xml><a><b>1</b></a></xml>',
  '<xml><a>1</a><a>2</a></xml>',
  '<xml><a>1</b></xml>',
  '<xml>text</xml>',
  '<movies><a>1</a></movies>',
  '<xml><a>1</a></xml><xml></xml>',
])('%s is no message of the vendor', (text) => {
  expect(readFlatXml(Buffer.from(text))).toBeNull();
});

test('a message is read as it was written, and a mebibyte of nonsense is refused at once', () => {
  expect(readFlatXml(Buffer.from('<?xml version="1.0"?>\n<xml><a> 1 &lt; 2 </a><b><![CDATA[<&amp;>]]></b></xml>'))).toEqual(
    new Map([
      ['a', '1 < 2'],
      ['b', '<&amp;>'],
    ]),
  );
  for (const part of ['<a><![CDATA[', '<a>', ' ', '<a>1</a', '&lt;'])
    expect(readFlatXml(Buffer.from(`<xml>${part.repeat(1_000_000 / part.length)}</xml>`))).toBeNull();
}, 10_000);

test('the vendor reads its own words', async () => {
  expect(await wechatPayV2.answer({ kind: 'taken' }, delivery('')).text()).toBe(
    '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>',
  );
  const bad = wechatPayV2.answer({ kind: 'unreadable', reason: 'a]]>b' }, delivery(''));
  expect([bad.status, await bad.text()]).toEqual([
    422,
    '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[ab]]></return_msg></xml>',
  ]);
});

test('an account needs a key that is one', () => {
  expect(wechatPayV2.secretFault!({ apiV2Key: KEY })).toBeNull();
  expect(wechatPayV2.secretFault!({ apiV2Key: 'short' })).toContain('32 characters');
});
