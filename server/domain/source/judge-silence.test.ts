import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA_HOLIDAYS, NO_HOLIDAYS } from '../calendar/china-holidays';
import { localMinute } from '../calendar/local-day';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import { expectedBetween, judgeSilence } from './judge-silence';
import { type HeardHour, learnUsual, type UsualTraffic } from './usual-traffic';

const SHANGHAI = 'Asia/Shanghai';
const at = (iso: string) => Date.parse(iso);
/** A Thursday, 15:00 in Shanghai. */
const NOW = at('2026-11-19T07:00:00Z');

const localHour = (hour: Instant) => Math.floor(localMinute(hour, SHANGHAI) / 60);

/** Hours of a source that is heard `heard(hour)` minutes an hour, for some days before `until`. */
function past(days: number, until: Instant, heard: (hour: number, at: Instant) => number, gapMin = 5): HeardHour[] {
  const hours: HeardHour[] = [];
  for (let hour = Math.floor((until - days * DAY) / HOUR) * HOUR; hour < until; hour += HOUR) {
    const minutes = heard(localHour(hour), hour);
    if (minutes > 0) hours.push({ at: hour, heard: minutes, longestGapMin: localHour(hour) === 8 ? 10 * 60 : gapMin });
  }
  return hours;
}

const office = (hour: number) => (hour >= 8 && hour < 22 ? 40 : 0);

function learn(days: number, heard: (hour: number, at: Instant) => number, until = NOW, holidays = NO_HOLIDAYS): UsualTraffic {
  const hours = past(days, until, heard);
  return learnUsual({ hours, from: until - days * DAY, until, without: [], timeZone: SHANGHAI, holidays })!;
}

/** The judgement of a silence on a day that was like any other until then. */
const judgeAt = (usual: UsualTraffic, since: Instant, now: Instant) =>
  judgeSilence(usual, { since, heardBefore: Number.POSITIVE_INFINITY }, now, NO_HOLIDAYS).kind;
const judge = (usual: UsualTraffic, last: string, now: string) => judgeAt(usual, at(last), at(now));

describe('silence against what is usual at that hour', () => {
  const usual = learn(28, office);

  it('is noticed within half an hour at a busy hour', () => {
    expect(judge(usual, '2026-11-19T06:00:00Z', '2026-11-19T06:10:00Z')).toBe('usual');
    expect(judge(usual, '2026-11-19T06:00:00Z', '2026-11-19T06:25:00Z')).toBe('silent');
  });

  it('is nothing at night, however long, and nothing while the day is only beginning', () => {
    expect(judge(usual, '2026-11-18T13:58:00Z', '2026-11-18T23:55:00Z')).toBe('usual'); // 21:58 to 07:55
    expect(judge(usual, '2026-11-18T13:58:00Z', '2026-11-19T00:40:00Z')).toBe('usual'); // to 08:40
    expect(judge(usual, '2026-11-18T13:58:00Z', '2026-11-19T01:30:00Z')).toBe('silent'); // to 09:30
  });

  it('is judged by the shop’s clock, not by ours', () => {
    const hours = past(28, NOW, office);
    const elsewhere = learnUsual({
      hours,
      from: NOW - 28 * DAY,
      until: NOW,
      without: [],
      timeZone: 'America/New_York',
      holidays: NO_HOLIDAYS,
    })!;
    expect(expectedBetween(elsewhere, NOW - 2 * HOUR, NOW, NO_HOLIDAYS)).toBeCloseTo(
      expectedBetween(usual, NOW - 2 * HOUR, NOW, NO_HOLIDAYS),
      0,
    );
  });

  it('is nothing between the bursts of a source that calls in bursts', () => {
    const hours = past(28, NOW, (hour) => (office(hour) ? 10 : 0), 52);
    const bursty = learnUsual({ hours, from: NOW - 28 * DAY, until: NOW, without: [], timeZone: SHANGHAI, holidays: NO_HOLIDAYS })!;
    expect(judge(bursty, '2026-11-19T06:00:00Z', '2026-11-19T07:40:00Z')).toBe('usual');
    expect(judge(bursty, '2026-11-19T06:00:00Z', '2026-11-19T07:50:00Z')).toBe('silent');
  });

  it('expects of a holiday what rest days bring, and of a weekend that is worked what working days bring', () => {
    const until = at('2026-09-18T00:00:00Z');
    const byWeekday = (hour: number, hourAt: Instant) =>
      office(hour) && ![0, 6].includes(new Date(hourAt + 8 * HOUR).getUTCDay()) ? 40 : office(hour) / 20;
    const learned = learn(28, byWeekday, until, CHINA_HOLIDAYS);
    const expected = (day: string) => expectedBetween(learned, at(`${day}T02:00:00Z`), at(`${day}T04:00:00Z`), CHINA_HOLIDAYS);
    expect(expected('2026-09-22')).toBeGreaterThan(60);
    expect(expected('2026-10-05')).toBeLessThan(16); // Monday in the National Day week
    expect(expected('2026-10-10')).toBeGreaterThan(60); // Saturday, worked
  });

  it('learns nothing from an outage', () => {
    const outage = { from: at('2026-11-10T01:00:00Z'), to: at('2026-11-14T14:00:00Z') };
    const broken = past(28, NOW, (hour, hourAt) => (hourAt >= outage.from && hourAt < outage.to ? 0 : office(hour)));
    const input = { hours: broken, from: NOW - 28 * DAY, until: NOW, timeZone: SHANGHAI, holidays: NO_HOLIDAYS };
    const [marked, unmarked] = [learnUsual({ ...input, without: [outage] })!, learnUsual({ ...input, without: [] })!];
    const noon = (u: UsualTraffic) => expectedBetween(u, at('2026-11-19T03:00:00Z'), at('2026-11-19T05:00:00Z'), NO_HOLIDAYS);
    expect(noon(marked)).toBeGreaterThan(noon(unmarked));
    expect(noon(marked)).toBeCloseTo(80, 0);
  });
});

