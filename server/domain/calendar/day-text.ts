import type { Day } from '../shared/instant';
import { addDays } from './local-day';

const DAY_TEXT = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
/** A span longer than this is a slip of the pen. */
const LONGEST_DAYS = 62;

function readDay(text: string): Day | null {
  const match = DAY_TEXT.exec(text);
  if (!match) return null;
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null;
}

function readSpan(text: string): Day[] | null {
  const [from, to, ...more] = text.split(/[~～至]|\.\./).map(readDay);
  if (!from || to === null || more.length > 0) return null;
  const days: Day[] = [];
  for (let day = from; day <= (to ?? from); day = addDays(day, 1)) {
    if (days.length === LONGEST_DAYS) return null;
    days.push(day);
  }
  return days.length > 0 ? days : null;
}

/** Reads days as people write them: `2027-02-05 ~ 2027-02-11, 2027/4/5`, one to a line or with commas; sorted, each once. */
export function readDays(text: string): { kind: 'read'; days: Day[] } | { kind: 'unreadable'; part: string } {
  const days = new Set<Day>();
  const parts = text
    .replace(/\s*(~|～|至|\.\.)\s*/g, '$1')
    .split(/[\s,，、;；]+/)
    .filter(Boolean);
  for (const part of parts) {
    const span = readSpan(part);
    if (!span) return { kind: 'unreadable', part };
    for (const day of span) days.add(day);
  }
  return { kind: 'read', days: [...days].sort() };
}

/** Writes days as `readDays` reads them, neighbours as one span. */
export function writeDays(days: readonly Day[]): string {
  const spans: [from: Day, to: Day][] = [];
  for (const day of [...days].sort()) {
    const last = spans.at(-1);
    if (last && addDays(last[1], 1) === day) last[1] = day;
    else spans.push([day, day]);
  }
  return spans.map(([from, to]) => (from === to ? from : `${from} ~ ${to}`)).join('\n');
}
