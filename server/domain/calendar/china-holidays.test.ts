import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHINA_HOLIDAYS } from './china-holidays';
import { holidayCoverage } from './holiday-coverage';

const published = join(process.env.DAONA_DATA ?? join(process.cwd(), '..', 'shared', 'data'), 'holidays', 'cn-holidays-holiday-cn.json');
const hasPublished = existsSync(published);
if (!hasPublished) process.stderr.write(`SKIPPED: the published holiday table is not at ${published} (set DAONA_DATA)\n`);

describe('the holiday table of China', () => {
  it.skipIf(!hasPublished)('says the same as the published notices for every day of 2024 to 2026', () => {
    const years = JSON.parse(readFileSync(published, 'utf8')) as Record<string, { days: { date: string; isOffDay: boolean }[] }>;
    const days = ['2024', '2025', '2026'].flatMap((year) => years[year]!.days);
    const dates = (isOff: boolean) => days.filter((d) => d.isOffDay === isOff).map((d) => d.date);
    expect([...CHINA_HOLIDAYS.off].sort()).toEqual(dates(true).sort());
    expect([...CHINA_HOLIDAYS.makeUp].sort()).toEqual(dates(false).sort());
  });

  it('warns two months before it ends and says so when it has ended', () => {
    const state = (iso: string) => holidayCoverage(CHINA_HOLIDAYS, Date.parse(iso), 'Asia/Shanghai').state;
    expect(state('2026-10-01T00:00:00Z')).toBe('covered');
    expect(state('2026-11-21T00:00:00Z')).toBe('ending');
    expect(state('2027-01-01T00:00:00Z')).toBe('ended');
  });
});
