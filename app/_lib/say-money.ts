import type { WrittenLanguage } from '@/server/domain/shared/language';

/** An amount in millionths of a currency, with as many places as a price of a text message needs. */
export function sayMoney({ micros, currency }: { micros: number; currency: string }, language: WrittenLanguage): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 4 }).format(micros / 1_000_000);
}

/** Amounts of some currencies beside each other; empty where there are none. */
export function sayCosts(costs: readonly { micros: number; currency: string }[], language: WrittenLanguage): string {
  return costs.map((cost) => sayMoney(cost, language)).join(' + ');
}
