import { expect, test } from 'vitest';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { orLastKnown } from './last-known';
import { keepRendered, type RenderedBytes } from './page-cache';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const away = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' }));

function kept(key: string, confirmedAt: number): RenderedBytes {
  const entry = {
    id: '1',
    shop: 's',
    lifecycle: 'in_transit',
    code: 'c',
    version: 1,
    until: NOW - HOUR,
    confirmedAt,
    parts: [Buffer.from('page')],
    ownBytes: 4,
  };
  keepRendered(key, entry);
  return entry;
}

test('while the database is away a reader is shown what was shown last, however old its words', async () => {
  const bytes = kept('q|a|1|zh-CN', NOW - 3 * HOUR);
  expect(await orLastKnown('q|a|1|zh-CN', NOW, away)).toEqual({ kind: 'away', bytes, now: NOW });
});

test('nobody is shown what was rendered for another tier, order or language', async () => {
  kept('q|b|1|zh-CN', NOW);
  for (const key of ['q|b|0|zh-CN', 'q|x|1|zh-CN', 'q|b|1|en', 't|b|1|zh-CN'])
    await expect(orLastKnown(key, NOW, away)).rejects.toThrow('ECONNREFUSED');
});

test('what is older than a day is not told any more', async () => {
  kept('q|c|0|en', NOW - DAY - 1);
  await expect(orLastKnown('q|c|0|en', NOW, away)).rejects.toThrow('ECONNREFUSED');
});

test('a fault of ours is not hidden behind an old page', async () => {
  kept('q|d|0|en', NOW);
  await expect(orLastKnown('q|d|0|en', NOW, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
});
