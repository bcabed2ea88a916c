/** Moments and lengths in the world are epoch milliseconds and milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** China keeps UTC+8 all year; the shop, its warehouses and its carriers live by it. */
const CHINA = 8 * HOUR;

/** Hour of the day in China, 0 to just under 24. */
export function chinaHour(at: number): number {
  return ((((at + CHINA) % DAY) + DAY) % DAY) / HOUR;
}

/** The moment itself when people work then; else the next opening, spread over the two hours after it. */
export function inWorkingHours(at: number, open: number, close: number): number {
  const hour = chinaHour(at);
  if (hour >= open && hour < close) return at;
  const wait = (open - hour + 24) % 24;
  const spread = ((hour * 7919) % 120) * MINUTE;
  return at + wait * HOUR + spread;
}

/** `2026-11-21 20:40:05` as a clock in China shows it. */
export function chinaTime(at: number): string {
  return new Date(at + CHINA).toISOString().slice(0, 19).replace('T', ' ');
}

/** `261121` in China. */
export function chinaDayDigits(at: number): string {
  return new Date(at + CHINA).toISOString().slice(2, 10).replaceAll('-', '');
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}
