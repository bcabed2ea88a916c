import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { connector } from '@/server/sources/connector/connector';
import type { SourceAccount } from '@/server/sources/source';

const AT = Date.UTC(2026, 10, 21);
const body = Buffer.from('{"rows":[]}');

const settings = {
  rows: '$.rows[*]',
  facts: [
    {
      name: 'scan',
      code: { constant: 'delivered' },
      at: { column: '$.at' },
      shipment: { carrier: { constant: 'x' }, trackingNo: { column: '$.no' } },
    },
  ],
};

function account(signing: string, verification: object): SourceAccount {
  return { name: 'wms', shop: null, timeZone: 'UTC', secrets: { signing }, settings: { ...settings, push: { verification } } };
}

const hmac = (secret: string) =>
  createHmac('sha256', secret)
    .update(`${AT / 1_000}.`)
    .update(body)
    .digest('hex');

const WAYS = [
  [
    'a signature over a moment',
    { scheme: 'signature', in: 'header', name: 'x-sign', signed: '{header:x-at}.{body}', timestamp: { in: 'header', name: 'x-at' } },
    (secret: string) => ({ headers: { 'x-sign': hmac(secret), 'x-at': String(AT / 1_000) }, query: '' }),
  ],
  [
    'a token in a header',
    { scheme: 'token', in: 'header', name: 'x-token' },
    (secret: string) => ({ headers: { 'x-token': secret }, query: '' }),
  ],
  ['a token in the address', { scheme: 'token', in: 'query', name: 't' }, (secret: string) => ({ headers: {}, query: `?t=${secret}` })],
] as const;

test.each(WAYS)('a push with %s that we refused with the wrong secret is taken once ours is mended, and by no other', (_, how, signed) => {
  const { headers, query } = signed('the new secret');
  const pushed = { body, headers: new Headers(headers as Record<string, string>), receivedAt: AT };
  const kept = { ...pushed, headers: connector.keep!(pushed, `https://shop.example/in${query}`, account('the old secret', how)) };
  expect(connector.verify(kept, account('the old secret', how)).kind).toBe('refused');
  expect(connector.verify(kept, account('the new secret', how))).toEqual({ kind: 'ok' });
  expect(connector.verify({ ...kept, body: Buffer.from('{"rows":[1]}') }, account('a third secret', how)).kind).toBe('refused');
  expect(JSON.stringify([...kept.headers])).not.toContain('the new secret');
});

test('of a push that carries more than any system does nothing is kept to check it by again', () => {
  const [, how, signed] = WAYS[1];
  const headers = new Headers({ ...signed('new').headers, 'x-long': 'x'.repeat(9_000) });
  const kept = { body, headers: connector.keep!({ body, headers, receivedAt: AT }, undefined, account('old', how)), receivedAt: AT };
  expect(JSON.stringify([...kept.headers]).length).toBeLessThan(400);
  expect(connector.verify(kept, account('new', how)).kind).toBe('refused');
});
