/** The share of the promises with an end that were kept, 0 to 1; null where none has ended. Withdrawn ones count for neither. */
export function shareKept({ kept, broken }: { kept: number; broken: number }): number | null {
  return kept + broken === 0 ? null : kept / (kept + broken);
}
