import { createHash, createHmac } from 'node:crypto';
import { type Random, randomFor } from '../server/world/random';

/** A push that is no push: what a scanner, a broken client or an attacker sends to an address it knows. */
export interface Malformed {
  kind: string;
  body: Buffer;
  headers: Record<string, string>;
}

/** Vendors whose signature can be made here, so that the bytes reach the parser and not only the verifier. */
export const SIGNED = ['aftership', 'shopify', 'woocommerce', 'kuaidi100'] as const;
export type SignedVendor = (typeof SIGNED)[number];

const MEBIBYTE = 1024 * 1024;
/** One in so many is larger than any limit: enough to see them refused, without measuring the loopback. */
const HUGE_EACH = 1_000;
const BASE = {
  aftership: {
    event: 'tracking_update',
    msg: {
      tracking_number: 'LB00000001',
      slug: 'usps',
      tag: 'InTransit',
      subtag: 'InTransit_007',
      checkpoints: [
        { slug: 'usps', checkpoint_time: '2026-01-05T10:00:00Z', message: 'Departed', tag: 'InTransit', subtag: 'InTransit_007' },
      ],
    },
  },
  shopify: { id: 1, name: '#1001', created_at: '2026-01-05T10:00:00Z', line_items: [{ sku: 'S', name: 'Cup', quantity: 1 }] },
  woocommerce: { id: 1, number: '1001', status: 'processing', date_created_gmt: '2026-01-05T10:00:00', line_items: [] },
  kuaidi100: {
    status: 'polling',
    lastResult: { com: 'yunda', nu: '4300000001', state: '0', data: [{ time: '2026-01-05 10:00:00', context: '已到达', status: '在途' }] },
  },
} as const;

/** Values that no field expects. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000',
  '\ud800',
  [],
  {},
  [[[[[]]]]],
  '9'.repeat(400),
  '0000-99-99T99:99:99Z',
  '2026-02-30 25:61:61',
  { __proto__x: 1 },
];

const KINDS: Record<string, (base: string, random: Random) => Buffer> = {
  'cut off': (base, random) => Buffer.from(base.slice(0, random.int(0, base.length - 1))),
  'random bytes': (_, random) => Buffer.from(Array.from({ length: random.int(1, 400) }, () => random.int(0, 255))),
  empty: () => Buffer.alloc(0),
  'depth 1,000': (base) => Buffer.from(`{"msg":${'['.repeat(1_000)}${']'.repeat(1_000)},"x":${base}}`),
  'depth 100,000': () => Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)),
  'prototype keys': (base) => Buffer.from(base.replace('{', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},')),
  'lone surrogates': (base) => Buffer.from(base.replace(/:"[^"]+"/, ':"\\ud800\\udfff\\ud83d"')),
  'UTF-16': (base) => Buffer.from(base, 'utf16le'),
  'broken UTF-8': (base) =>
    Buffer.concat([Buffer.from(base.slice(0, 30)), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), Buffer.from(base.slice(30))]),
  'other types': (base, random) => Buffer.from(JSON.stringify(disturb(JSON.parse(base), random))),
  'long text': (base) => Buffer.from(base.replace(/:"[^"]+"/, `:"${'长'.repeat(100_000)}"`)),
  'same key twice': (base) => Buffer.from(base.replace('{', `${base.slice(0, -1)},`)),
  'a list': (base) => Buffer.from(`[${base},${base}]`),
  'a number': () => Buffer.from('1e999'),
};

/** The n-th malformed push, always the same one. */
export function malformed(vendor: SignedVendor, secret: string, n: number): Malformed {
  const random = randomFor('malformed', n);
  const names = Object.keys(KINDS);
  const isHuge = n % HUGE_EACH === HUGE_EACH - 1;
  const kind = isHuge ? '10 MB' : names[n % names.length]!;
  const body = isHuge ? Buffer.alloc(10 * MEBIBYTE, 0x20) : KINDS[kind]!(JSON.stringify(BASE[vendor]), random);
  // Every seventh comes from somebody who does not know the secret.
  return { kind, ...signedAs(vendor, n % 7 === 0 ? 'wrong' : secret, body) };
}

function signedAs(vendor: SignedVendor, secret: string, body: Buffer): Omit<Malformed, 'kind'> {
  const json = { 'content-type': 'application/json' };
  const hmac = () => createHmac('sha256', secret).update(body).digest('base64');
  switch (vendor) {
    case 'aftership':
      return { body, headers: { ...json, 'aftership-hmac-sha256': hmac() } };
    case 'shopify':
      return { body, headers: { ...json, 'x-shopify-topic': 'orders/create', 'x-shopify-hmac-sha256': hmac() } };
    case 'woocommerce':
      return { body, headers: { ...json, 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-signature': hmac() } };
    case 'kuaidi100': {
      const param = body.toString('latin1');
      const sign = createHash('md5').update(`${param}${secret}`).digest('hex').toUpperCase();
      const form = new URLSearchParams({ sign, param }).toString();
      return { body: Buffer.from(form), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    }
  }
}

/** One value somewhere in the tree becomes one that does not belong there. */
function disturb(value: unknown, random: Random): unknown {
  const isLeaf = typeof value !== 'object' || value === null;
  if (isLeaf || random.int(0, 3) === 0) return ODD[random.int(0, ODD.length - 1)];
  const entries = Object.entries(value);
  const at = random.int(0, Math.max(0, entries.length - 1));
  const changed = entries.map(([key, one], i) => [key, i === at ? disturb(one, random) : one] as const);
  return Array.isArray(value) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
}
