import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatMoney } from '@/server/domain/wording/money';

/** Estimated losses in each currency beside each other; a dash where there are none. */
export function wordLosses(losses: Record<string, number>, language: WrittenLanguage): string {
  const all = Object.entries(losses).map(([currency, value]) => formatMoney(String(value), currency, language));
  return all.length === 0 ? '–' : all.join(' + ');
}
