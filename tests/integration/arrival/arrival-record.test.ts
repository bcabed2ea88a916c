import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readCoverageFor } from '@/server/store/eta-record';
import { upsertScores } from '@/server/store/eta-score';
import { arrivalCsv, arrivalXlsx } from '@/server/usecases/arrival/arrival-record-files';
import { type RecordInput, readArrivalRecord } from '@/server/usecases/arrival/read-arrival-record';
import { readMisses } from '@/server/usecases/arrival/read-worst-misses';
import { saveReplayedScores } from '@/server/usecases/arrival/save-replayed-scores';
import { freshDatabase } from '../../database/fresh-database';
import { callsAs } from '../console/staff-caller';
import { handClock, MORNING } from '../stall/stalled-order';
import { someScore } from './some-scores';

/** Midday of a Monday in Shanghai, so that days are whole days apart. */
const MONDAY = Date.parse('2026-11-02T04:00:00Z');
const clock = handClock(MORNING);
const ASKED: RecordInput = { days: 30, timeZone: 'Asia/Shanghai', kind: 'live', stage: 'picked_up' };
const read = (more: Partial<RecordInput> = {}) => readArrivalRecord(clock.ctx, { ...ASKED, ...more });

/** Four windows told on Monday: two came inside, one was late, one early; and one that could not be told. */
const FOUR = () => [
  someScore(MONDAY, 2),
  someScore(MONDAY, 4),
  someScore(MONDAY, 9, { carrier: 'zto', destRegion: '四川省', carrierBy: MONDAY + 5 * DAY, promisedBy: MONDAY + 9 * DAY }),
  someScore(MONDAY, 0.5, { carrierBy: MONDAY + 0.5 * DAY }),
  someScore(MONDAY, 3, { carrier: null, window: null }),
];

beforeEach(freshDatabase);

