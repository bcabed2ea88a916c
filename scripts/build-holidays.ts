/**
 * Derives the public holidays that the product carries from the npm package `date-holidays` (docs/holidays.md). Run by hand
 * after it changed, or to add a year: `npx tsx scripts/build-holidays.ts`.
 */

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Holidays from 'date-holidays';
import { addDays, instantAt, localDay } from '../server/domain/calendar/local-day';

const TARGET = 'server/domain/calendar/world-holidays.json';
const [FIRST_YEAR, LAST_YEAR] = [2016, 2031];
const NOON = 12 * 60;

/** Where most parcels go from and to; mainland China has a table of its own, with the weekend days that are worked. */
const COUNTRIES = [
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
  'CH GB IS NO RS RU TR UA',
  'AR BR CA CL CO CR EC MX PA PE US UY',
  'AE AU BD HK ID IL IN JP KR KZ LK MY NZ PH PK SA SG TH TW VN',
  'DZ EG GH KE MA NG TN ZA',
].flatMap((region) => region.split(' '));

/** Where the nation as a whole keeps fewer days than almost all of its people: the part where most of them live. */
const REGIONS: Readonly<Record<string, string>> = { GB: 'ENG', CA: 'ON' };

interface Holiday {
  name: string;
  start: Date;
  end: Date;
}

/** The days a holiday covers at noon: what begins at sunset or in the afternoon is no day off yet. */
function daysOf(holiday: Holiday, zone: string): string[] {
  const days: string[] = [];
  for (let day = localDay(+holiday.start, zone); instantAt(day, NOON, zone) < +holiday.end; day = addDays(day, 1))
    if (instantAt(day, NOON, zone) >= +holiday.start) days.push(day);
  return days;
}

/** The package has the three days of the Korean New Year begin on its day, not on the day before (its issue 640). */
function mended(country: string, { name }: Holiday, days: string[]): string[] {
  return country === 'KR' && name === '설날' && days.length === 3 ? days.map((day) => addDays(day, -1)) : days;
}

/** One country: the days of a year as MMDD one behind the other, the years parted by blanks. */
function compactYears(country: string): string {
  const region = REGIONS[country];
  const table = region ? new Holidays(country, region) : new Holidays(country);
  const zone = table.getTimezones()[0]!;
  const years: string[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const found = table.getHolidays(year).filter(({ type }) => type === 'public' || type === 'bank');
    if (found.length === 0) throw new Error(`no holidays of ${country} in ${year}`);
    const days = found.flatMap((holiday) => mended(country, holiday, daysOf(holiday, zone)));
    const own = [...new Set(days)].filter((day) => day.startsWith(`${year}-`)).sort();
    years.push(own.map((day) => day.slice(5).replace('-', '')).join(''));
  }
  return years.join(' ');
}

const { version } = createRequire(import.meta.url)('date-holidays/package.json') as { version: string };
const content = {
  source: `date-holidays ${version} (https://github.com/commenthol/date-holidays); changed: public and bank holidays only, as days`,
  licence: 'CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/)',
  firstYear: FIRST_YEAR,
  lastYear: LAST_YEAR,
  off: Object.fromEntries([...COUNTRIES].sort().map((country) => [country, compactYears(country)])),
};
const json = `${JSON.stringify(content, null, 2)}\n`;
writeFileSync(new URL(`../${TARGET}`, import.meta.url), json);
console.log(`${TARGET}: ${COUNTRIES.length} countries, ${Math.round(json.length / 1024)} kB`);
