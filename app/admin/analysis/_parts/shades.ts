/** Background of a cell of a heat map: from the sunken paper to the colour of trouble; `share` of the darkest, 0 to 1. */
export function shadeOf(share: number): { background: string } | undefined {
  if (share <= 0) return undefined;
  return { background: `color-mix(in srgb, var(--color-bad-fill) ${Math.round(8 + 52 * Math.min(1, share))}%, var(--color-sunken))` };
}

/** A share as whole per cent; what is less than one but not nothing says so. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  return `${Math.round(100 * share)}%`;
}
