import { beforeEach, expect, it } from 'vitest';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { upsertScores } from '@/server/store/eta-score';
import { watchDrift } from '@/server/usecases/arrival/watch-drift';
import { readMetrics } from '@/server/usecases/operation/read-metrics';
import { freshDatabase } from '../../database/fresh-database';
import { callsAs } from '../console/staff-caller';
import { handClock, MORNING } from '../stall/stalled-order';
import { someScore } from './some-scores';

let clock: ReturnType<typeof handClock>;

/** Sixty arrivals of a week before the clock, of which some came inside; `ago` weeks ago. */
async function week(inside: number, ago = 0): Promise<void> {
  const at = clock.ctx.now() - ago * 7 * DAY;
  const scores = Array.from({ length: 60 }, (_, i) => {
    const arrivedAt = at - DAY - i * HOUR;
    return someScore(arrivedAt - 10 * DAY, 10, { arrivedAt, ends: i < inside ? { to: 10.5, from: 8 } : {} });
  });
  await upsertScores(pool(), scores);
}

async function alerts() {
  const { rows } = await pool().query(
    `select template, params ->> 'windowsOf' as shop, params ->> 'side' as side, params ->> 'why' as why, over_at is not null as "isOver"
     from staff_alert order by raised_at, template`,
  );
  return rows;
}

beforeEach(async () => {
  await freshDatabase();
  clock = handClock();
});

it('two weeks in which windows hold too seldom raise an alarm once, on the board and in the metrics; a good fortnight ends it', async () => {
  await week(30, 1);
  expect(await watchDrift(clock.ctx)).toEqual({ open: 0 });
  await week(30);
  expect(await watchDrift(clock.ctx)).toEqual({ open: 1 });
  expect(await watchDrift(clock.ctx)).toEqual({ open: 1 });
  const raised = { template: 'alert.windows_drift', shop: 'tea', side: 'below', why: null };
  expect(await alerts()).toEqual([{ ...raised, isOver: false }]);
  expect(await callsAs('viewer').arrival.drifts()).toMatchObject([{ shop: 'tea', side: 'below', share: 0.5, orders: 120 }]);
  expect((await readMetrics(clock.ctx)).driftsBySide).toEqual({ below: 1, above: 0 });
  // one good week is not enough to say that it is over, two are
  clock.at(MORNING + 7 * DAY);
  await week(48);
  expect(await watchDrift(clock.ctx)).toEqual({ open: 1 });
  clock.at(MORNING + 14 * DAY);
  await week(48);
  expect(await watchDrift(clock.ctx)).toEqual({ open: 0 });
  expect(await alerts()).toEqual([
    { ...raised, isOver: true },
    { template: 'alert.windows_hold', shop: 'tea', side: null, why: 'holds', isOver: false },
  ]);
  expect(await callsAs('viewer').arrival.drifts()).toEqual([]);
});

it('ends when too few orders arrive to tell, and says so', async () => {
  await week(60, 1);
  await week(60);
  expect(await watchDrift(clock.ctx)).toEqual({ open: 1 });
  clock.at(MORNING + 30 * DAY);
  expect(await watchDrift(clock.ctx)).toEqual({ open: 0 });
  expect(await alerts()).toMatchObject([{ side: 'above' }, { why: 'thin' }]);
});
