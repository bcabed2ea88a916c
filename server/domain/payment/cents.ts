/** '128.5' as 12850; null when it is no plain decimal. */
export function cents(amount: string | undefined): number | null {
  if (amount === undefined || !/^\d{1,12}(\.\d{1,4})?$/.test(amount)) return null;
  return Math.round(Number(amount) * 100);
}
