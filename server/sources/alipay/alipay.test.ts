import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivery, ReportedFact, SourceAccount } from '../source';
import { alipay } from './alipay';
import { parseNotice } from './parse-notice';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const account: SourceAccount = { name: 'alipay', shop: 'north', timeZone: 'UTC', secrets: { publicKey: PEM, appId: '2019' } };
const RECEIVED_AT = Date.parse('2026-11-02T04:00:00Z');

const delivery = (body: string | Buffer): Delivery => ({ body: Buffer.from(body), headers: new Headers(), receivedAt: RECEIVED_AT });
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

const PAID = {
  app_id: '2019',
  notify_type: 'trade_status_sync',
  notify_id: 'n-1',
  notify_time: '2026-11-02 10:00:07',
  trade_status: 'TRADE_SUCCESS',
  out_trade_no: 'N-1',
  trade_no: '2026110222001',
  total_amount: '128.00',
  gmt_payment: '2026-11-02 10:00:05',
};

function facts(fields: Record<string, string>): ReportedFact[] {
  const parsed = parseNotice(delivery(form(fields)), account);
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report.facts;
}

function fact(fields: Record<string, string>): ReportedFact {
  const [one, ...more] = facts(fields);
  expect(more).toEqual([]);
  return one!;
}

describe('a notice', () => {
  test('about a paid trade confirms the payment, in Beijing’s time', () => {
    expect(fact(PAID)).toMatchObject({
      order: { shop: 'north', orderNo: 'N-1' },
      code: 'payment.confirmed',
      occurredAt: Date.parse('2026-11-02T02:00:05Z'),
      data: { payment: { paymentNo: '2026110222001', method: 'alipay', amount: '128.00', currency: 'CNY' } },
    });
  });

  test('about the same trade is the same fact, under whatever notify_id, and when the trade is finished', () => {
    const again = fact({ ...PAID, notify_id: 'n-2', notify_time: '2026-11-02 12:00:00' });
    expect(again).toEqual(fact(PAID));
    expect(fact({ ...PAID, trade_status: 'TRADE_FINISHED' }).identityKey).toBe(fact(PAID).identityKey);
  });

  test('that tells of money sent back tells of the payment, too, whatever the trade is called by then', () => {
    const told = { ...PAID, refund_fee: '28.00', gmt_refund: '2026-11-03 09:00:00.123', out_biz_no: 'R-1' };
    const [paid, part] = facts(told);
    expect(paid).toEqual(fact(PAID));
    expect(part).toMatchObject({
      code: 'refund.done',
      occurredAt: Date.parse('2026-11-03T01:00:00.123Z'),
      data: { payment: { amount: '28.00' } },
    });
    const closed = { trade_status: 'TRADE_CLOSED', refund_fee: '128.00', gmt_refund: '2026-11-04 09:00:00', out_biz_no: 'R-2' };
    const [again, rest] = facts({ ...PAID, ...closed });
    // A notice that leaves the moment of payment out never moves it.
    expect(facts({ ...told, gmt_payment: '' })[0]).toMatchObject({ code: 'payment.confirmed', data: { atLatest: true } });
    expect([again, rest?.code, rest?.identityKey === part?.identityKey]).toEqual([paid, 'refund.done', false]);
  });

  test('about a trade that closed unpaid denies the payment; one that waits says nothing yet', () => {
    expect(fact({ ...PAID, trade_status: 'TRADE_CLOSED', gmt_close: '2026-11-02 11:00:00' })).toMatchObject({
      code: 'payment.denied',
      occurredAt: Date.parse('2026-11-02T03:00:00Z'),
    });
    expect(parseNotice(delivery(form({ ...PAID, trade_status: 'WAIT_BUYER_PAY' })), account).kind).toBe('ignored');
    expect(fact({ ...PAID, trade_status: 'TRADE_PENDING' })).toMatchObject({ code: null, sourceCode: 'TRADE_PENDING' });
  });

  test('for another application, about no trade, or about no order is not taken for a payment', () => {
    const kind = (fields: Record<string, string>) => parseNotice(delivery(form(fields)), account).kind;
    expect(kind({ ...PAID, app_id: '2020' })).toBe('unreadable');
    expect(kind({ app_id: '2019', notify_type: 'dut_user_sign' })).toBe('ignored');
    expect(kind({ app_id: '2019' })).toBe('unreadable');
    expect(kind({ ...PAID, out_trade_no: '' })).toBe('unreadable');
    expect(kind({ ...PAID, charset: 'klingon' })).toBe('unreadable');
    expect(parseNotice(delivery(form(PAID)), { ...account, shop: null }).kind).toBe('unreadable');
  });
});

describe('a signature', () => {
  const signed = (text: Buffer | string) => encodeURIComponent(sign('sha256', Buffer.from(text), privateKey).toString('base64'));
  const verdict = (body: string, as = account) => alipay.verify(delivery(body), as).kind;

  test('covers the parameters by name as they were before they were encoded, without sign_type or with it', () => {
    const plain = 'a=x y&b=1+1&c=茶';
    const sent = 'c=%E8%8C%B6&b=1%2B1&a=x+y&sign_type=RSA2';
    expect(verdict(`${sent}&sign=${signed(plain)}`)).toBe('ok');
    expect(verdict(`${sent}&sign=${signed(`${plain}&sign_type=RSA2`)}`)).toBe('ok');
    expect(verdict(`${sent}&d=1&sign=${signed(plain)}`)).toBe('refused');
    expect(verdict(`${sent.replace('x+y', 'x+z')}&sign=${signed(plain)}`)).toBe('refused');
    expect(verdict(sent)).toBe('refused');
  });

  test('is made over the bytes of the charset that was used, and the words are read in it', () => {
    const bytes = Buffer.concat([Buffer.from('charset=gbk&out_trade_no='), Buffer.from([0xb2, 0xe8]), Buffer.from('-1')]);
    const sent = 'charset=gbk&out_trade_no=%B2%E8-1';
    expect(verdict(`${sent}&sign=${signed(bytes)}`)).toBe('ok');
    const fields = form({ app_id: '2019', trade_status: 'TRADE_SUCCESS', trade_no: '1' });
    const parsed = parseNotice(delivery(`${fields}&${sent}`), account);
    expect(parsed).toMatchObject({ report: { facts: [{ order: { orderNo: '茶-1' } }] } });
  });

  test('is checked with the key as the vendor’s console shows it, too; what is no key is not set up', () => {
    const bare = PEM.replace(/-----.*-----|\s/g, '');
    expect(verdict(`a=1&sign=${signed('a=1')}`, { ...account, secrets: { publicKey: bare } })).toBe('ok');
    expect(alipay.secretFault!({ publicKey: bare })).toBeNull();
    expect(alipay.secretFault!({ publicKey: PEM.replaceAll('\n', '') })).toBeNull();
    expect(alipay.secretFault!({ publicKey: 'MIIB' })).toContain('publicKey must be');
    expect(alipay.secretFault!({ publicKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() })).toContain('no private one');
  });
});

test('the vendor reads success alone', async () => {
  expect(await alipay.answer({ kind: 'taken' }, delivery('')).text()).toBe('success');
  expect(await alipay.answer({ kind: 'ignored', reason: 'waits' }, delivery('')).text()).toBe('success');
  const bad = alipay.answer({ kind: 'bad_signature', reason: 'no' }, delivery(''));
  expect([bad.status, await bad.text()]).toEqual([401, 'fail']);
});
