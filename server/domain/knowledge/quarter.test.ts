import { expect, it } from 'vitest';
import { quartersUntil } from './quarter';

it('quarters meet without a gap on the clock of the reader, over the turn of the year', () => {
  const quarters = quartersUntil(Date.parse('2026-01-31T17:00:00Z'), 'Asia/Shanghai', 3);
  expect(quarters.map(({ code }) => code)).toEqual(['2026-1', '2025-4', '2025-3']);
  expect(new Date(quarters[0]!.from).toISOString()).toBe('2025-12-31T16:00:00.000Z');
  expect(quarters[1]!.before).toBe(quarters[0]!.from);
});
