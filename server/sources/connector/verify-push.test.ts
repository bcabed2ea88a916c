import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type VerificationSettings, verification } from '@/server/domain/connector/verification';
import { verifyPush, type WirePush } from './verify-push';

const AT = Date.UTC(2026, 10, 21);
const SECRET = 'key of the system';
const text = '{"orders":[{"no":"A1","name":"王"}]}';

function push(more: { headers?: Record<string, string>; query?: Record<string, string>; body?: string } = {}): WirePush {
  return {
    body: Buffer.from(more.body ?? text),
    headers: new Headers(more.headers),
    query: new URLSearchParams(more.query),
    receivedAt: AT,
  };
}
const settings = (more: object) => verification.parse({ scheme: 'signature', in: 'header', name: 'X-Sign', ...more });
const kind = (wire: WirePush, how: VerificationSettings, secret = SECRET) => verifyPush(wire, how, secret).kind;

describe.each([
  ['sha256', 'hex'],
  ['sha1', 'base64'],
  ['sha512', 'base64url'],
  ['md5', 'hex'],
] as const)('an HMAC of the body by %s as %s', (algorithm, encoding) => {
  const how = settings({ algorithm, encoding, prefix: 'v1=' });
  const good = `v1=${createHmac(algorithm, SECRET).update(text).digest(encoding)}`;

  test('holds for these bytes under this key and for nothing else', () => {
    expect(kind(push({ headers: { 'x-sign': good } }), how)).toBe('ok');
    expect(kind(push({ headers: { 'x-sign': good }, body: `${text} ` }), how)).toBe('refused');
    expect(kind(push({ headers: { 'x-sign': good } }), how, 'another')).toBe('refused');
    expect(kind(push({ headers: { 'x-sign': good.slice(3) } }), how)).toBe('refused');
    expect(kind(push(), how)).toBe('refused');
    expect(kind(push({ headers: { 'x-sign': good } }), how, '')).toBe('refused');
  });
});

describe('a message of WeChat', () => {
  const how = verification.parse({ scheme: 'wechat_message' });
  const at = String(AT / 1000);
  const sign = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');
  const good = { timestamp: at, nonce: 'n', msg_signature: sign('AAAA', at, 'n', SECRET) };

  test.each(['{"ToUserName":"gh","Encrypt":"AAAA"}', '<xml><ToUserName>gh</ToUserName><Encrypt><![CDATA[AAAA]]></Encrypt></xml>'])(
    'holds for what it encloses and for nothing else: %s',
    (body) => {
      expect(kind(push({ query: good, body }), how)).toBe('ok');
      expect(kind(push({ query: good, body: body.replace('AAAA', 'AAAB') }), how)).toBe('refused');
      expect(kind(push({ query: { ...good, nonce: 'm' }, body }), how)).toBe('refused');
      expect(kind(push({ query: good, body }), how, 'another')).toBe('refused');
      const old = String(AT / 1000 - 301);
      expect(kind(push({ query: { timestamp: old, nonce: 'n', msg_signature: sign('AAAA', old, 'n', SECRET) }, body }), how)).toBe(
        'refused',
      );
    },
  );

  test('is refused where its signature says nothing of what is told', () => {
    const plain = { timestamp: at, nonce: 'n', signature: sign(at, 'n', SECRET), msg_signature: sign(at, 'n', SECRET) };
    for (const body of ['{"Event":"x"}', '{"Encrypt":7}', '{"Encrypt":""}', '<xml><Event>x</Event></xml>', '', 'null'])
      expect(kind(push({ query: plain, body }), how)).toBe('refused');
  });
});

test('hex may come in either case', () => {
  const sign = createHmac('sha256', SECRET).update(text).digest('hex').toUpperCase();
  expect(kind(push({ headers: { 'x-sign': sign } }), settings({}))).toBe('ok');
});

