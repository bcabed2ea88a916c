import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { API_V3_KEY, wechatNotice } from '@/tests/builders/wechat-notice';
import type { Delivery, Report, SourceAccount } from '../source';
import { parseNotice } from './parse-notice';
import { wechatPay } from './wechat-pay';

const KEY = API_V3_KEY;
const OTHER_KEY = { key: 'another key of thirty-two bytes!' };
const account: SourceAccount = { name: 'wechat_pay', shop: 'north', timeZone: 'UTC', secrets: { apiV3Key: KEY } };
const RECEIVED_AT = 1_793_577_600_000;

function delivery(body: string, headers: Record<string, string> = {}, receivedAt = RECEIVED_AT): Delivery {
  return { body: Buffer.from(body), headers: new Headers(headers), receivedAt };
}

function report(eventType: string, resource: unknown): Report {
  const parsed = parseNotice(delivery(wechatNotice(eventType, resource)), account);
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

const payment = (more: object = {}) => ({
  out_trade_no: 'N-1',
  transaction_id: '4200001',
  trade_state: 'SUCCESS',
  success_time: '2026-11-02T10:00:00+08:00',
  amount: { total: 12805, payer_total: 12000, currency: 'CNY' },
  ...more,
});

describe('a notice', () => {
  test('about a payment confirms it on the order of its number, with the price before coupons', () => {
    expect(report('TRANSACTION.SUCCESS', payment()).facts).toMatchObject([
      {
        order: { shop: 'north', orderNo: 'N-1' },
        code: 'payment.confirmed',
        occurredAt: Date.parse('2026-11-02T02:00:00Z'),
        data: { payment: { paymentNo: '4200001', method: 'wechat_pay', amount: '128.05', currency: 'CNY', state: 'SUCCESS' } },
      },
    ]);
  });

  test('about a combined payment tells each order its part', () => {
    const parts = ['N-1', 'N-2'].map((orderNo, i) =>
      payment({ out_trade_no: orderNo, transaction_id: `420000${i}`, amount: { total_amount: 5, currency: 'CNY' } }),
    );
    const { facts } = report('TRANSACTION.SUCCESS', { combine_out_trade_no: 'C-1', sub_orders: parts });
    expect(facts.map((f) => [f.order?.orderNo, f.data?.payment?.amount])).toEqual([
      ['N-1', '0.05'],
      ['N-2', '0.05'],
    ]);
  });

  test('about a refund names the refund, and says so when it failed', () => {
    const refund = (status: string) =>
      report(`REFUND.${status}`, {
        out_trade_no: 'N-1',
        refund_id: '503',
        refund_status: status,
        amount: { refund: 528800, currency: 'JPY' },
      });
    expect(refund('SUCCESS').facts).toMatchObject([{ code: 'refund.done', data: { payment: { paymentNo: '503', amount: '528800' } } }]);
    expect([refund('ABNORMAL'), refund('CLOSED')].map((r) => r.facts[0]!.code)).toEqual(['refund.failed', 'refund.failed']);
    // A refund that was given up has no time of success: when the notice was made is known.
    expect(refund('CLOSED').facts[0]!.occurredAt).toBe(Date.parse('2026-11-02T02:00:05Z'));
  });

  test('in a state nobody knows is kept as it was said', () => {
    expect(report('TRANSACTION.SUCCESS', payment({ trade_state: 'HALF' })).facts).toMatchObject([{ code: null, sourceCode: 'HALF' }]);
  });

  test('about other money is no affair of an order; it is not even opened', () => {
    for (const event of ['MALL_TRANSACTION.SUCCESS', 'MCHTRANSFER.BILL.FINISHED', 'PAYSCORE.USER_PAID', 'COUPON.USE']) {
      expect(parseNotice(delivery(wechatNotice(event, {}, OTHER_KEY)), account).kind).toBe('ignored');
    }
  });

  test('that was enclosed under another key, changed, or encloses something else is refused', () => {
    const refused = (body: string, as = account) => {
      const parsed = parseNotice(delivery(body), as);
      return parsed.kind === 'unreadable' ? parsed.reason : parsed.kind;
    };
    expect(refused(wechatNotice('TRANSACTION.SUCCESS', payment(), OTHER_KEY))).toContain('cannot be opened');
    expect(refused(wechatNotice('TRANSACTION.SUCCESS', payment()).replace('"transaction"', '"transactioN"'))).toContain('cannot be opened');
    expect(refused(wechatNotice('TRANSACTION.SUCCESS', { out_trade_no: 'N-1' }))).toContain('no payment');
    expect(refused(wechatNotice('REFUND.SUCCESS', payment()))).toContain('no refund');
    expect(refused(wechatNotice('TRANSACTION.SUCCESS', payment()), { ...account, shop: null })).toContain('names no shop');
  });
});

test('whatever a notice encloses, it is read or refused with a reason', () => {
  const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('', '\ud800', 1e308, -1, '9'.repeat(400)));
  const enclosed = fc.oneof(
    odd,
    fc.record(
      {
        out_trade_no: odd,
        transaction_id: odd,
        refund_id: odd,
        trade_state: odd,
        refund_status: odd,
        success_time: odd,
        amount: odd,
        sub_orders: odd,
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom('TRANSACTION.SUCCESS', 'REFUND.SUCCESS'), enclosed, (event, resource) => {
      const parsed = parseNotice(
        delivery(wechatNotice(event, { ...payment(), refund_id: '1', refund_status: 'SUCCESS', ...(resource as object) })),
        account,
      );
      if (parsed.kind !== 'report') expect(parsed.reason).not.toBe('');
    }),
  );
});

/** A certificate of its own making, and a signature that was made once with its key, which is gone. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIDJzCCAg+gAwIBAgIIWhDA/+4LV6EwDQYJKoZIhvcNAQELBQAwKDETMBEGA1UE
CgwKRGFvbmEgdGVzdDERMA8GA1UEAwwIcGxhdGZvcm0wIBcNMjYxMTIxMjM1NTUy
WhgPMjEyNjEwMjgyMzU1NTJaMCgxEzARBgNVBAoMCkRhb25hIHRlc3QxETAPBgNV
BAMMCHBsYXRmb3JtMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwhIp
Uf7lmAfAc2Wq8n76mFVCM/2enAvHoTKxfJK2UcVdWUmuG9yayBpv5Eii44WMABq8
6luDGWzXsX8ys6PV6Lp7ju28y0wj7HsD9yJ3J+/rC6+fC0j3gN4eFr1nghOGHEOE
F/l9AygkydmDYbKvy1XAXKAL97TBNWgqUB7VGRByKXJL+H35oWu0lheSBWPwD0tH
0ZWObxy/GVqm5Ih0U8TJSA5vvv/BuWPFfN72Iha5shXIMVglgrceOOiZGxq2YazS
2IW5TunKizzJrc6KUXp3fcVRzhh9RFXmfiCIUd6sRnDV2Myicrgrr6NwUPdLx1zb
wLwlWTvPbR1le5KDjwIDAQABo1MwUTAdBgNVHQ4EFgQU+R2povFAxhsVX2ai+0I/
qXIRKNEwHwYDVR0jBBgwFoAU+R2povFAxhsVX2ai+0I/qXIRKNEwDwYDVR0TAQH/
BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAJEjqGrcggzCFKeZ/Qzpi7OMULznc
2M7ckU3cLjjXbH1QI/jr0gtXqc4V69yxjF7Gg3SbF8jowHr+m6aTwrgJGMM3XfxD
jtWmO4XL4I3n5EaIdmpln8SXdxl8KnZZvT6RT7eZ/EE5dQYZoVQ29MO91+tjRx4f
WjHV5/67VxSYFVdZdBjNhPHV87CmHo/RfRRcGN5kxwCOy/9hEBbsXiqR6N4tqm+7
3WKazAnOKPhLzFWmHR0eekKNt/DbHhjaejPRCXERDwHaZo6hJ+oIIv4rqgLH0fMP
JT6xTCqTKC+MO8on2s0kQBcWWZ8paREnvIhIftMT0x/TWlEb+BJYRrKhWA==
-----END CERTIFICATE-----`;
const CERTIFIED = {
  body: '{"id":"n-1","event_type":"TRANSACTION.SUCCESS"}',
  headers: {
    'wechatpay-timestamp': '1793577600',
    'wechatpay-nonce': 'abc',
    'wechatpay-serial': '5A10C0FFEE0B57A1',
    'wechatpay-signature': [
      'Lxf29JakF6aalYzA3q3yknxB1rWydGLtbNs1+k1QokQ5m7X4NzXQOBFz7PWTZ2mzEK/OWYrXSnL7yG9RFckRhDf+fbKdFc+FVNod',
      'FH3/Jco0WnHAy6DHEJv0TQ5Z44cIabVasYtOPnpqjzBocbrKXyYqXkKagan75mNgzYX4JOWYvdRNTB8ewtH5Q19qW6YCAVG8BB4r',
      'UnCv9oxnPPRvOzyES6DisBHZTzNdDahc4Km+CcFzQ0h6QSYm5tOhMwIfOQAhuIqKilp4XEKRQvfsMLsSKxEeI+AdnE/LKZhL+QJ/',
      'LzIei3dvVrI7bCNDNfWnd+bHzfiCL1JWnj6H1qPenQ==',
    ].join(''),
  },
};

describe('a signature', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const platformKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { body, headers } = CERTIFIED;
  const verdict = (platform: string, more: Record<string, string> = {}, text = body, at = RECEIVED_AT) =>
    wechatPay.verify(delivery(text, { ...headers, ...more }, at), { ...account, secrets: { apiV3Key: KEY, platformKey: platform } }).kind;
  const signed = (serial: string) => ({
    'wechatpay-serial': serial,
    'wechatpay-signature': sign('sha256', Buffer.from(`1793577600\nabc\n${body}\n`), privateKey).toString('base64'),
  });

  test('is checked with the certificate that the serial names, or with the public key', () => {
    expect(verdict(CERTIFICATE)).toBe('ok');
    expect(verdict(CERTIFICATE, { 'wechatpay-serial': '5a10c0ffee0b57a1' })).toBe('ok');
    expect(verdict(CERTIFICATE, { 'wechatpay-serial': '5A10C0FFEE0B57A2' })).toBe('refused');
    expect(verdict(platformKey, signed('PUB_KEY_ID_01'))).toBe('ok');
    // While the vendor changes from certificates to its key, both stand beside each other.
    expect(verdict(`${CERTIFICATE}\n${platformKey}`)).toBe('ok');
    expect(verdict(`${CERTIFICATE}\n${platformKey}`, signed('PUB_KEY_ID_01'))).toBe('ok');
    expect(verdict(`${CERTIFICATE}\n${platformKey}`, signed('5A10C0FFEE0B57A1'))).toBe('refused');
  });

  test('holds for five minutes, for these bytes, and the vendor’s probes fail', () => {
    expect(verdict(CERTIFICATE, {}, body, RECEIVED_AT + 299_000)).toBe('ok');
    for (const at of [RECEIVED_AT + 300_000, RECEIVED_AT - 300_000]) expect(verdict(CERTIFICATE, {}, body, at)).toBe('refused');
    expect(verdict(CERTIFICATE, {}, `${body} `)).toBe('refused');
    expect(verdict(CERTIFICATE, { 'wechatpay-nonce': 'abd' })).toBe('refused');
    expect(verdict(CERTIFICATE, { 'wechatpay-signature': `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}` })).toBe('refused');
    for (const name of Object.keys(headers)) expect(verdict(CERTIFICATE, { [name]: '' }), name).toBe('refused');
    expect(verdict('no key')).toBe('refused');
  });

  test('needs keys that are keys: an account without them is not set up', () => {
    const fault = (secrets: Record<string, string>) => wechatPay.secretFault!({ apiV3Key: KEY, platformKey, ...secrets });
    expect(fault({})).toBeNull();
    expect(fault({ platformKey: CERTIFICATE })).toBeNull();
    expect(fault({ apiV3Key: 'short' })).toContain('32 bytes');
    expect(fault({ platformKey: 'PUB_KEY_ID_01' })).toContain('in PEM');
    expect(fault({ platformKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() })).toContain('no private one');
  });
});

test('the vendor reads its own words', async () => {
  const good = wechatPay.answer({ kind: 'taken' }, delivery(''));
  expect([good.status, await good.json()]).toEqual([200, { code: 'SUCCESS', message: '成功' }]);
  const bad = wechatPay.answer({ kind: 'try_again', reason: 'not now' }, delivery(''));
  expect([bad.status, await bad.json()]).toEqual([503, { code: 'FAIL', message: 'not now' }]);
});
