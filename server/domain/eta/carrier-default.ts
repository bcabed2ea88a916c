import type { Journey } from './journey';
import type { WaitingTable } from './waiting-table';

/**
 * What parcels within China usually take, in days to the door, while nothing was learned yet: told with `orders: 0`. Air-based
 * express (sf, jd) is quicker than ground express; other carriers and other countries have no default, because a window nobody
 * measured would be a guess shown as a fact.
 */
const QUICK = new Set(['sf', 'jd']);
const GROUND = new Set(['zto', 'yto', 'sto', 'yunda', 'jt', 'ems', 'chinapost', 'deppon']);

/** Steps after which a carrier's usual time to the door is known. */
export type CarrierLeg = 'picked_up' | 'moving' | 'out_for_delivery';

const USUAL: Record<'quick' | 'ground', Record<CarrierLeg, number>> = {
  quick: { picked_up: 1.8, moving: 1.2, out_for_delivery: 0.2 },
  ground: { picked_up: 3, moving: 2, out_for_delivery: 0.25 },
};

const HOME_COUNTRIES = new Set(['', 'CN']);

/** Days that a carrier at home in China usually takes; null where nobody knows. */
export function usualDays(leg: CarrierLeg, { carrier, to }: Pick<Journey, 'carrier' | 'to'>): number | null {
  if (!HOME_COUNTRIES.has(to.country)) return null;
  const kind = QUICK.has(carrier) ? 'quick' : GROUND.has(carrier) ? 'ground' : null;
  return kind && USUAL[kind][leg];
}

/** A carrier than which no other at home in China is usually quicker. */
export const QUICKEST_CARRIER = 'sf';

/**
 * How waits spread around what is usual while too few were seen: wide on purpose, one in a hundred below a quarter and one in
 * a hundred above three times the usual.
 */
export const WIDE_TABLE: WaitingTable = {
  ratio: [0.2, 0.25, 0.38, 0.45, 0.56, 0.65, 0.74, 0.82, 0.91, 1, 1.12, 1.26, 1.45, 1.72, 2.15, 2.5, 3],
  waiting: [1, 0.99, 0.95, 0.92, 0.85, 0.78, 0.7, 0.62, 0.56, 0.5, 0.42, 0.34, 0.25, 0.16, 0.08, 0.04, 0.01],
  arrivals: 0,
};