describe('a digest in a parameter of the address', () => {
  const how = settings({
    in: 'query',
    name: 'sign',
    mac: 'digest',
    algorithm: 'md5',
    signed: '{query:ts}{body}{secret}',
    timestamp: { in: 'query', name: 'ts', unit: 'ms' },
  });
  const query = (ts: number) => ({ ts: String(ts), sign: createHash('md5').update(`${ts}${text}${SECRET}`).digest('hex') });

  test('covers the body and its moment', () => {
    expect(kind(push({ query: query(AT - 60_000) }), how)).toBe('ok');
    expect(kind(push({ query: query(AT - 600_000) }), how)).toBe('refused');
    expect(kind(push({ query: { ...query(AT), ts: String(AT + 1) } }), how)).toBe('refused');
    expect(kind(push({ query: { sign: query(AT).sign } }), how)).toBe('refused');
  });
});

test('the fields of a form, sorted, without the signature and empty ones', () => {
  const how = settings({ in: 'field', name: 'sign', mac: 'digest', algorithm: 'md5', signed: '{sorted}&key={secret}' });
  const sign = createHash('md5').update(`a=1&b=x y&key=${SECRET}`).digest('hex');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  expect(kind(push({ headers, body: body({ b: 'x y', a: '1', c: '', sign }) }), how)).toBe('ok');
  expect(kind(push({ headers, body: body({ b: 'x y', a: '2', c: '', sign }) }), how)).toBe('refused');
});

test('a token in a header or in the address', () => {
  const bearer = verification.parse({ scheme: 'token', in: 'header', name: 'Authorization', prefix: 'Bearer ' });
  expect(kind(push({ headers: { authorization: `Bearer ${SECRET}` } }), bearer)).toBe('ok');
  expect(kind(push({ headers: { authorization: SECRET } }), bearer)).toBe('refused');
  const query = verification.parse({ scheme: 'token', in: 'query', name: 'k' });
  expect(kind(push({ query: { k: SECRET } }), query)).toBe('ok');
  expect(kind(push({ query: { k: '' } }), query)).toBe('refused');
});

test('Standard Webhooks: any of several signatures, a fresh moment, the id covered', () => {
  const secret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
  const how = verification.parse({ scheme: 'standard_webhooks' });
  const sign = (id: string, at: number) =>
    `v1,${createHmac('sha256', '0123456789abcdef01234567').update(`${id}.${at}.${text}`).digest('base64')}`;
  const headers = (at: number, signature = sign('msg_1', at)) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(at),
    'webhook-signature': signature,
  });
  const now = AT / 1000;
  expect(kind(push({ headers: headers(now, `v1,old ${sign('msg_1', now)}`) }), how, secret)).toBe('ok');
  expect(kind(push({ headers: headers(now - 301) }), how, secret)).toBe('refused');
  expect(kind(push({ headers: headers(now, sign('msg_2', now)) }), how, secret)).toBe('refused');
});

test('a way to sign that proves nothing cannot be set up', () => {
  for (const bad of [{ mac: 'digest', signed: '{body}' }, { signed: '{header:X-Time}' }, { signed: '{boby}{body}' }])
    expect(verification.safeParse({ scheme: 'signature', in: 'header', name: 'X-Sign', ...bad }).success).toBe(false);
});

test('nobody is believed by chance, and nothing a stranger sends makes the check throw', () => {
  const word = fc.string({ unit: 'binary', maxLength: 40 });
  const wires = fc.record({ name: word, value: word, body: word, query: fc.dictionary(word, word) });
  const schemes = [
    settings({}),
    settings({ in: 'query', mac: 'digest', signed: '{sorted}{secret}' }),
    verification.parse({ scheme: 'standard_webhooks' }),
    verification.parse({ scheme: 'token', in: 'field', name: 'k' }),
  ];
  fc.assert(
    fc.property(wires, fc.constantFrom(...schemes), ({ value, body, query }, how) => {
      const headers = new Headers();
      for (const name of ['x-sign', 'webhook-id', 'webhook-timestamp', 'webhook-signature'])
        headers.set(name, encodeURIComponent(value.toWellFormed()));
      return (
        verifyPush({ body: Buffer.from(body), headers, query: new URLSearchParams(query), receivedAt: AT }, how, SECRET).kind === 'refused'
      );
    }),
  );
});
