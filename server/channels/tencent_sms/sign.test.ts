import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signTc3 } from './sign';

const CALL = {
  service: 'sms',
  host: 'sms.tencentcloudapi.com',
  contentType: 'application/json; charset=utf-8',
  body: '{}',
  timestamp: 1_551_113_065,
};
const KEY = { id: 'AKID', secret: 'secret' };

test('every part of a call is of its signature', () => {
  const plain = signTc3(CALL, KEY);
  expect(plain).toMatch(
    /^TC3-HMAC-SHA256 Credential=AKID\/2019-02-25\/sms\/tc3_request, SignedHeaders=content-type;host, Signature=[0-9a-f]{64}$/,
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (body) => {
      expect(signTc3({ ...CALL, body }, KEY) === plain).toBe(body === CALL.body);
    }),
  );
  expect(signTc3({ ...CALL, timestamp: CALL.timestamp + 1 }, KEY)).not.toBe(plain);
  expect(signTc3({ ...CALL, host: 'elsewhere' }, KEY)).not.toBe(plain);
  expect(signTc3(CALL, { ...KEY, secret: 'another' })).not.toBe(plain);
});

test('the day of the scope is that of UTC, whatever the clock on the wall says', () => {
  expect(signTc3({ ...CALL, timestamp: Date.UTC(2026, 10, 21, 23, 59, 59) / 1_000 }, KEY)).toContain('/2026-11-21/');
});