describe('a slow day', () => {
  it('is known by the hours before, and a silence on it counts for less', () => {
    const usual = learn(28, office);
    const silence = (heardBefore: number) => judgeSilence(usual, { since: NOW, heardBefore }, NOW + 40 * MINUTE, NO_HOLIDAYS);
    expect(silence(120).kind).toBe('silent');
    expect(silence(30).kind).toBe('usual');
    expect(silence(30).expected).toBeCloseTo(silence(120).expected * 0.28, 1);
    expect(silence(0).expected).toBeCloseTo(silence(120).expected / 4, 1);
  });
});

describe('thin history', () => {
  const firstDay = (minutes: number) => {
    const from = NOW - minutes * MINUTE;
    const hours = past(1, NOW, () => 50).filter((h) => h.at + HOUR > from);
    return learnUsual({ hours, from, until: NOW, without: [], timeZone: SHANGHAI, holidays: NO_HOLIDAYS });
  };

  it('is no ground to judge while almost nothing is known', () => {
    expect(firstDay(20)).toBeNull();
    expect(firstDay(120)).not.toBeNull();
  });

  it('calls no first night an outage, and a silent afternoon only when it is all but impossible', () => {
    const hours = past(1, NOW, (hour) => (hour >= 9 && hour < 15 ? 40 : 0));
    const usual = learnUsual({ hours, from: NOW - 6 * HOUR, until: NOW, without: [], timeZone: SHANGHAI, holidays: NO_HOLIDAYS })!;
    const at22 = NOW + 7 * HOUR;
    expect(judgeAt(usual, at22, at22 + 9 * HOUR)).toBe('usual');
    expect(judgeAt(usual, NOW, NOW + 15 * MINUTE)).toBe('usual');
    expect(judgeAt(usual, NOW - HOUR, NOW - HOUR + 59 * MINUTE)).toBe('silent');
  });
});

describe('the law of silence', () => {
  const levels = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 24, maxLength: 24 });
  const moment = fc.integer({ min: NOW - 6 * DAY, max: NOW });

  it('never calls a silence usual that is longer than one it called silent, inside one hour', () => {
    fc.assert(
      fc.property(levels, moment, fc.nat(DAY), (byHour, now, before) => {
        const usual = learn(21, (hour) => byHour[hour]!);
        if (!usual) return;
        const last = now - before;
        if (judgeAt(usual, last, now) !== 'silent') return;
        const endOfHour = (Math.floor(now / HOUR) + 1) * HOUR - 1;
        expect(judgeAt(usual, last, endOfHour)).toBe('silent');
        expect(judgeAt(usual, last - HOUR, now)).toBe('silent');
      }),
      { numRuns: 100 },
    );
  });

  it('never reports a silence shorter than five minutes, nor one during hours in which nothing was ever heard', () => {
    fc.assert(
      fc.property(levels, moment, fc.nat(3 * DAY), (byHour, now, before) => {
        const usual = learn(28, (hour) => (hour < 6 ? 0 : byHour[hour]!));
        if (!usual) return;
        expect(judgeAt(usual, now - Math.min(before, 5 * MINUTE - 1), now)).toBe('usual');
        const midnight = at('2026-11-18T16:00:00Z');
        expect(judgeAt(usual, midnight, midnight + 6 * HOUR - 1)).toBe('usual');
      }),
      { numRuns: 100 },
    );
  });

  it('adds up: what is expected of two stretches is what is expected of both together', () => {
    fc.assert(
      fc.property(moment, fc.nat(2 * HOUR), fc.nat(2 * HOUR), (from, a, b) => {
        const usual = learn(28, (hour) => (office(hour) ? 12 : 1));
        const parts = expectedBetween(usual, from, from + a, NO_HOLIDAYS) + expectedBetween(usual, from + a, from + a + b, NO_HOLIDAYS);
        expect(expectedBetween(usual, from, from + a + b, NO_HOLIDAYS)).toBeCloseTo(parts, 6);
      }),
      { numRuns: 50 },
    );
  });
});
