import { beforeEach, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { forgetOpenIncidents } from '@/server/store/incident';
import { noteLook } from '@/server/usecases/play/note-look';
import { readEvidence } from '@/server/usecases/play/read-evidence';
import { readPlay } from '@/server/usecases/play/read-play';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff } from '../console/staff-caller';
import { knownSource, toldOrder, workAMinute } from '../incident/outage';
import { handClock, MORNING } from '../stall/stalled-order';

const ORDERS = 24;

beforeEach(async () => {
  await freshDatabase();
  forgetOpenIncidents();
});

it('the systems of an incident stand on one axis, the one that is refused is marked, and who looked is kept with the system', async () => {
  const { ctx, at, pass } = handClock(MORNING - HOUR);
  await ensureDefaultRules(ctx);
  await knownSource('shop', 'platform', MORNING);
  await knownSource('pay', 'gateway', MORNING - 20 * MINUTE, ORDERS);
  await pool().query(
    `insert into source_minute (source_id, at, good, refused, facts, latency, lag)
     select id, $1::timestamptz, 3, 0, 7, '{}'::int[], '{}'::int[] from source where name = 'pay'
     union all select id, $2::timestamptz, 0, 24, 0, '{}'::int[], '{}'::int[] from source where name = 'pay'`,
    [new Date(MORNING - 30 * MINUTE), new Date(MORNING)],
  );
  at(MORNING);
  for (let i = 0; i < ORDERS; i += 1) await toldOrder(ctx, `A${i}`, MORNING - 2 * MINUTE, ['payment.claimed']);
  for (let minute = 0; minute < 12; minute += 1) {
    pass(1);
    await workAMinute(ctx);
  }
  const { rows } = await pool().query('select id from incident');
  const subject = `incident:${rows[0].id}` as const;
  const evidence = await readEvidence(ctx, { subject });
  if (evidence.kind !== 'found') throw new Error(evidence.kind);
  const { lanes, waits, brokenFrom } = evidence.shared!;
  expect(lanes.map(({ source, isAwaited }) => [source, isAwaited])).toEqual([
    ['shop', false],
    ['pay', true],
  ]);
  const sum = (lane: (typeof lanes)[number], what: 'own' | 'all' | 'refused') => lane.marks.reduce((n, mark) => n + mark[what], 0);
  expect(sum(lanes[0]!, 'own')).toBeGreaterThanOrEqual(ORDERS);
  expect([sum(lanes[1]!, 'own'), sum(lanes[1]!, 'all'), sum(lanes[1]!, 'refused')]).toEqual([0, 7, ORDERS]);
  expect(brokenFrom).toBeLessThanOrEqual(MORNING);
  expect(waits).toMatchObject([{ clock: 'payment_verify', orders: ORDERS }]);
  const by = `staff:${await addStaff('agent', 'ling')}`;
  await noteLook(ctx, { subject, by, look: 'find_break', isFound: true, words: '' });
  const play = await readPlay(ctx, { subject });
  expect(play.kind === 'found' && play.steps[0]!.detail).toEqual({ system: 'gateway' });
});
