import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { addDays } from '@/server/domain/calendar/local-day';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { affectedCsv, affectedXlsx } from '@/server/usecases/analysis/affected-files';
import { dropOldSteps } from '@/server/usecases/analysis/drop-old-steps';
import { makeOverdueReports } from '@/server/usecases/analysis/make-overdue-reports';
import { fetchOverdueFile } from '@/server/usecases/analysis/overdue-reports';
import { freshDatabase } from '../../database/fresh-database';
import { callsAs } from '../console/staff-caller';
import { seedTroubles } from './some-troubles';

// a Wednesday
const NOW = Date.parse('2026-11-18T12:00+08:00');
const LAST_WEEK = '2026-11-09';
const PLACE = { timeZone: 'Asia/Shanghai' };
const calls = callsAs('supervisor', undefined, () => NOW);
const ctx = newContext(() => NOW);

beforeAll(async () => {
  await freshDatabase();
  await seedTroubles(NOW);
});

test('step times stand by stage beside the span before, and by team, carrier and region; a carrier answers for its steps alone', async () => {
  const { stages, groups } = await calls.analysis.steps({ days: 30, grouping: 'team' });
  const by = async (where: string) => {
    const { rows } = await pool().query(
      `select count(*)::int as steps, count(stalled_at)::int as overdue, percentile_cont(0.5) within group (order by extract(epoch from until - since) * 1000) as median
         from step_span where clock = 'carrier_collect' and ${where} and since >= to_timestamp($1) and since < to_timestamp($2)`,
      [NOW / 1000 - 30 * 86_400, NOW / 1000],
    );
    return rows[0] as { steps: number; overdue: number; median: number };
  };
  const all = await by('true');
  const collect = stages.find(({ stage }) => stage === 'carrier_collect')!;
  expect(collect).toMatchObject({ group: '', steps: all.steps, overdue: all.overdue });
  expect(collect.medianMs).toBeCloseTo(all.median, 0);
  expect(collect.overdue / collect.steps).toBeGreaterThan(collect.overdueBefore / collect.stepsBefore);
  expect(new Set(groups.map(({ group }) => group))).toEqual(new Set(['service', 'warehouse:SH1', 'carrier']));
  const carriers = (await calls.analysis.steps({ days: 30, grouping: 'carrier' })).groups;
  expect(new Set(carriers.map(({ stage }) => stage))).toEqual(new Set(['carrier_collect', 'movement', 'out_for_delivery']));
  expect(carriers.find((row) => row.group === 'zto' && row.stage === 'carrier_collect')).toMatchObject({
    steps: (await by(`carriers[1] = 'zto'`)).steps,
  });
  const regions = (await calls.analysis.steps({ days: 30, grouping: 'region' })).groups;
  expect(regions.find((row) => row.group === '浙江省' && row.stage === 'carrier_collect')).toMatchObject(
    await by(`dest_province = '浙江省'`).then(({ steps, overdue }) => ({ steps, overdue })),
  );
});

test('the week in which a carrier did not come stands out, alone, and leads to the district and the carrier', async () => {
  const map = await calls.analysis.causes(PLACE);
  const spikes = map.rows.flatMap(({ cause, cells }) => cells.filter(({ isSpike }) => isSpike).map(({ week }) => [cause, week]));
  expect(spikes).toEqual([['carrier.missed_pickup', LAST_WEEK]]);
  const found = await calls.analysis.affected({ ...PLACE, cause: 'carrier.missed_pickup', week: LAST_WEEK });
  const cell = map.rows.find(({ cause }) => cause === 'carrier.missed_pickup')!.cells.find(({ week }) => week === LAST_WEEK)!;
  expect([found.total, found.orders.length]).toEqual([cell.orders, cell.orders]);
  const marked = found.traits.filter(({ isSpike }) => isSpike).map(({ value }) => value);
  expect(marked).toEqual(expect.arrayContaining(['zto', '嘉定区']));
  expect(marked).not.toContain('demo');
  // two begun days of 5 and 3 % of the amount
  const worst = found.orders[0]!;
  expect(worst.losses).toEqual({ CNY: 10 + Math.round(3 * worst.amount!) / 100 });
  expect(found.losses.CNY).toBeCloseTo(
    found.orders.reduce((sum, { losses }) => sum + losses.CNY!, 0),
    2,
  );
});