describe('the record of told windows', () => {
  it('counts coverage, width, error and bias to the digit, and says how often no window could be told', async () => {
    await upsertScores(pool(), FOUR());
    const { groups, stages, calibration } = await read();
    // errors of the likely day: 1, 1, 6, 2.5; arrivals minus it: -1, 1, 6, -2.5
    const all = { asked: 5, told: 4, inside: 0.5, inside90: 0.5, width: 3, width90: 5, error: 2.625, bias: 0.875 };
    expect(groups.find(({ by }) => by === 'all')).toEqual({ by: 'all', key: null, lane: null, ...all });
    expect(stages).toEqual([{ stage: 'picked_up', ...all }]);
    expect(calibration).toEqual({ told: 4, p5: 0.25, p10: 0.25, p50: 0.5, p80: 0.75, p90: 0.75, p95: 0.75 });
    expect(groups.filter(({ by }) => by === 'carrier').map(({ key, asked, inside }) => ({ key, asked, inside }))).toEqual([
      { key: 'sf', asked: 3, inside: 2 / 3 },
      { key: 'zto', asked: 1, inside: 0 },
      { key: null, asked: 1, inside: null },
    ]);
    expect(groups.filter(({ by }) => by === 'lane').map(({ lane, asked }) => ({ lane, asked }))).toEqual([
      { lane: { origin: '广东省', destination: '北京市' }, asked: 4 },
      { lane: { origin: '广东省', destination: '四川省' }, asked: 1 },
    ]);
    expect(groups.filter(({ by }) => by === 'week').map(({ key, asked }) => ({ key, asked }))).toEqual([
      { key: '2026-11-02', asked: 4 },
      { key: '2026-11-09', asked: 1 },
    ]);
  });

  it('compares with the carrier and with the shop on the orders of which they said a day, by calendar days', async () => {
    await upsertScores(pool(), FOUR());
    const { comparisons } = await read();
    expect(comparisons).toEqual([
      // days 9 and 0.5 after Monday noon: the carrier said 5 and 0.5; we said likely 3 (window to 4.5) twice
      { whose: 'carrier', orders: 2, theirs: { error: 2, onTime: 0.5, exact: 0.5 }, ours: { error: 4, onTime: 0.5, exact: 0 } },
      { whose: 'shop', orders: 1, theirs: { error: 0, onTime: 1, exact: 1 }, ours: { error: 6, onTime: 0, exact: 0 } },
    ]);
  });

  it('is narrowed by period, shop, carrier, lane and kind, and tells replayed scores from live ones', async () => {
    await upsertScores(pool(), FOUR());
    await saveReplayedScores(clock.ctx, [someScore(MONDAY, 2), someScore(MONDAY, 20, { shop: 'old' })]);
    const asked = async (more: Partial<RecordInput>) => (await read(more)).groups.find(({ by }) => by === 'all')?.asked;
    expect(await asked({ carrier: 'sf' })).toBe(3);
    expect(await asked({ lane: { origin: '广东省', destination: '四川省' } })).toBe(1);
    expect(await asked({ shop: 'none' })).toBe(0);
    expect(await asked({ fromOn: '2026-11-04', toOn: '2026-11-04' })).toBe(1);
    expect(await asked({ fromOn: '2026-11-12', toOn: '2026-11-30' })).toBe(0);
    expect(await asked({ kind: 'replayed', toOn: '2026-11-30' })).toBe(2);
    expect(await asked({ kind: 'replayed', toOn: '2026-11-30', shop: 'old' })).toBe(1);
    expect((await read()).choices).toEqual({ carriers: ['sf', 'zto'], kinds: ['live', 'replayed'] });
  });

  it('keeps a replay once, however often it is run', async () => {
    const scores = [someScore(MONDAY, 2), someScore(MONDAY, 3)];
    await saveReplayedScores(clock.ctx, scores);
    await saveReplayedScores(clock.ctx, scores);
    const { rows } = await pool().query('select kind, count(*)::int as n from eta_score group by kind');
    expect(rows).toEqual([{ kind: 'replayed', n: 2 }]);
  });

  it('names the windows that were missed by the most, each order once, late ones and early ones', async () => {
    const worst = someScore(MONDAY, 12, { stage: 'waiting', day: 1 });
    const again = { ...worst, day: 2, askedAt: MONDAY + DAY };
    await upsertScores(pool(), [worst, again, someScore(MONDAY, 0.5, { stage: 'waiting', day: 1 })]);
    const misses = await readMisses(clock.ctx, { ...ASKED, stage: 'waiting' });
    expect(misses.map(({ orderId, missed }) => ({ isWorst: orderId === worst.orderId, missed }))).toEqual([
      { isWorst: true, missed: 7.5 },
      { isWorst: false, missed: -1 },
    ]);
  });

  it('reads as a file in which no cell is a formula', async () => {
    await upsertScores(pool(), [someScore(MONDAY, 2, { carrier: '=cmd()' })]);
    const record = await read();
    const csv = arrivalCsv(record).toString('utf8');
    expect(csv).toContain(`carrier,'=cmd(),1,1,1,3,5,1,-1,0`);
    const xlsx = await arrivalXlsx({ record, misses: await readMisses(clock.ctx, ASKED) }, { language: 'en', timeZone: 'Asia/Shanghai' });
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  });

  it('is for supervisors', async () => {
    const input = { timeZone: 'Asia/Shanghai' };
    await expect(callsAs('agent').arrival.record(input)).rejects.toThrow();
    expect((await callsAs('supervisor').arrival.record(input)).groups.map(({ by, asked }) => ({ by, asked }))).toEqual([
      { by: 'all', asked: 0 },
    ]);
  });
});

describe('the share that customers are told of', () => {
  const of = (carrier: string | null, destRegion: string | null) => readCoverageFor(pool(), { shop: 'tea', carrier, destRegion }, MORNING);
  const many = (n: number, came: number, more: Parameters<typeof someScore>[2] = {}) =>
    Array.from({ length: n }, (_, i) => someScore(MONDAY + i * HOUR, came, more));

  it('is of the region by the carrier, of the region where those are too few, else of the shop, else nothing', async () => {
    await upsertScores(pool(), many(29, 2));
    expect(await of('sf', '北京市')).toBeNull();
    await upsertScores(pool(), many(1, 9));
    expect(await of('sf', '北京市')).toEqual({ inside: 29 / 30, orders: 30, of: 'carrier_region' });
    expect(await of('zto', '北京市')).toEqual({ inside: 29 / 30, orders: 30, of: 'region' });
    expect(await of('zto', '四川省')).toEqual({ inside: 29 / 30, orders: 30, of: 'shop' });
    expect(await of(null, null)).toMatchObject({ of: 'shop' });
  });

  it('knows neither replayed windows nor other stages, nor what came more than ninety days ago', async () => {
    await saveReplayedScores(clock.ctx, many(40, 2));
    await upsertScores(pool(), [
      ...many(40, 2, { stage: 'shipped', isHandOver: false }),
      ...many(40, -100),
      ...many(40, 2, { window: null }),
    ]);
    expect(await of('sf', '北京市')).toBeNull();
  });
});
