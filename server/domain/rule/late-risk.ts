import { shareBy } from '../eta/quantiles';
import type { StoredEta } from '../eta/told-arrival';
import type { Instant } from '../shared/instant';

/** Chance, from 0.01 to 0.99, that an order arrives after a moment, read between the quantiles of its estimate. */
export function lateRisk(eta: StoredEta, by: Instant): number {
  return 1 - shareBy(eta, by);
}
