/**
 * How much of an order a reader may see (DESIGN section 5): 0 holds the parcel, 1 has proved order number and phone or
 * was given a link, 2 has proved to own the phone, staff are signed in.
 */
export type Tier = 0 | 1 | 2 | 'staff';

/** Whether `tier` shows at least what `needed` shows. */
export function reaches(tier: Tier, needed: 1 | 2): boolean {
  return tier === 'staff' || tier >= needed;
}
