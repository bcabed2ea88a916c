import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Parsed, SourceAccount } from '../source';
import { parseWebhook } from './parse-webhook';
import { signWebhook, standardWebhooks } from './standard-webhooks';

const SECRETS = ['old', 'new'].map((word) => `whsec_${Buffer.from(`${word} secret of a test, long`).toString('base64')}`) as [
  string,
  string,
];
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PUBLIC = `whpk_${publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`;
const account: SourceAccount = {
  name: 'erp-east',
  shop: 'north',
  timeZone: 'UTC',
  secrets: { secret: SECRETS.join(' '), publicKey: PUBLIC },
};
const RECEIVED_AT = 1_793_577_600_000;

const event = { orderNo: 'N-1', code: 'shipped', occurredAt: '2026-11-02T10:00:00+08:00', shipment: { carrier: 'sf', trackingNo: 'SF1' } };
const order = {
  orderNo: 'N-1',
  type: 'normal',
  placedAt: '2026-11-01T10:00:00+08:00',
  customer: { name: '王小明', phone: '13800138000' },
  destination: { country: 'CN', city: '上海市' },
  items: [{ sku: 'T', name: '茶', quantity: 1 }],
};

function parse(type: string, data: unknown, as = account): Parsed {
  return parseWebhook(
    { body: Buffer.from(JSON.stringify({ type, timestamp: '2026-11-02T10:00:00Z', data })), headers: new Headers(), receivedAt: 0 },
    as,
  );
}

describe('the canonical form', () => {
  test('tells events and orders as the REST interface takes them; the account says who speaks and of which shop', () => {
    expect(parse('event', { ...event, source: 'somebody else' })).toMatchObject({
      report: {
        facts: [
          {
            order: { shop: 'north', orderNo: 'N-1' },
            code: 'shipped',
            shipment: { trackingNo: 'SF1' },
            occurredAt: Date.parse('2026-11-02T02:00:00Z'),
          },
        ],
      },
    });
    expect(parse('order', order)).toMatchObject({
      report: { orders: [{ header: { shop: 'north', orderNo: 'N-1' }, contact: { phone: '+8613800138000' } }] },
    });
    expect(parse('event', { ...event, shop: 'south' })).toMatchObject({ report: { facts: [{ order: { shop: 'south' } }] } });
  });

  test('keeps the good items of a batch and names the field of a bad one', () => {
    const parsed = parse('batch', { orders: [order, {}], events: [event, { ...event, occurredAt: 'today' }, 'text'] });
    if (parsed.kind !== 'report') throw new Error(parsed.reason);
    const { orders, facts, unreadable } = parsed.report;
    expect([orders.length, facts.length, unreadable.length]).toEqual([1, 1, 3]);
    expect(unreadable.join()).toContain('occurredAt');
    expect(JSON.stringify(unreadable)).not.toContain('today');
  });

  test('leaves a system’s own word to be mapped', () => {
    expect(parse('event', { ...event, code: undefined, sourceCode: 'ST_40' })).toMatchObject({
      report: { facts: [{ code: null, sourceCode: 'ST_40' }] },
    });
  });

  test('of another type is answered; one without anything good in it is refused', () => {
    expect(parse('invoice.paid', {}).kind).toBe('ignored');
    for (const data of [null, [], 'x', { orders: 'x' }, { orders: [] }]) expect(parse('batch', data).kind).toBe('unreadable');
    expect(parse('event', { ...event, orderNo: undefined, shipment: undefined }).kind).toBe('unreadable');
  });
});

describe('a signature', () => {
  const body = '{"type":"event"}';
  const verdict = (signature: string, headers: Record<string, string> = {}) =>
    standardWebhooks.verify(
      {
        body: Buffer.from(body),
        headers: new Headers({ 'webhook-id': 'm1', 'webhook-timestamp': '1793577600', 'webhook-signature': signature, ...headers }),
        receivedAt: RECEIVED_AT,
      },
      account,
    ).kind;
  const v1a = `v1a,${sign(null, Buffer.from(`m1.1793577600.${body}`), privateKey).toString('base64')}`;

  test('holds under either secret while they change, and under the public key', () => {
    for (const secret of SECRETS) expect(verdict(signWebhook('m1', '1793577600', body, secret))).toBe('ok');
    expect(verdict(v1a)).toBe('ok');
    expect(verdict(`v1,AAAA v2,BBBB ${v1a}`)).toBe('ok');
  });

  test('holds for this id, this moment and these bytes alone', () => {
    const right = signWebhook('m1', '1793577600', body, SECRETS[1]);
    expect(verdict(right, { 'webhook-id': 'm2' })).toBe('refused');
    expect(verdict(right, { 'webhook-timestamp': '1793577601' })).toBe('refused');
    expect(verdict(right, { 'webhook-timestamp': '1793577600.0' })).toBe('refused');
    expect(verdict(v1a, { 'webhook-id': 'm2' })).toBe('refused');
    expect(verdict(right.replace('v1,', 'v2,'))).toBe('refused');
    expect(verdict(`v1a,${right.slice(3)}`)).toBe('refused');
    for (const none of ['', 'v1', 'v1,', 'v1a,']) expect(verdict(none)).toBe('refused');
  });
});

test('an account needs a key, and one that is a key', () => {
  const fault = (secrets: Record<string, string>) => standardWebhooks.secretFault!(secrets);
  expect(fault({})).toContain('give secret');
  expect(fault({ secret: 'whsec_c2hvcnQ=' })).toContain('24 to 64 bytes');
  expect(fault({ publicKey: 'whpk_c2hvcnQ=' })).toContain('32 bytes');
  expect(fault({ secret: SECRETS.join('\n') })).toBeNull();
  expect(fault({ publicKey: PUBLIC })).toBeNull();
});
