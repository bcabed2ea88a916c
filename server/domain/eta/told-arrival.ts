import type { Instant } from '../shared/instant';
import type { Eta } from './eta';

/** An estimate as documents hold it: those of releases that told p10 to p90 have no other ends and stay until the order is looked at anew. */
export type StoredEta = Omit<Eta, 'from' | 'to' | 'p5' | 'p95' | 'lateAt'> & Partial<Pick<Eta, 'from' | 'to' | 'p5' | 'p95' | 'lateAt'>>;

/** An estimate with every end it has today; what an older document lacks is taken from the nearest end that it has. */
export function wholeEta(eta: StoredEta): Eta {
  const p95 = eta.p95 ?? eta.p90;
  return { ...eta, from: eta.from ?? eta.p10, to: eta.to ?? eta.p90, p5: eta.p5 ?? eta.p10, p95, lateAt: eta.lateAt ?? p95 };
}

/** What is told of an estimate at a moment. */
export type ToldArrival =
  /** It comes between two moments of which the first is not over; `likely` lies within and is left out once it has passed. */
  | { kind: 'window'; from: Instant; to: Instant; likely?: Instant }
  /** Most such orders are there by now, and it is not later than usual yet: nearly all are by `to`. */
  | { kind: 'any_time'; from: Instant; to: Instant }
  /** Later than usual; with the window of those that waited as long, while it lies ahead. */
  | { kind: 'late'; window?: { from: Instant; to: Instant; likely?: Instant } }
  | { kind: 'not_before'; at: Instant };

/**
 * Which of its four forms an estimate is told in at `now`: only the lower bound while there is trouble, that it is later than usual
 * past `lateAt`, else the window of 8 in 10, cut at `now`. No window that has passed is ever told.
 */
export function toldArrival(stored: StoredEta, now: Instant): ToldArrival {
  const eta = wholeEta(stored);
  if (eta.notBefore !== undefined) return { kind: 'not_before', at: eta.notBefore };
  const ahead = { from: Math.max(eta.from, now), to: eta.to, ...(eta.p50 >= now ? { likely: eta.p50 } : {}) };
  if (now > eta.lateAt) return { kind: 'late', ...(eta.to >= now ? { window: ahead } : {}) };
  if (eta.to >= now) return { kind: 'window', ...ahead };
  return { kind: 'any_time', from: now, to: Math.max(eta.p95, eta.lateAt) };
}
