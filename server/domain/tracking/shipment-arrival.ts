import { DAY, HOUR, type Instant } from '../shared/instant';
import type { EffectiveFact } from './effective-facts';

/** When a shipment came to its door, or to the point where it waits to be collected, and when that was told; never before it. */
export interface ShipmentArrival {
  at: Instant;
  toldAt: Instant;
}

/** By local wall time half the deliveries of a day have been made (the hours of `stepClock`). */
const HALF_OF_A_DAY = 13 * HOUR;

/**
 * The arrival that a scan tells of. Where only its day is told it was about the middle of that day's work, else as late as what
 * moved before it and the moment of telling allow. `heardAt` is when the first told of it, `movedFrom` the earliest that the
 * last movement may have been.
 */
export function arrivalBy(scan: EffectiveFact, heardAt: Instant, movedFrom: Instant | null): ShipmentArrival {
  const at = isOnlyDay(scan) ? momentOfDay(scan, heardAt, movedFrom) : scan.effectiveAt;
  return { at, toldAt: Math.max(at, heardAt) };
}

/** A report of another source to the minute may have given the scan its moment. */
function isOnlyDay({ precision, occurredAt, effectiveAt }: EffectiveFact): boolean {
  return precision === 'day' && effectiveAt === occurredAt + DAY - 1;
}

function momentOfDay({ occurredAt: start, effectiveAt: end }: EffectiveFact, heardAt: Instant, movedFrom: Instant | null): Instant {
  const half = start + HALF_OF_A_DAY;
  const low = Math.max(start, movedFrom ?? start);
  const high = Math.min(end, heardAt);
  if (low < half && half < high) return half;
  return low >= half && low < high ? Math.round((low + high) / 2) : Math.min(end, Math.max(low + 1, high));
}
