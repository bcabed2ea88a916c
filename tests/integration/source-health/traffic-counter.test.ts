import { spawn } from 'node:child_process';
import { beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '@/server/domain/shared/instant';
import { LAG_ENDS } from '@/server/domain/source/buckets';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { readFailures, readRefusals, readTold, readTraffic, rollUpHours } from '@/server/store/source-traffic';
import { keepHouse } from '@/server/usecases/operation/keep-house';
import { recordPostedEvents } from '@/server/usecases/source/record-posted-events';
import { registerSource } from '@/server/usecases/source/register-source';
import { countCall, flushTraffic } from '@/server/usecases/source/traffic-counter';
import { freshDatabase } from '../../database/fresh-database';
import { afterCache } from '../../support/after-cache';
import { pushAftership, SECRET } from '../../support/push';

const NOW = Date.parse('2026-11-19T07:00:30Z');
let ctx = newContext(() => NOW);
let id: string;
let path: string;

beforeEach(async () => {
  await freshDatabase();
  ctx = newContext(() => NOW);
  const made = await registerSource(ctx, { name: 'aftership', adapter: 'aftership', secrets: { secret: SECRET }, by: 'system' });
  ({ id, path } = made);
});

const minutes = async (since = 0) => {
  await flushTraffic(ctx);
  return readTraffic(pool(), 'minute', since, id);
};
const call = (more: object = {}) => countCall(ctx, { source: 'aftership', outcome: 'good', at: NOW, tookMs: 12, ...more });

/** A second process that counts calls of the same source in the same minute. */
function otherProcess(calls: number): Promise<void> {
  const code = `
    import { newContext } from '@/server/store/context';
    import { pool } from '@/server/platform/database';
    import { countCall, flushTraffic } from '@/server/usecases/source/traffic-counter';
    const ctx = newContext(() => ${NOW});
    for (let i = 0; i < ${calls}; i += 1) {
      countCall(ctx, { source: 'aftership', outcome: i % 10 ? 'good' : 'refused', at: ${NOW}, tookMs: 12, reason: 'bad signature', address: '198.51.100.7' });
      if (i % 20 === 0) await flushTraffic(ctx);
    }
    await flushTraffic(ctx);
    await pool().end();`;
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('exit', (status) => (status === 0 ? done() : fail(new Error(said))));
  });
}

