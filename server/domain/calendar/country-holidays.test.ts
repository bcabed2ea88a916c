import { describe, expect, it } from 'vitest';
import { DEFAULT_CALENDARS } from './calendar-book';
import { CHINA_HOLIDAYS, NO_HOLIDAYS } from './china-holidays';
import { holidaysByBook, holidaysOfCountry } from './country-holidays';
import { localDay } from './local-day';
import world from './world-holidays.json';

const COUNTRIES = Object.keys(world.off);

describe('public holidays of countries', () => {
  it.each([
    ['BR', '2018-11-15', 'the republic'],
    ['BR', '2024-11-20', 'nationwide since 2024'],
    ['DE', '2024-10-03', 'unity'],
    ['US', '2025-11-27', 'Thanksgiving'],
    ['US', '2022-12-26', 'kept for Christmas on a Sunday'],
    ['JP', '2025-11-24', 'kept for Labour Thanksgiving on a Sunday'],
    ['JP', '2019-05-01', 'the accession of the emperor'],
    ['GB', '2025-08-25', 'the summer bank holiday of England'],
    ['GB', '2022-09-19', 'the funeral of the queen'],
    ['CA', '2025-10-13', 'Thanksgiving'],
    ['FR', '2026-07-14', 'the fall of the Bastille'],
    ['DK', '2023-05-05', 'Store bededag'],
    ['PL', '2025-12-24', 'free since 2025'],
    ['KR', '2025-01-28', 'the eve of the lunar new year'],
    ['KR', '2025-10-06', 'Chuseok'],
    ['VN', '2026-02-17', 'Tết'],
    ['SG', '2025-01-30', 'the second day of the lunar new year'],
    ['TR', '2025-06-09', 'the last day of Kurban Bayramı'],
    ['IL', '2025-10-02', 'Yom Kippur'],
    ['IN', '2030-08-15', 'independence'],
    ['ZA', '2025-04-28', 'kept for Freedom Day on a Sunday'],
  ])('%s rests on %s: %s', (country, day) => {
    expect(holidaysOfCountry(country).off.has(day)).toBe(true);
  });

  it.each([
    ['BR', '2018-11-20', 'a holiday of some towns only then'],
    ['DK', '2024-04-26', 'abolished'],
    ['PL', '2024-12-24', 'worked for the last time'],
    ['KR', '2025-01-31', 'a day after the new year’s three'],
    ['TR', '2025-03-29', 'begins in the afternoon only'],
    ['DE', '2025-11-01', 'a holiday of some states'],
    ['US', '2025-11-28', 'an ordinary Friday by law'],
  ])('%s works on %s: %s', (country, day) => {
    expect(holidaysOfCountry(country).off.has(day)).toBe(false);
  });

  it('are real days in their order, of every year from 2016 to 2031, for the countries that most parcels go between', () => {
    expect(COUNTRIES.length).toBeGreaterThanOrEqual(70);
    for (const country of COUNTRIES) {
      const { off, makeUp, coveredUntil } = holidaysOfCountry(country);
      const days = [...off];
      expect(days.filter((day) => localDay(Date.parse(`${day}T00:00:00Z`), 'UTC') !== day)).toEqual([]);
      expect([...days].sort()).toEqual(days);
      const years = new Set(days.map((day) => day.slice(0, 4)));
      expect([years.size, days[0]!.slice(0, 4), days.at(-1)!.slice(0, 4), makeUp.size]).toEqual([16, '2016', '2031', 0]);
      expect([days.length / 16 >= 4, days.length / 16 <= 31, coveredUntil]).toEqual([true, true, '2031-12-31']);
    }
  });

  it('of mainland China are those of its own table; nobody knows those of other countries', () => {
    expect(COUNTRIES).not.toContain('CN');
    expect(holidaysOfCountry('CN')).toBe(CHINA_HOLIDAYS);
    expect([holidaysOfCountry('XX'), holidaysOfCountry('constructor'), holidaysByBook(DEFAULT_CALENDARS, undefined)]).toEqual([
      NO_HOLIDAYS,
      NO_HOLIDAYS,
      NO_HOLIDAYS,
    ]);
  });

  it('are built once', () => {
    expect(holidaysOfCountry('BR')).toBe(holidaysOfCountry('BR'));
  });

  it('of the table weigh little', () => {
    expect(JSON.stringify(world).length).toBeLessThan(80_000);
  });

  it('give way to what an admin entered', () => {
    const own = { off: new Set(['2026-06-04']), makeUp: new Set<string>(), coveredUntil: '2026-12-31' };
    const book = { holidays: { ...DEFAULT_CALENDARS.holidays, BR: own } };
    expect(holidaysByBook(book, 'BR')).toBe(own);
    expect(holidaysByBook(book, 'CN')).toBe(CHINA_HOLIDAYS);
    expect(holidaysByBook(book, 'DE')).toBe(holidaysOfCountry('DE'));
  });
});
