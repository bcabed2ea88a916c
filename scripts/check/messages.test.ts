import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderMessages } from '../messages/render';

it('docs/messages.md is what the library says: run `npx tsx scripts/messages.ts` when this fails', () => {
  expect(readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8')).toBe(renderMessages());
});