describe('traffic of sources', () => {
  test('of two processes adds up to what both of them counted', async () => {
    await Promise.all([otherProcess(200), otherProcess(100)]);
    for (let i = 0; i < 50; i += 1) call();
    const [minute, ...more] = await minutes();
    expect(more).toEqual([]);
    expect(minute).toMatchObject({ at: NOW - 30_000, good: 180 + 90 + 50, refused: 20 + 10 });
    expect(minute!.latency.reduce((sum, n) => sum + n, 0)).toBe(350);
    expect(await readRefusals(pool(), id)).toMatchObject([{ address: '198.51.100.7', reason: 'bad signature', calls: 30 }]);
    expect(await readFailures(pool(), id, 0)).toEqual([{ kind: 'refused', reason: 'bad signature', calls: 30 }]);
    const { rows } = await pool().query('select last_ok_at as at, rejected from source where id = $1', [id]);
    expect(rows[0]).toEqual({ at: NOW, rejected: 30 });
  });

  test('is written once, also when the database was away in between', async () => {
    call();
    const broken = { ...ctx };
    await pool().query('alter table source_minute rename to source_minute_away');
    await expect(flushTraffic(broken)).rejects.toThrow();
    await pool().query('alter table source_minute_away rename to source_minute');
    call();
    expect(await minutes()).toMatchObject([{ good: 2 }]);
    expect(await minutes()).toMatchObject([{ good: 2 }]);
  });

  test('counts a push by what became of it, with the address of who was refused and no word of its body', async () => {
    expect((await pushAftership(path, { event: 'tracking_update', msg: {} }, 'another secret')).status).toBe(401);
    await pushAftership(path, { not: 'a push' });
    await flushTraffic(ctx);
    const counted = await readTraffic(pool(), 'minute', 0, id);
    expect(counted.map(({ good, refused, unreadable }) => ({ good, refused, unreadable }))).toEqual([
      { good: 0, refused: 1, unreadable: 1 },
    ]);
    expect((await readRefusals(pool(), id))[0]).toMatchObject({ address: 'local', calls: 1 });
  });

  test('counts a push that was turned away before anybody read it, for its account alone', async () => {
    const huge = { event: 'x'.repeat(1_100_000) };
    afterCache();
    expect((await pushAftership(path, huge)).status).toBe(413);
    expect((await pushAftership(`${path}x`, huge)).status).toBe(413);
    await flushTraffic(ctx);
    const { rows } = await pool().query('select kind, calls from source_failure');
    expect(rows).toEqual([{ kind: 'refused', calls: 1 }]);
  });

  test('measures how old news are, once for each order, and leaves out what was told before', async () => {
    const order = { shop: 'north', orderNo: 'N-1' };
    const event = (code: string, ago: number, orderNo = 'N-1') => ({
      source: 'wms',
      order: { ...order, orderNo },
      code,
      occurredAt: NOW - ago,
      precision: 'second' as const,
    });
    const events = [event('paid', 50 * MINUTE), event('picked', 3 * MINUTE), event('packed', 40_000, 'N-2')];
    await recordPostedEvents(ctx, { events });
    await recordPostedEvents(ctx, { events });
    await flushTraffic(ctx);
    const wms = (await pool().query(`select id from source where name = 'wms'`)).rows[0].id as string;
    const [minute] = await readTraffic(pool(), 'minute', 0, wms);
    expect(minute).toMatchObject({ good: 2, facts: 3 });
    const counted = minute!.lag.flatMap((n, i) => (n > 0 ? [[LAG_ENDS[i], n]] : []));
    expect(counted).toEqual([
      [MINUTE, 1],
      [5 * MINUTE, 1],
    ]);
    expect((await readTold(pool(), wms)).map((t) => [t.code, t.facts]).sort()).toEqual([
      ['packed', 1],
      ['paid', 1],
      ['picked', 1],
    ]);
  });

  test('a call whose events are all refused is no good call', async () => {
    call();
    await recordPostedEvents(ctx, {
      events: [{ source: 'aftership', code: 'paid', occurredAt: NOW, precision: 'second' }],
    });
    expect(await minutes()).toMatchObject([{ good: 1, unreadable: 1, facts: 0 }]);
  });

  test('becomes hours, in which minutes and pauses are counted; the same again changes nothing', async () => {
    for (const minute of [0, 0, 1, 2, 30, 65]) call({ at: Date.parse('2026-11-19T05:00:00Z') + minute * MINUTE });
    await flushTraffic(ctx);
    for (let again = 0; again < 2; again += 1) await rollUpHours(pool(), Date.parse('2026-11-19T05:10:00Z'));
    const { rows } = await pool().query('select good, heard, longest_gap_min as gap, latency from source_hour order by at');
    expect(rows).toEqual([
      { good: 5, heard: 4, gap: 28, latency: [0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0] },
      { good: 1, heard: 1, gap: 35, latency: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0] },
    ]);
  });

  test('keeps few addresses, and none for longer than two weeks', async () => {
    for (let i = 0; i < 80; i += 1) call({ outcome: 'refused', reason: 'bad signature', address: `198.51.100.${i}`, at: NOW - i * 1000 });
    call({ outcome: 'refused', reason: 'bad signature', address: '203.0.113.9', at: NOW - 15 * 24 * 60 * MINUTE });
    await flushTraffic(ctx);
    await keepHouse(ctx);
    const { rows } = await pool().query('select count(*)::int as n, count(*) filter (where address = $1)::int as old from source_refusal', [
      '203.0.113.9',
    ]);
    expect(rows[0]).toEqual({ n: 50, old: 0 });
  });
});
