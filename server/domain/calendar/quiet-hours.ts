import type { Instant } from '../shared/instant';
import { addDays, instantAt, localDay, localMinute } from './local-day';

/** Minutes since local midnight; `fromMin` after `toMin` spans midnight. */
export interface QuietHours {
  fromMin: number;
  toMin: number;
}

/** 21:00 to 08:00 on the recipient's clock (INTEGRATIONS A6). */
export const QUIET_HOURS: QuietHours = { fromMin: 21 * 60, toMin: 8 * 60 };

/** Reads `21:00-08:00`; null for `none`. The text must be one of these two. */
export function readQuietHours(text: string): QuietHours | null {
  if (text === 'none') return null;
  const [from, to] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
  return { fromMin: from!, toMin: to! };
}

/** When the quiet hours that hold at `at` end; null when nobody is disturbed at `at`. The end itself is not quiet. */
export function quietUntil(at: Instant, timeZone: string, quiet: QuietHours = QUIET_HOURS): Instant | null {
  const minute = localMinute(at, timeZone);
  const spansMidnight = quiet.fromMin > quiet.toMin;
  const isQuiet = spansMidnight ? minute >= quiet.fromMin || minute < quiet.toMin : minute >= quiet.fromMin && minute < quiet.toMin;
  if (!isQuiet) return null;
  const day = localDay(at, timeZone);
  const endDay = spansMidnight && minute >= quiet.fromMin ? addDays(day, 1) : day;
  return instantAt(endDay, quiet.toMin, timeZone);
}

/**
 * Time of the next update that a message may promise: `minutes` after it can be read, never in the recipient's quiet hours (null has
 * none), and on a full five minutes.
 */
export function promiseTime(at: Instant, minutes: number, timeZone: string, quiet: QuietHours | null = QUIET_HOURS): Instant {
  const awakeFrom = (moment: Instant) => (quiet && quietUntil(moment, timeZone, quiet)) ?? moment;
  return Math.ceil(awakeFrom(awakeFrom(at) + minutes * 60_000) / 300_000) * 300_000;
}
