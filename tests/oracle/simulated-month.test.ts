import { beforeEach, expect, it } from 'vitest';
import type { WorldState } from '@/server/world/world-state';
import { freshDatabase } from '../database/fresh-database';
import { compareStalls, storyOf } from './compare-stalls';
import { liveThrough } from './simulated-month';

/** Mid-September to mid-October: two holidays, a Sunday and a Saturday that are worked for them. */
const WORLD: WorldState = {
  seed: 'oracle',
  bornAt: Date.parse('2026-09-16T00:00:00Z'),
  orders: 7,
  speed: 1,
  sentThrough: 0,
  troubles: [],
};
const DAYS = 30;

beforeEach(freshDatabase);

it('a month of the simulated world has the stalls that a slow minute-by-minute oracle says, and again the same', async () => {
  const lived = await liveThrough(WORLD, DAYS);
  const compared = compareStalls(lived);
  expect(compared.differences).toEqual([]);
  expect(compared.stalls).toBeGreaterThan(30);
  expect(compared.closed).toBeGreaterThan(10);
  await freshDatabase();
  expect(storyOf(await liveThrough(WORLD, DAYS))).toEqual(storyOf(lived));
}, 120_000);
