/** Currencies whose smallest unit is the whole one (ISO 4217). */
const WITHOUT_CENTS = ['JPY', 'KRW', 'VND'];

/** An amount in a currency's smallest unit as a decimal: 12800 in CNY is `128.00`. CNY where none is named. */
export function fromMinorUnits(minor: number | null | undefined, currency = 'CNY'): { amount?: string; currency: string } {
  if (minor === null || minor === undefined) return { currency };
  const amount = WITHOUT_CENTS.includes(currency) ? String(minor) : `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
  return { amount, currency };
}