test('the affected orders are downloaded with amounts and losses as figures, as CSV and as a workbook', async () => {
  const found = await calls.analysis.affected({ ...PLACE, cause: 'carrier.missed_pickup', week: LAST_WEEK });
  const rows = parse(affectedCsv(found), { columns: true, bom: true }) as Record<string, string>[];
  expect(rows.map(({ amount, estimatedLoss, lossCurrency }) => [Number(amount), Number(estimatedLoss), lossCurrency])).toEqual(
    found.orders.map(({ amount, losses }) => [amount, losses.CNY, 'CNY']),
  );
  const abroad = { ...found, orders: [{ ...found.orders[0]!, losses: { CNY: 10, USD: 3.5 } }], losses: { CNY: 10, USD: 3.5 } };
  expect(parse(affectedCsv(abroad), { columns: true, bom: true })).toMatchObject([{ estimatedLoss: '10', estimatedLossUSD: '3.5' }]);
  const book = unzipSync(new Uint8Array(await affectedXlsx(abroad, { language: 'zh-CN', timeZone: 'Asia/Shanghai' })));
  const sheet = new TextDecoder().decode(book['xl/worksheets/sheet2.xml']);
  const since = Math.floor((found.orders[0]!.at + 8 * HOUR) / MINUTE) * MINUTE;
  const days = Number(/<c r="H2" s="\d+"><v>([\d.]+)<\/v>/.exec(sheet)?.[1]);
  expect(Math.round((days - 25_569) * 1440) * MINUTE).toBe(since);
  for (const figure of [found.orders[0]!.amount, 10, 3.5]) expect(sheet).toMatch(new RegExp(`<c r="[A-Z]+2"[^>]*><v>${figure}</v>`));
});

test('behind a cell of the step times stand its steps, overdue ones first, the longest first', async () => {
  const { groups } = await calls.analysis.steps({ days: 7, grouping: 'carrier' });
  const cell = groups.find((row) => row.group === 'zto' && row.stage === 'carrier_collect')!;
  const found = await calls.analysis.cellSteps({ days: 7, grouping: 'carrier', group: 'zto', stage: 'carrier_collect' });
  expect(found.cell).toEqual(cell);
  expect(found.steps).toHaveLength(cell.steps);
  const overdue = found.steps.filter(({ overdueAt }) => overdueAt !== null);
  expect(overdue).toHaveLength(cell.overdue);
  expect(found.steps.slice(0, cell.overdue)).toEqual(overdue);
  const took = overdue.map(({ since, until }) => (until ?? NOW) - since);
  expect(took).toEqual([...took].sort((a, b) => b - a));
  const warehouse = await calls.analysis.cellSteps({ days: 7, grouping: 'team', group: 'warehouse:SH1', stage: 'pick_start' });
  expect(warehouse.steps.length).toBe(Math.min(200, warehouse.cell!.steps));
});

test('what a person found when closing a ticket stands in place of the reason of the rule, and an order counts once', async () => {
  const week = addDays(LAST_WEEK, -14);
  const before = await calls.analysis.causes(PLACE);
  const countOf = (map: typeof before, cause: string) =>
    map.rows.find((row) => row.cause === cause)?.cells.find((cell) => cell.week === week)?.orders ?? 0;
  const { rows } = await pool().query(
    `select order_id, stalled_at from step_span where clock = 'pick_start' and stalled_at >= $1 and stalled_at < $2
       and order_id not in (select order_id from step_span where clock <> 'pick_start' and stalled_at is not null) limit 1`,
    [new Date(`${week}T00:00+08:00`), new Date(`${addDays(week, 7)}T00:00+08:00`)],
  );
  for (const no of ['1', '2'])
    await pool().query(
      `insert into ticket (id, no, order_id, class, type, exception_key, priority, state, opened_by, opened_at, cause, closed_at)
       values (gen_random_uuid(), $1, $2, 'stock', 'stock.late', $1, 'P2', 'closed', 'system', $3, 'shipper.stock_short', $3)`,
      [no, rows[0].order_id, new Date(rows[0].stalled_at)],
    );
  const after = await calls.analysis.causes(PLACE);
  expect(countOf(after, 'shipper.picking_late')).toBe(countOf(before, 'shipper.picking_late') - 1);
  expect(countOf(after, 'shipper.stock_short')).toBe(1);
  // two names of one cause are one line, and the orders of both are behind it
  await pool().query(`update ticket set cause = case no when '1' then 'force.weather' else 'force.weather_delay' end`);
  const weather = (await calls.analysis.causes(PLACE)).rows.filter(({ cause }) => cause.startsWith('force.'));
  expect(weather.map(({ cause }) => cause)).toEqual(['force.weather_delay']);
  expect((await calls.analysis.affected({ ...PLACE, cause: 'force.weather_delay', week })).total).toBe(1);
  await pool().query('delete from ticket');
});

