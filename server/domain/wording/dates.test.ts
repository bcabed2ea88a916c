import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import { LANGUAGES } from '../shared/language';
import { formatAge, formatDay, formatDuration, formatFull, formatMoment, formatPromisedDay, formatWindow } from './dates';

const at = (iso: string) => Date.parse(iso);
const viewer = { timeZone: 'Asia/Shanghai', now: at('2026-11-21T06:00:00Z') };

describe('formatMoment', () => {
  it.each([
    ['2026-11-21T06:05:00Z', '今天 14:05', 'today 14:05'],
    ['2026-11-20T16:00:00Z', '今天 00:00', 'today 00:00'],
    ['2026-11-20T15:59:00Z', '昨天 23:59', 'yesterday 23:59'],
    ['2026-11-21T16:00:00Z', '明天 00:00', 'tomorrow 00:00'],
    ['2026-11-24T06:05:00Z', '周二 14:05', 'Tue 14:05'],
    ['2026-11-10T06:05:00Z', '11月10日 14:05', '10 Nov 14:05'],
    ['2025-12-31T16:05:00Z', '1月1日 00:05', '1 Jan 00:05'],
    ['2017-10-02T13:56:00Z', '2017年10月2日 21:56', '2 Oct 2017 21:56'],
  ])('%s is %s and %s in Shanghai', (iso, zh, en) => {
    expect(formatMoment(at(iso), 'zh-CN', viewer)).toBe(zh);
    expect(formatMoment(at(iso), 'en', viewer)).toBe(en);
  });

  it('follows the reader to another zone', () => {
    const moment = at('2026-11-21T02:30:00Z');
    expect(formatMoment(moment, 'en', { ...viewer, timeZone: 'America/Sao_Paulo' })).toBe('yesterday 23:30');
    expect(formatMoment(moment, 'en', { ...viewer, timeZone: 'Asia/Kathmandu' })).toBe('today 08:15');
  });

  it('tells only the day when the source told only the day', () => {
    expect(formatMoment(at('2026-11-21T15:59:59Z'), 'zh-CN', viewer, 'day')).toBe('今天');
  });
});

describe('formatWindow', () => {
  it.each([
    ['2026-11-21T06:20:00Z', '2026-11-21T10:10:00Z', '今天 14:00–19:00', 'today 14:00–19:00'],
    ['2026-11-23T02:00:00Z', '2026-11-25T10:00:00Z', '11月23日–25日', '23–25 Nov'],
    ['2026-11-29T02:00:00Z', '2026-12-02T10:00:00Z', '11月29日–12月2日', '29 Nov–2 Dec'],
    ['2026-11-21T10:00:00Z', '2026-11-22T02:00:00Z', '今天–明天', 'today–tomorrow'],
    ['2026-12-30T02:00:00Z', '2027-01-02T02:00:00Z', '12月30日–2027年1月2日', '30 Dec–2 Jan 2027'],
    ['2026-11-21T06:00:00Z', '2026-11-21T15:59:00Z', '今天 14:00–24:00', 'today 14:00–24:00'],
  ])('%s to %s is %s and %s', (from, to, zh, en) => {
    expect(formatWindow(at(from), at(to), 'zh-CN', viewer)).toBe(zh);
    expect(formatWindow(at(from), at(to), 'en', viewer)).toBe(en);
  });

  it('reads the same whichever end is given first and never breaks', () => {
    const instant = fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2090-01-01T00:00:00Z') });
    fc.assert(
      fc.property(instant, instant, fc.constantFrom(...LANGUAGES), (a, b, language) => {
        const words = formatWindow(a, b, language, viewer);
        expect(words).toBe(formatWindow(b, a, language, viewer));
        expect(words).not.toMatch(/undefined|NaN/);
      }),
    );
  });
});

describe('lengths and ages', () => {
  it('uses one unit', () => {
    expect(formatDuration(20 * MINUTE, 'zh-CN')).toBe('20 分钟');
    expect(formatDuration(HOUR, 'en')).toBe('1 hour');
    expect(formatDuration(3 * DAY, 'en')).toBe('3 days');
    expect(formatAge(viewer.now - 3 * HOUR, 'zh-CN', viewer.now)).toBe('3 小时前');
    expect(formatAge(viewer.now - 3 * HOUR, 'en', viewer.now)).toBe('3 hours ago');
    expect(formatAge(viewer.now + HOUR, 'en', viewer.now)).toBe('just now');
  });

  it('gives days and full moments', () => {
    expect(formatDay(viewer.now, 'en', viewer)).toBe('today');
    expect(formatFull(viewer.now, 'Asia/Shanghai')).toBe('2026-11-21 14:00');
  });
});

describe('a day without a time', () => {
  const told = Date.parse('2026-11-23T15:59:59Z'); // the end of 23 November in Shanghai
  const start = Date.parse('2026-11-22T16:00:00Z'); // its start

  it.each(['Pacific/Auckland', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC', 'Asia/Shanghai'])(
    'stays that day when it is read in %s',
    (timeZone) => {
      const viewer = { timeZone, dayZone: 'Asia/Shanghai', now: Date.parse('2026-11-02T12:00:00Z') };
      expect(formatPromisedDay(told, 'en', viewer)).toBe('23 Nov');
      expect(formatMoment(start, 'en', viewer, 'day')).toBe('23 Nov');
    },
  );

  it('is never a weekday alone, which is read as the last one as well as the next', () => {
    const now = at('2026-11-23T06:00:00Z');
    const days = ['2026-11-21', '2026-11-22', '2026-11-28', '2026-11-30'].map((day) => at(`${day}T15:59:59Z`));
    const promised = (language: 'zh-CN' | 'en') => days.map((day) => formatPromisedDay(day, language, { ...viewer, now }));
    expect(promised('zh-CN')).toEqual(['11月21日', '昨天', '11月28日周六', '11月30日']);
    expect(promised('en')).toEqual(['21 Nov', 'yesterday', 'Sat 28 Nov', '30 Nov']);
  });

  it('is told on the reader’s calendar when it is a moment', () => {
    const viewer = { timeZone: 'Pacific/Auckland', dayZone: 'Asia/Shanghai', now: Date.parse('2026-11-02T12:00:00Z') };
    expect(formatPromisedDay(Date.parse('2026-11-23T12:30:00Z'), 'en', viewer)).toBe('24 Nov');
  });
});
