import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatDuration } from '@/server/domain/wording/dates';

const NOTHING = '–';

/** How long something took, from milliseconds to days: '12 ms', '3.2 s', '5 minutes'; a dash where nothing was measured. */
export function sayTime(ms: number | null, language: WrittenLanguage): string {
  if (ms === null) return NOTHING;
  if (ms < SECOND) return `${Math.max(1, Math.round(ms))} ms`;
  if (ms < MINUTE) return `${(ms / SECOND).toLocaleString(language, { maximumFractionDigits: ms < 10 * SECOND ? 1 : 0 })} s`;
  return formatDuration(ms, language);
}

/** A share in percent, never rounded up to a success that it was not; a dash where nothing was counted. */
export function sayShare(share: number | null, language: WrittenLanguage): string {
  if (share === null) return NOTHING;
  return (Math.floor(share * 1_000) / 1_000).toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 });
}

export function sayCount(count: number, language: WrittenLanguage): string {
  return count.toLocaleString(language, { notation: count >= 100_000 ? 'compact' : 'standard' });
}