test('the coming week is forecast by class, with its trial beside the floor and where most of it goes', async () => {
  const { days, classes, knownDays } = await calls.analysis.forecast(PLACE);
  expect([days[0], days.length, knownDays]).toEqual(['2026-11-18', 7, 91]);
  const logistics = classes.find((one) => one.class === 'logistics')!;
  expect(logistics.forecast!.trial.days).toBe(56);
  expect(logistics.forecast!.days).toHaveLength(7);
  const { rows } = await pool().query(
    `select count(*)::float / 7 as mean from step_span where clock in ('carrier_collect', 'movement', 'out_for_delivery')
       and stalled_at >= $1 and stalled_at < $2`,
    [new Date('2026-10-12T00:00+08:00'), new Date('2026-10-19T00:00+08:00')],
  );
  const mean = logistics.forecast!.days.reduce((sum, { expected }) => sum + expected, 0) / 7;
  expect(mean).toBeGreaterThan(rows[0].mean / 3);
  expect(mean).toBeLessThan(rows[0].mean * 6);
  expect(logistics.most!.province).toBe('上海市');
});

test('a report is made once for each period, with the same rows as CSV and as a workbook, and kept', async () => {
  expect(await makeOverdueReports(ctx)).toBe(2);
  expect(await makeOverdueReports(ctx)).toBe(0);
  const { rows: alerts } = await pool().query(
    `select recipient, params ->> 'cadence' as cadence from notice where template = 'alert.report_ready' order by cadence`,
  );
  expect(alerts).toEqual([
    { recipient: 'staff:supervisor', cadence: 'monthly' },
    { recipient: 'staff:supervisor', cadence: 'weekly' },
  ]);
  const reports = await calls.analysis.reports();
  expect(reports.map(({ cadence, fromOn, untilOn }) => [cadence, fromOn, untilOn])).toEqual([
    ['weekly', '2026-11-09', '2026-11-16'],
    ['monthly', '2026-10-01', '2026-11-01'],
  ]);
  const weekly = reports[0]!;
  const { rows } = await pool().query(
    `select count(*)::int as steps, count(distinct order_id)::int as orders from step_span where stalled_at >= $1 and stalled_at < $2`,
    [new Date('2026-11-09T00:00+08:00'), new Date('2026-11-16T00:00+08:00')],
  );
  expect(weekly).toMatchObject(rows[0]);
  const csv = (await fetchOverdueFile(ctx, weekly.id, 'csv'))!;
  expect(csv.name).toBe('overdue-weekly-2026-11-09.csv');
  const lines = csv.file.toString('utf8').trim().split('\n');
  expect(lines).toHaveLength(weekly.steps + 1);
  expect(lines[0]).toContain('订单号');
  const book = unzipSync(new Uint8Array((await fetchOverdueFile(ctx, weekly.id, 'xlsx'))!.file));
  const sheet = new TextDecoder().decode(book['xl/worksheets/sheet2.xml']);
  expect(sheet.match(/<row /g)).toHaveLength(weekly.steps + 1);
  // moments are dates of the spreadsheet and figures are figures: days since 1899-12-30, by the clock of the shop
  const overdueAt = lines[1]!.split(',')[8]!;
  const written = Number(/<c r="I2" s="\d+"><v>([\d.]+)<\/v>/.exec(sheet)?.[1]);
  expect(new Date(Math.round((written - 25_569) * 1440) * 60_000).toISOString()).toBe(`${overdueAt.replace(' ', 'T')}:00.000Z`);
  expect(sheet).toMatch(/<c r="L2"><v>[\d.]+<\/v>/);
  expect(await fetchOverdueFile(ctx, '00000000-0000-4000-8000-000000000000', 'csv')).toBeNull();
});

