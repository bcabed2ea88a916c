import { beforeEach, describe, expect, it } from 'vitest';
import { type CalendarSettings, DEFAULT_SETTINGS } from '@/server/domain/calendar/calendar-settings';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { readCalendarAlarms } from '@/server/usecases/calendar/check-calendar';
import { readCalendarNames, readCalendarPage, readRecomputes } from '@/server/usecases/calendar/read-calendars';
import { restoreCalendars, saveCalendars } from '@/server/usecases/calendar/save-calendars';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { recomputeDeadlines } from '@/server/usecases/stall/recompute-deadlines';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, orderFact, PHONE, shippedOrder } from '../stall/stalled-order';

const by = 'staff:018f0000-0000-7000-8000-000000000001';

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(handClock().ctx);
});

/** An order that was paid at `MORNING`, a Saturday at ten, and waits for its warehouse. */
async function paidOrder(ctx: Context, orderNo: string): Promise<void> {
  const header = {
    shop: 'main',
    orderNo,
    type: 'normal',
    placedAt: MORNING - HOUR,
    items: [{ sku: 'A', name: '茶杯', quantity: 1 }],
  } as const;
  await recordFacts(ctx, {
    orders: [
      {
        reporter: { source: 'shop', kind: 'platform' },
        header: { ...header, items: [...header.items] },
        contact: { name: '张三', phone: PHONE },
      },
    ],
    facts: [orderFact(orderNo, 'payment.confirmed', MORNING, { reporter: { source: 'gateway', kind: 'gateway' } })],
  });
}

async function dueOf(rule: string): Promise<number[]> {
  const { rows } = await pool().query<{ due_at: number }>('select due_at from deadline where rule_code = $1', [rule]);
  return rows.map((r) => r.due_at);
}

async function recomputed(ctx: Context): Promise<void> {
  while ((await recomputeDeadlines(ctx)).isMore);
}

function changed(change: (settings: CalendarSettings) => void): CalendarSettings {
  const settings = structuredClone(DEFAULT_SETTINGS);
  change(settings);
  return settings;
}

const noSaturdays = changed(({ calendars }) => {
  calendars.business!.week = calendars.business!.week.map((day, weekday) => (weekday === 6 ? [] : day));
});

