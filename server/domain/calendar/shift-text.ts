import type { WorkingWeek, WorkingWindow } from './working-time';

const DAY_MIN = 24 * 60;
const SHIFT = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

/** One shift as it is typed; `toMin` at or before `fromMin` ends on the next day. */
function readShift(text: string): WorkingWindow | null {
  const match = SHIFT.exec(text);
  if (!match) return null;
  const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map(Number) as [number, number, number, number];
  const shift = { fromMin: fromHour * 60 + fromMinute, toMin: toHour * 60 + toMinute };
  return shift.fromMin >= DAY_MIN || shift.toMin > DAY_MIN ? null : shift;
}

/**
 * Reads a week as people write it, a text for each weekday (0 is Sunday): `08:00-12:00, 13:00-18:00`, empty when nobody works. A shift
 * that ends before it begins goes on after midnight. Answers the weekday that could not be read.
 */
export function readWeek(texts: readonly string[]): { kind: 'read'; week: WorkingWindow[][] } | { kind: 'unreadable'; weekday: number } {
  const week: WorkingWindow[][] = Array.from({ length: 7 }, () => []);
  for (const [weekday, text] of texts.slice(0, 7).entries()) {
    for (const part of text.split(/[,，;；、\s]+/).filter(Boolean)) {
      const shift = readShift(part.replace(/[–—~～]/g, '-').replaceAll('：', ':'));
      if (!shift) return { kind: 'unreadable', weekday };
      const { fromMin, toMin } = shift;
      week[weekday]!.push({ fromMin, toMin: toMin > fromMin ? toMin : DAY_MIN });
      if (toMin <= fromMin && toMin > 0) week[(weekday + 1) % 7]!.push({ fromMin: 0, toMin });
    }
  }
  return { kind: 'read', week: week.map((windows) => windows.sort((a, b) => a.fromMin - b.fromMin)) };
}

const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The morning after in which a shift that reaches midnight goes on; only where the two cannot be read as one shift of a day. */
function restOf(week: WorkingWeek, weekday: number): WorkingWindow | undefined {
  const late = week[weekday]?.at(-1);
  const early = week[(weekday + 1) % 7]?.[0];
  if (!late || !early || late.toMin !== DAY_MIN || early.fromMin !== 0) return undefined;
  return early.toMin <= late.fromMin ? early : undefined;
}

/** Writes a week as `readWeek` reads it: a shift past midnight stands whole at the day on which it begins. */
export function writeWeek(week: WorkingWeek): string[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const rest = restOf(week, weekday);
    return (week[weekday] ?? [])
      .filter((w) => w !== restOf(week, (weekday + 6) % 7))
      .map((w) => `${clock(w.fromMin)}-${clock(rest && w.toMin === DAY_MIN ? rest.toMin : w.toMin)}`)
      .join(', ');
  });
}
