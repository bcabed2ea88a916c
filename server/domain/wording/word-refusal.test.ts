import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordRefusal } from './word-refusal';

const SOURCES = join(import.meta.dirname, '../../sources');

/** Each reason with which a source refuses a call, as it stands in the code. */
function reasonsInCode(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'));
  return files.flatMap((file) =>
    [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/kind: 'refused', reason: (['`])(.*?)\1/g)].map((m) =>
      m[2]!.replace(/\$\{\w+\}/g, 'x-signature'),
    ),
  );
}

test('every reason with which a source refuses a call is Chinese in the Chinese console', () => {
  const reasons = reasonsInCode();
  expect(reasons.length).toBeGreaterThan(20);
  expect(reasons.filter((reason) => !/\p{Script=Han}/u.test(wordRefusal(reason, 'zh-CN')))).toEqual([]);
});

test('names of headers stay, English stays, and what nobody knows is shown as it came', () => {
  expect(wordRefusal('webhook-signature does not match', 'zh-CN')).toBe('webhook-signature 校验不通过');
  expect(wordRefusal('webhook-signature does not match', 'en')).toBe('webhook-signature does not match');
  expect(wordRefusal('403', 'zh-CN')).toBe('403');
});
