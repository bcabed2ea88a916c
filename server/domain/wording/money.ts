import type { Language } from '../shared/language';

/** An amount as text with its currency: '¥128.00', 'R$59.90'; without a known currency the bare figure. */
export function formatMoney(amount: string, currency: string, language: Language): string {
  const value = Number(amount);
  if (!Number.isFinite(value) || !/^[A-Z]{3}$/.test(currency)) return [amount, currency].filter(Boolean).join(' ');
  return formatterOf(currency, language).format(value);
}

/** Making one takes fifty times as long as using it. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(currency: string, language: Language): Intl.NumberFormat {
  const key = `${language}${currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    formatters.set(key, formatter);
  }
  return formatter;
}