describe('calendars that change', () => {
  it('move the deadlines of the rules that count by them, with progress and an audit line; going back moves them back', async () => {
    const { ctx } = handClock();
    await paidOrder(ctx, 'C1');
    const [before] = await dueOf('warehouse_accept');
    expect(before! - MORNING).toBe(30 * MINUTE);
    const saved = await saveCalendars(ctx, { base: 0, settings: noSaturdays, note: '周六休息', by });
    expect(saved).toMatchObject({ kind: 'saved', version: 1 });
    expect(saved.kind === 'saved' && saved.rules).toContain('warehouse_accept');
    expect(saved.kind === 'saved' && saved.rules).not.toContain('movement');
    expect((await readRecomputes(ctx)).length).toBeGreaterThan(0);
    await recomputed(ctx);
    expect(await readRecomputes(ctx)).toEqual([]);
    expect(await dueOf('warehouse_accept')).toEqual([Date.parse('2026-11-23T00:30:00Z')]); // Monday 08:30
    const { rows } = await pool().query(`select actor, action from audit where subject = 'calendar:1'`);
    expect(rows).toEqual([{ actor: by, action: 'calendar.saved' }]);

    expect(await restoreCalendars(ctx, { base: 1, version: 0, by })).toMatchObject({ kind: 'saved', version: 2 });
    await recomputed(ctx);
    expect(await dueOf('warehouse_accept')).toEqual([before]);
    expect((await readCalendarPage(ctx)).versions.map((v) => [v.version, v.restores])).toEqual([
      [2, 0],
      [1, null],
    ]);
  });

  it('open no stall at the moment that no longer counts', async () => {
    const { ctx, pass } = handClock();
    await paidOrder(ctx, 'C2');
    await saveCalendars(ctx, { base: 0, settings: noSaturdays, note: '', by });
    pass(31);
    // the row still says half past ten: the sweep looks again and writes what holds
    expect(await sweepDeadlines(ctx)).toMatchObject({ claimed: 1, opened: 0 });
    expect(await dueOf('warehouse_accept')).toEqual([Date.parse('2026-11-23T00:30:00Z')]);
  });

  it('of one warehouse concern its orders alone', async () => {
    const { ctx } = handClock();
    await paidOrder(ctx, 'C3');
    await paidOrder(ctx, 'C4');
    const own = changed((settings) => {
      settings.calendars.night = {
        name: { 'zh-CN': '夜班', en: 'Night shift' },
        week: Array.from({ length: 7 }, () => [{ fromMin: 1320, toMin: 1440 }]),
        country: null,
      };
      settings.parties['warehouse:SH1'] = 'night';
    });
    const rule = await pool().query(
      `update rule set body = jsonb_set(body::jsonb, '{calendar}', '"party"') where code = 'pick_start' returning code`,
    );
    expect(rule.rowCount).toBe(1);
    await saveCalendars(ctx, { base: 0, settings: own, note: '', by });
    await recordFacts(ctx, {
      orders: [],
      facts: [
        orderFact('C3', 'allocated', MORNING, { data: { warehouse: 'SH1' } }),
        orderFact('C4', 'allocated', MORNING, { data: { warehouse: 'GZ2' } }),
      ],
    });
    await recomputed(ctx);
    const night = Date.parse('2026-11-21T14:45:00Z'); // 22:45
    expect((await dueOf('pick_start')).sort()).toEqual([MORNING + 45 * MINUTE, night].sort());
  });

  it('are refused where a clock would wait for ever, a day is double, or a rule loses its calendar', async () => {
    const { ctx } = handClock();
    const save = (change: (settings: CalendarSettings) => void) => saveCalendars(ctx, { base: 0, settings: changed(change), note: '', by });
    const nobody = await save(({ calendars }) => {
      calendars.business!.week = Array.from({ length: 7 }, () => []);
    });
    expect(nobody).toEqual({ kind: 'refused', faults: [{ kind: 'never_works', where: 'business' }] });
    const double = await save(({ holidays }) => {
      holidays.CN = { '2027': { off: ['2027-01-01', '2026-12-31'], makeUp: ['2027-01-01'] } };
    });
    expect(double).toMatchObject({ faults: [{ kind: 'other_year', where: 'CN 2027' }, { kind: 'both' }] });
    const torn = await save(({ calendars }) => {
      Object.assign(calendars.business!, { closed: ['2026-12-05'], worked: ['2026-12-05'] });
    });
    expect(torn).toEqual({ kind: 'refused', faults: [{ kind: 'both', where: 'business' }] });
    const lost = await save(({ parties }) => {
      parties.warehouse = 'gone';
    });
    expect(lost).toEqual({ kind: 'refused', faults: [{ kind: 'unknown_calendar', where: 'warehouse' }] });
    await pool().query(`update rule set body = jsonb_set(body::jsonb, '{calendar}', '"night"') where code = 'pick_start'`);
    expect(
      await save(({ holidays }) => {
        holidays.CN = {};
      }),
    ).toMatchObject({ faults: [{ kind: 'in_use', where: 'night' }] });
    expect(await saveCalendars(ctx, { base: 3, settings: noSaturdays, note: '', by })).toEqual({ kind: 'outdated', version: 0 });
    expect((await pool().query('select from knowledge_version')).rowCount).toBe(0);
  });
});

it('holidays that end soon raise an alarm until the next year is entered', async () => {
  const { ctx } = handClock();
  await shippedOrder(ctx, 'H1', MORNING);
  expect(await readCalendarAlarms(ctx)).toMatchObject([{ country: 'CN', state: 'ending', daysLeft: 40, coveredUntil: '2026-12-31' }]);
  const entered = changed(({ holidays }) => {
    holidays.CN = { '2027': { off: ['2027-01-01'], makeUp: [] } };
  });
  const saved = await saveCalendars(ctx, { base: 0, settings: entered, note: '2027', by });
  // around the clock the holiday slows movement down too
  expect(saved.kind === 'saved' && saved.rules).toContain('movement');
  expect(await readCalendarAlarms(ctx)).toEqual([]);
});

it('calendars that people made or named anew are called as they said, the others in the words of the console', async () => {
  const { ctx } = handClock();
  expect(await readCalendarNames(ctx)).toEqual({});
  const early = { 'zh-CN': '早班', en: 'Early shift' };
  const settings = changed(({ calendars }) => {
    calendars.calendar_3 = { ...calendars.service!, name: early };
  });
  expect((await saveCalendars(ctx, { base: 0, settings, note: '', by })).kind).toBe('saved');
  expect(await readCalendarNames(ctx)).toEqual({ calendar_3: early });
});
