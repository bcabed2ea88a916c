import { beforeEach, describe, expect, test } from 'vitest';
import type { Incident } from '@/server/domain/incident/incident';
import type { Place } from '@/server/domain/place/place';
import { DAY, HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { readIncident } from '@/server/store/incident';
import { readAlarms, readOpenAlarms, readWatchedSources } from '@/server/store/source-watch';
import { recordPostedEvents } from '@/server/usecases/source/record-posted-events';
import { recordPostedOrders } from '@/server/usecases/source/record-posted-orders';
import { registerSource } from '@/server/usecases/source/register-source';
import { type Call, countCall, flushTraffic } from '@/server/usecases/source/traffic-counter';
import { watchSources } from '@/server/usecases/source/watch-sources';
import { freshDatabase } from '../../database/fresh-database';

/** A Thursday, 15:00 in Shanghai. */
const BUSY = Date.parse('2026-11-19T07:00:00Z');
/** The evening after, 21:55: the last call of the day. */
const LAST_HOURS = Date.parse('2026-11-19T13:55:00Z');
/** The night after, 02:00. */
const NIGHT = Date.parse('2026-11-19T18:00:00Z');

let now: Instant;
let id: string;
const ctx = newContext(() => now);

beforeEach(async () => {
  await freshDatabase();
  now = BUSY;
  id = (await registerSource(ctx, { name: 'wms', adapter: 'canonical', kind: 'wms', by: 'system' })).id;
});

/** Weeks in which the source was heard 40 minutes of each hour from 8 to 22 in Shanghai, up to `until`. */
async function usualWeeks(until: Instant): Promise<void> {
  const hours = [];
  for (let at = until - 28 * DAY; at < until; at += HOUR) {
    const hour = new Date(at + 8 * HOUR).getUTCHours();
    if (hour >= 8 && hour < 22) hours.push({ at: new Date(at), gap: hour === 8 ? 600 : 4 });
  }
  await pool().query(
    `insert into source_hour (source_id, at, good, refused, unreadable, failed, facts, heard, longest_gap_min, latency, lag)
     select $1, h.at, 80, 0, 0, 0, 80, 40, h.gap, '{}', '{}' from json_to_recordset($2::json) as h(at timestamptz, gap int)`,
    [id, JSON.stringify(hours)],
  );
  await pool().query(
    `insert into source_minute (source_id, at, good, latency, lag)
     select $1, to_timestamp($2::double precision / 1000) - n * interval '90 seconds', 2, '{}', '{}' from generate_series(1, 120) n
     on conflict do nothing`,
    [id, Math.min(until, LAST_HOURS)],
  );
}

async function calls(at: Instant, more: Partial<Call> = {}, n = 1): Promise<void> {
  for (let i = 0; i < n; i += 1) countCall(ctx, { source: 'wms', outcome: 'good', at, tookMs: 15, ...more });
  await flushTraffic(ctx);
}

/** The watch as it runs each minute. */
async function watchUntil(end: Instant): Promise<void> {
  for (; now <= end; now += MINUTE) await watchSources(ctx);
}

/** The one incident of the source. */
async function incidentOf(): Promise<Incident> {
  const ids = new Set((await readAlarms(pool(), id, 10)).flatMap((a) => a.incidentId ?? []));
  expect(ids.size).toBe(1);
  return (await readIncident(pool(), [...ids][0]!))!;
}

const open = async () => (await readOpenAlarms(pool())).map((a) => a.kind);

describe('the silence of a source', () => {
  test('at a busy hour opens one incident with what is known, and its end is told after it has settled', async () => {
    await usualWeeks(BUSY);
    now = BUSY - 20 * MINUTE;
    await calls(BUSY);
    await watchUntil(BUSY + 10 * MINUTE);
    expect(await open()).toEqual([]);
    await calls(BUSY + 12 * MINUTE, { outcome: 'refused', reason: 'bad signature', address: '203.0.113.9' }, 312);
    await watchUntil(BUSY + 30 * MINUTE);
    expect(await open()).toEqual(['failing', 'silent']);
    const incident = await incidentOf();
    expect(incident).toMatchObject({ kind: 'source_silent', source: 'wms', sourceKind: 'wms', since: BUSY, backAt: null });
    expect(incident.params).toMatchObject({ refused: 312, refusedAs: 'bad signature' });

    await calls(BUSY + 31 * MINUTE);
    await watchUntil(BUSY + 33 * MINUTE);
    expect(await open()).toContain('silent');
    for (const minute of [34, 35, 36]) await calls(BUSY + minute * MINUTE);
    await watchUntil(BUSY + 37 * MINUTE);
    expect(await open()).not.toContain('silent');
    expect((await incidentOf()).backAt).toBeGreaterThan(BUSY + 31 * MINUTE);
    const alarms = await readAlarms(pool(), id, 10);
    expect(alarms.filter((a) => a.kind === 'silent')).toMatchObject([{ since: BUSY, incidentId: incident.id }]);
  });

  test('at night is nothing, and in the morning only once the day has begun', async () => {
    const lastCall = LAST_HOURS;
    await usualWeeks(NIGHT);
    now = lastCall - 20 * MINUTE;
    await calls(lastCall);
    await watchUntil(lastCall + 2 * MINUTE);
    for (now = lastCall + 3 * MINUTE; now < Date.parse('2026-11-20T00:30:00Z'); now += 4 * MINUTE) await watchSources(ctx);
    expect(await readAlarms(pool(), id, 10)).toEqual([]);
    await watchUntil(Date.parse('2026-11-20T01:30:00Z'));
    expect(await open()).toEqual(['silent']);
  });

  test('is not laid at the door of a source while the portal itself was down', async () => {
    await usualWeeks(BUSY);
    now = BUSY - 20 * MINUTE;
    await calls(BUSY - 20 * MINUTE);
    await watchUntil(BUSY - 19 * MINUTE);
    now = BUSY + 2 * HOUR;
    await watchUntil(BUSY + 2 * HOUR + 10 * MINUTE);
    expect(await open()).toEqual([]);
    await watchUntil(BUSY + 2 * HOUR + 20 * MINUTE);
    expect(await open()).toEqual(['silent']);
  });

  test.each([
    ['it is switched off', 'update source set enabled = false'],
    [
      'nobody wants to know',
      'insert into source_watch (source_id, watch_silence) select id, false from source on conflict (source_id) do update set watch_silence = false',
    ],
    ['it is a person', `update source set kind = 'manual'`],
  ])('is nobody’s concern when %s', async (_why, change) => {
    await usualWeeks(BUSY);
    now = BUSY - 20 * MINUTE;
    await calls(BUSY);
    await watchUntil(BUSY + 30 * MINUTE);
    expect(await open()).toEqual(['silent']);
    await pool().query(change);
    await watchSources(ctx);
    expect(await open()).toEqual([]);
    expect((await incidentOf()).backAt).not.toBeNull();
  });

  test('is learned from what it did, on a fresh portal within hours', async () => {
    now = BUSY - 3 * HOUR;
    for (; now < BUSY; now += 2 * MINUTE) {
      await calls(now);
      if (now % (10 * MINUTE) === 0) await watchSources(ctx);
    }
    const [source] = await readWatchedSources(pool());
    expect(source!.usual!.hours).toBeGreaterThan(2.5);
    await watchUntil(BUSY + 40 * MINUTE);
    expect(await open()).toEqual(['silent']);
  });
});

describe('thresholds', () => {
  test('raise an alarm once, and end it ten minutes after all is well', async () => {
    await calls(BUSY, {}, 10);
    await calls(BUSY, { outcome: 'refused', reason: 'bad signature', address: '203.0.113.9' }, 5);
    await watchUntil(BUSY + 5 * MINUTE);
    const alarms = await readAlarms(pool(), id, 10);
    expect(alarms).toMatchObject([{ kind: 'failing', closedAt: null, evidence: { measured: 66, threshold: 90, of: 15 } }]);
    await watchUntil(BUSY + 26 * MINUTE);
    expect(await open()).toEqual([]);
    expect(await readAlarms(pool(), id, 10)).toHaveLength(1);
  });

  test('see answers that take long and news that are old, once a source and the portal are in their everyday', async () => {
    const late = {
      source: 'wms',
      order: { shop: 'north', orderNo: 'N-1' },
      code: 'note',
      occurredAt: BUSY - 2 * HOUR,
      precision: 'second' as const,
    };
    const tell = async () => {
      for (let i = 0; i < 12; i += 1) await recordPostedEvents(ctx, { events: [{ ...late, eventId: `${now} ${i}` }] });
      await calls(now, { tookMs: 3_000 }, 20);
    };
    await tell();
    await watchSources(ctx);
    expect(await open()).toEqual([]);
    await usualWeeks(BUSY);
    for (const end = BUSY + HOUR; now < end; now += 3 * MINUTE) {
      await calls(now);
      await watchSources(ctx);
    }
    await tell();
    await watchSources(ctx);
    expect((await open()).sort()).toEqual(['late', 'slow']);
  });

  test('see orders whose region nobody knows, as when the list of regions was not brought up to date', async () => {
    const order = (no: number, destination?: Place) => ({
      header: { shop: 'north', orderNo: `N-${no}`, type: 'normal' as const, placedAt: BUSY, items: [], destination },
      contact: {},
    });
    const known = { country: 'CN', province: '浙江省', city: '杭州市' };
    await recordPostedOrders(ctx, { orders: Array.from({ length: 19 }, (_, i) => order(i, known)) });
    await recordPostedOrders(ctx, { orders: [order(100, { country: 'CN' })] });
    await flushTraffic(ctx);
    await watchSources(ctx);
    expect(await open()).toEqual([]);
    await recordPostedOrders(ctx, { orders: [order(101, { country: 'CN' })] });
    await flushTraffic(ctx);
    await watchSources(ctx);
    expect(await readOpenAlarms(pool())).toMatchObject([{ kind: 'incomplete', evidence: { measured: 90, threshold: 95, of: 21 } }]);
  });
});
