import type { WrittenLanguage } from '@/server/domain/shared/language';

/** A share as per cent with one decimal; a dash where there is none. */
export function sayShare(share: number | null, language: WrittenLanguage): string {
  return share === null ? '–' : share.toLocaleString(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** Days with one decimal, or two below one; a dash where there are none. */
export function sayDays(days: number | null, language: WrittenLanguage, isSigned = false): string {
  if (days === null) return '–';
  const digits = Math.abs(days) < 1 ? 2 : 1;
  const sign = isSigned ? ({ signDisplay: 'exceptZero' } as const) : {};
  return days.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, ...sign });
}

/** Windows of 8 in 10 that hold seldom or often enough to look at: outside of 72 to 88 %, of so many that it says something. */
export function toneOfShare(share: number | null, told: number): string {
  if (share === null || told < 50) return '';
  if (share < 0.72) return 'text-bad';
  return share > 0.88 ? 'text-warn' : '';
}
