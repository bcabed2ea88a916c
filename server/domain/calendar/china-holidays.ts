import type { Day } from '../shared/instant';
import type { Holidays } from './calendar';
import { addDays } from './local-day';

/**
 * Public holidays of mainland China and the weekend days worked for them, from the yearly notices of the State Council
 * (www.gov.cn/zhengce/zhengceku/, 2024: 202310/content_6911528.htm, 2025: 202411/content_6986383.htm, 2026:
 * 202511/content_7047091.htm). The notice for a year appears in the autumn before it.
 */
const YEARS: { off: [from: Day, to: Day][]; makeUp: Day[] }[] = [
  {
    off: [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    makeUp: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
  },
  {
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    makeUp: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    makeUp: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

function daysOf([from, to]: [Day, Day]): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Mainland China, known from 2024-01-01 to 2026-12-31; past that only weekends are free and results are provisional. */
export const CHINA_HOLIDAYS: Holidays = {
  off: new Set(YEARS.flatMap((year) => year.off.flatMap(daysOf))),
  makeUp: new Set(YEARS.flatMap((year) => year.makeUp)),
  coveredUntil: '2026-12-31',
};

/** For places whose holidays nobody has entered: none, and every result is provisional. */
export const NO_HOLIDAYS: Holidays = { off: new Set(), makeUp: new Set(), coveredUntil: '1970-01-01' };
