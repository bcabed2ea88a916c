import { expect, it } from 'vitest';
import { holidaysIn, holidaysOfCalendar } from './calendar-book';
import { bookOf } from './calendar-settings';

const none = { calendars: {}, parties: {}, holidays: {} };

it('a year that is entered is covered, and the shipped years stay', () => {
  const book = bookOf({ ...none, holidays: { CN: { '2027': { off: ['2027-01-01'], makeUp: [] } } } });
  const { off, coveredUntil } = holidaysIn(book, 'CN');
  expect(coveredUntil).toBe('2027-12-31');
  expect([off.has('2026-10-01'), off.has('2027-01-01')]).toEqual([true, true]);
});

it('a year that is entered takes the place of the shipped one, whole', () => {
  const book = bookOf({ ...none, holidays: { CN: { '2026': { off: ['2026-01-02'], makeUp: [] } } } });
  expect(holidaysIn(book, 'CN').off.has('2026-10-01')).toBe(false);
});

it('a gap between years ends what is covered', () => {
  const year = { off: [], makeUp: [] };
  expect(holidaysIn(bookOf({ ...none, holidays: { CN: { '2028': year } } }), 'CN').coveredUntil).toBe('2026-12-31');
  expect(holidaysIn(bookOf({ ...none, holidays: { US: { '2026': year, '2027': year } } }), 'US').coveredUntil).toBe('2027-12-31');
});

it('a party’s own closed and worked days count more than its country’s', () => {
  const book = bookOf(none);
  const own = holidaysOfCalendar(book, { week: [], country: 'CN', closed: ['2026-12-05'], worked: ['2026-10-01'] });
  expect([own.off.has('2026-12-05'), own.off.has('2026-10-01'), own.makeUp.has('2026-10-01')]).toEqual([true, false, true]);
});
