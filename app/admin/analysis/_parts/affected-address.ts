/** Address of the orders of a cause in a week. */
export function affectedAddress(cause: string, week: string, shop: string | undefined): string {
  return `/admin/analysis/affected?${new URLSearchParams({ cause, week, ...(shop ? { shop } : {}) })}`;
}

/** Address of the orders behind a cell of the step times. */
export function cellAddress(cell: { stage: string; group: string; by: string; days: number; shop: string | undefined }): string {
  const { days, shop, ...rest } = cell;
  return `/admin/analysis/steps?${new URLSearchParams({ ...rest, days: String(days), ...(shop ? { shop } : {}) })}`;
}

/** A day as narrow columns have room for it: `11-16`. */
export function shortDay(day: string): string {
  return day.slice(5);
}
