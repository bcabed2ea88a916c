import { expect, test } from 'vitest';
import { type CalendarBook, DEFAULT_CALENDARS } from '../calendar/calendar-book';
import { isStillAway, lastShift } from './shift';

const ZONE = 'Asia/Shanghai';
const at = (time: string) => Date.parse(`2026-11-${time}:00+08:00`);
const book = (...hours: [number, number][]): CalendarBook => ({
  ...DEFAULT_CALENDARS,
  calendars: {
    team: { week: Array.from({ length: 7 }, () => hours.map(([from, to]) => ({ fromMin: from * 60, toMin: to * 60 }))), country: null },
  },
});
const shift = (hours: [number, number][], time: string) => lastShift('team', at(time), book(...hours), ZONE);

test('hours end in the evening, and noon and midnight do not end them', () => {
  expect(shift([[9, 18]], '17T18:30')).toEqual({ from: at('17T09:00'), until: at('17T18:00') });
  expect(shift([[9, 18]], '18T08:59')).toEqual({ from: at('17T09:00'), until: at('17T18:00') });
  expect(
    shift(
      [
        [9, 12],
        [13, 18],
      ],
      '17T12:30',
    ),
  ).toEqual({ from: at('17T09:00'), until: at('17T18:00') });
  const night: [number, number][] = [
    [0, 6],
    [22, 24],
  ];
  expect(shift(night, '17T23:00')).toEqual({ from: at('17T22:00'), until: at('18T06:00') });
  expect(shift(night, '18T07:00')).toEqual({ from: at('17T22:00'), until: at('18T06:00') });
});

test('who works at any hour has no shift that ends', () => {
  expect(lastShift('around_the_clock', at('17T12:00'), book([9, 18]), ZONE)).toBeNull();
  expect(lastShift('unknown', at('17T12:00'), book([9, 18]), ZONE)).toBeNull();
});

test('away lasts until the next hours begin, not over noon', () => {
  const away = (time: string) =>
    isStillAway(
      at('17T11:00'),
      shift(
        [
          [9, 12],
          [13, 18],
        ],
        time,
      ),
    );
  expect(away('17T13:30')).toBe(true);
  expect(away('18T08:00')).toBe(true);
  expect(away('18T09:00')).toBe(false);
  expect(isStillAway(at('17T11:00'), null)).toBe(true);
  expect(isStillAway(null, null)).toBe(false);
});
