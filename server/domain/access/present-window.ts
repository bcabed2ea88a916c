import type { Eta } from '../eta/eta';
import { wholeEta } from '../eta/told-arrival';
import { toIso } from '../shared/instant';
import type { EtaReading } from './order-reading';

/** When an order arrives, as the API and outbound webhooks tell it: ISO 8601 in UTC. */
export function presentWindow(eta: Eta): Omit<EtaReading, 'basis'> {
  const { from, to, p10, p50, p80, p90, p95, lateAt, notBefore } = wholeEta(eta);
  return {
    from: toIso(from),
    to: toIso(to),
    p10: toIso(p10),
    p50: toIso(p50),
    p80: toIso(p80),
    p90: toIso(p90),
    p95: toIso(p95),
    lateAt: toIso(lateAt),
    ...(notBefore === undefined ? {} : { notBefore: toIso(notBefore) }),
  };
}
