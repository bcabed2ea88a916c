import { expect, it } from 'vitest';
import { compareCases } from './generated-cases';

it('150 generated cases of calendars, zones, holidays, pauses, late facts and changes have no stall too many, too few or at another minute', () => {
  const { stalls, differences } = compareCases(1, 150);
  expect(differences).toEqual([]);
  expect(stalls).toBeGreaterThan(250);
}, 60_000);

it('a case that once differed agrees: a change of calendars asks for no new arrival', () => {
  const { stalls, differences } = compareCases(4980, 1);
  expect(differences).toEqual([]);
  expect(stalls).toBeGreaterThan(1);
});
