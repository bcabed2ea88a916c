import type { Say } from '@/app/_lib/messages';

/** Units in which people say a limit, in minutes. */
export const UNITS = { minutes: 1, hours: 60, days: 24 * 60 } as const;
export type Unit = keyof typeof UNITS;

/** The largest unit in which the length is a whole number. */
export function unitOf(minutes: number): Unit {
  if (minutes !== 0 && minutes % UNITS.days === 0) return 'days';
  return minutes !== 0 && minutes % UNITS.hours === 0 ? 'hours' : 'minutes';
}

/** A limit to the minute, without its sign: 90 is '90 minutes' and never 'two hours'. */
export function sayLength(minutes: number, say: Say): string {
  const unit = unitOf(minutes);
  const number = Math.abs(minutes) / UNITS[unit];
  return `${number} ${say(number === 1 ? `rules.one_${unit}` : `rules.${unit}`)}`;
}
