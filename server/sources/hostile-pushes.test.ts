import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OWN_CODES, POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { GOOD_PUSHES, spoiled } from '@/tests/builders/odd-push';
import { SOURCES } from './registry';
import type { Delivery, Source } from './source';

const account = {
  name: 'a',
  shop: 'north',
  timeZone: 'Asia/Shanghai',
  secrets: { key: 'k', apiKey: 'k', salt: 's', checkWord: 'w', businessId: '1' },
};
const delivery = (body: Buffer | string): Delivery => ({
  body: Buffer.from(body as string),
  headers: new Headers(),
  receivedAt: Date.UTC(2026, 10, 21),
});

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const CODES = new Set<string>([...POSTABLE_CODES, ...OWN_CODES]);

function takes(source: Source, body: Buffer | string): void {
  const at = delivery(body);
  expect(['ok', 'refused']).toContain(source.verify(at, account).kind);
  const parsed = source.parse(at, account);
  if (parsed.kind !== 'report') {
    expect(parsed.reason).toMatch(/^.{5,200}$/);
    expect(source.answer(parsed, at).status).toBeLessThan(500);
    return;
  }
  for (const fact of parsed.report.facts) {
    expect(fact.code === null || CODES.has(fact.code)).toBe(true);
    expect(Number.isFinite(fact.occurredAt)).toBe(true);
    expect(fact.identityKey.length).toBeGreaterThan(0);
  }
  expect(source.answer({ kind: 'taken' }, at).status).toBe(200);
}

describe.each(GOOD_PUSHES)('$code', ({ code, good, wrap }) => {
  const source = SOURCES[code]!;

  test('reads the good push', () => {
    expect(source.parse(delivery(wrap(JSON.stringify(good))), account).kind).toBe('report');
  });

  test('takes or refuses a push of which any part is odd, and never throws', () => {
    fc.assert(
      fc.property(spoiled(good), (push) => takes(source, wrap(JSON.stringify(push) ?? ''))),
      { numRuns: 2_000 },
    );
  });

  test('refuses bytes, half a push and depth without falling over', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => takes(source, Buffer.from(bytes))));
    const whole = wrap(JSON.stringify(good));
    fc.assert(fc.property(fc.nat(whole.length - 1), (length) => takes(source, whole.slice(0, length))));
    takes(source, wrap(`${'['.repeat(100_000)}${']'.repeat(100_000)}`));
    takes(source, wrap(`${'{"Body":'.repeat(1_000)}1${'}'.repeat(1_000)}`));
    takes(source, form({ content: `${'<a>'.repeat(20_000)}`, msgData: '{', RequestData: '%E0%A4%A', DataSign: '%' }));
  });
});
