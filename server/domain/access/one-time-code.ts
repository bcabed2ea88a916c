import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../shared/instant';

/** How long a code is good, how often it may be tried, and when another can be asked for (NIST SP 800-63B-4, 3.1.3). */
export const ONE_TIME_CODE = { digits: 6, lifetimeMs: 10 * MINUTE, tries: 5, resendAfterMs: 60 * SECOND } as const;

/** Codes to one phone within an hour at most, as providers of SMS let them through (INTEGRATIONS A4). */
const MOST_AN_HOUR = 5;

/**
 * Codes in 24 hours: up to `free` for the asking, from there on each for a proof of work, none beyond `most`. A network is
 * many people behind one address of their carrier.
 */
export const CODE_REQUESTS = {
  windowMs: DAY,
  phone: { free: 2, most: 6 },
  network: { free: 10, most: 200 },
} as const;

/** When another code may go to a phone, by when the last ones were asked for; null when it may at `now`. */
export function nextCodeAt(asked: readonly Instant[], now: Instant): Instant | null {
  const newestFirst = [...asked].sort((a, b) => b - a);
  const [last, oldest] = [newestFirst[0], newestFirst[MOST_AN_HOUR - 1]];
  const until = Math.max(last === undefined ? now : last + ONE_TIME_CODE.resendAfterMs, oldest === undefined ? now : oldest + HOUR);
  return until > now ? until : null;
}

/** The digits of a code as somebody typed or pasted it, also out of the whole message; null when there is none in it. */
export function readCode(typed: string): string | null {
  const text = typed.normalize('NFKC').slice(0, 300);
  const alone = text.replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(alone)) return alone;
  return /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? null;
}