test('when reports are made and what lateness costs is changed by a supervisor, on record, and holds from then on', async () => {
  const { settings } = await calls.analysis.settings();
  const loss = { currency: 'CNY', perLateDay: 100, refundPercent: 0 };
  await calls.analysis.change({ ...settings, loss, report: { ...settings.report, cadences: ['daily'] } });
  const { orders } = await calls.analysis.affected({ ...PLACE, cause: 'carrier.missed_pickup', week: LAST_WEEK });
  expect(orders[0]!.losses).toEqual({ CNY: 200 });
  expect(await makeOverdueReports(ctx)).toBe(1);
  const { rows } = await pool().query(`select detail from audit where action = 'analysis.changed'`);
  expect(rows[0].detail).toMatchObject({ before: settings, after: { loss } });
  await expect(callsAs('agent').analysis.change(settings)).rejects.toThrow();
});

test('orders that one incident hit together are told as one outage, not as work that got worse', async () => {
  const spikeOf = async () => {
    const { rows } = await calls.analysis.causes(PLACE);
    return rows.find(({ cause }) => cause === 'carrier.missed_pickup')!.cells.find(({ week }) => week === LAST_WEEK)!;
  };
  const before = await spikeOf();
  expect(before).toMatchObject({ isSpike: true, isOutage: false });
  expect(before.events).toBe(before.orders);
  const from = new Date(`${LAST_WEEK}T00:00+08:00`);
  const { rows } = await pool().query(
    `insert into incident (id, key, kind, cause, params, since, opened_at, closed_at, phase, progress, figures)
     values (gen_random_uuid(), 'one', 'common_cause', 'nothing_heard', '{}', $1, $1, $2, 'closed', '{}', '{}') returning id`,
    [from, new Date(from.getTime() + 8 * 86_400_000)],
  );
  await pool().query(
    `insert into incident_order (incident_id, order_id, joined_at)
     select distinct $1::uuid, order_id, $2::timestamptz from step_span where clock = 'carrier_collect' and carriers[1] = 'zto' and dest_district = '嘉定区' and stalled_at >= $2`,
    [rows[0].id, from],
  );
  const after = await spikeOf();
  expect(after).toMatchObject({ orders: before.orders, isSpike: true, isOutage: true });
  expect(after.events).toBeLessThan(before.orders / 2);
  await pool().query('truncate incident, incident_order');
});

test('times of steps that ended before what is kept are dropped, those of open steps and newer ones stay', async () => {
  const count = async (where: string) =>
    (await pool().query(`select count(*)::int as n from step_span where ${where}`)).rows[0].n as number;
  const old = new Date(NOW - 600 * 86_400_000);
  await pool().query(`update step_span set until = $1 where until is not null and order_id in (select order_id from step_span limit 50)`, [
    old,
  ]);
  await pool().query(`update step_span set since = $1 where until is null`, [old]);
  const [all, open] = [await count('true'), await count('until is null')];
  const gone = await count(`until = '${old.toISOString()}'`);
  expect(gone).toBeGreaterThan(0);
  expect(await dropOldSteps(ctx)).toBe(gone);
  expect([await count('true'), await count('until is null'), await dropOldSteps(ctx)]).toEqual([all - gone, open, 0]);
  expect((await calls.analysis.settings()).kept).toMatchObject({ since: old.getTime() });
});

test('an empty house answers empty lists, and says that a forecast has to wait', async () => {
  await pool().query('truncate step_span, ticket');
  expect(await calls.analysis.steps({ days: 7, grouping: 'region' })).toMatchObject({ stages: [], groups: [], measuring: null });
  expect((await calls.analysis.causes(PLACE)).rows).toEqual([]);
  expect(await calls.analysis.affected({ ...PLACE, cause: 'carrier.lost', week: LAST_WEEK })).toMatchObject({
    orders: [],
    customers: 0,
    losses: {},
  });
  expect(await calls.analysis.forecast(PLACE)).toMatchObject({ classes: [], knownDays: 0 });
});
