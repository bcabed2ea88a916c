import { expect, test } from 'vitest';
import { connector } from '@/server/sources/connector/connector';
import type { SourceAccount } from '@/server/sources/source';

const settings = {
  rows: '$.scans[*]',
  facts: [
    {
      name: 'scan',
      code: { constant: 'delivered' },
      at: { column: '$.at' },
      shipment: { carrier: { constant: 'x' }, trackingNo: { column: 'asked.number' } },
    },
  ],
};
const body = Buffer.from('{"scans":[{"at":"2026-03-04 10:00"}]}');
const receivedAt = Date.UTC(2026, 2, 4, 12);

function pushed(verification: object, headers: Record<string, string>) {
  const account = { name: 'x', shop: null, timeZone: 'UTC', secrets: { signing: 's' }, settings: { ...settings, push: { verification } } };
  const known = account as unknown as SourceAccount;
  const kept = connector.keep!({ body, headers: new Headers(headers), receivedAt }, 'https://shop.example/in', known);
  return connector.parse({ body, headers: kept, receivedAt }, known);
}

test('a document that does not name its number is read with the one that stands beside it', () => {
  const token = { scheme: 'token', in: 'header', name: 'x-t' };
  expect(pushed(token, { 'x-t': 's', 'x-tracking-no': 'A1' })).toMatchObject({
    kind: 'report',
    report: { facts: [{ shipment: { trackingNo: 'A1' } }] },
  });
  expect(pushed(token, { 'x-t': 's' })).toMatchObject({ kind: 'unreadable' });
});

test('a number beside bytes that alone are signed is not believed: whoever saw the push could change it', () => {
  const signature = { scheme: 'signature', in: 'header', name: 'x-s' };
  expect(pushed(signature, { 'x-s': 'a', 'x-tracking-no': 'A1' })).toMatchObject({ kind: 'unreadable' });
});
