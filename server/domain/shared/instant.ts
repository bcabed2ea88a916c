/** A moment in time: milliseconds since 1970-01-01T00:00:00Z. Every `...At` in the domain is one. */
export type Instant = number;

/** A calendar day without a zone, `YYYY-MM-DD`. Every `...On` in the domain is one. */
export type Day = string;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** ISO 8601 in UTC with milliseconds, as the API answers it. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString();
}
