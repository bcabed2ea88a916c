/** Address of the orders of a cause in a week. */
export function affectedAddress(cause: string, week: string, shop: string | undefined): string {
  return `/admin/analysis/affected?${new URLSearchParams({ cause, week, ...(shop ? { shop } : {}) })}`;
}

/** A day as narrow columns have room for it: `11-16`. */
export function shortDay(day: string): string {
  return day.slice(5);
}
