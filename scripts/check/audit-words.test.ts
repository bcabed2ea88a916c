import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sayIn, sayWord } from '@/app/_lib/messages';

/** Actions that the code writes into the audit log under their full name. */
const actions = readdirSync('server/usecases', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...readFileSync(`server/usecases/${file}`, 'utf8').matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action!),
  );

it('finds the actions that are audited', () => {
  expect(actions.length).toBeGreaterThan(20);
});

it.each([...new Set(actions)].sort())('the audit log has words for %s in both languages', (action) => {
  for (const language of ['zh-CN', 'en'] as const) expect(sayWord(sayIn(language), 'action', action)).not.toContain(action);
});
