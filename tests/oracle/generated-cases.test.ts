import { expect, it } from 'vitest';
import { compareCases } from './generated-cases';

it('150 generated cases of calendars, zones, holidays, pauses, late facts and changes have no stall too many, too few or at another minute', () => {
  const { stalls, differences } = compareCases(1, 150);
  expect(differences).toEqual([]);
  expect(stalls).toBeGreaterThan(250);
}, 60_000);
