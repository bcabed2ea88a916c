import type { Eta } from '../eta/eta';
import type { Instant } from '../shared/instant';

/**
 * Chance, from 0 to 1, that an order arrives after a moment, read between the quantiles of its window; outside of them it
 * goes on as steeply as the window's last part, never below 0.01 or above 0.99, because no window knows more than that.
 */
export function lateRisk(eta: Pick<Eta, 'p10' | 'p50' | 'p80' | 'p90'>, by: Instant): number {
  const points: [Instant, number][] = [
    [eta.p10, 0.1],
    [eta.p50, 0.5],
    [eta.p80, 0.8],
    [eta.p90, 0.9],
  ];
  const after = points.findIndex(([at]) => by < at);
  const [from, to] = after < 0 ? [points[2]!, points[3]!] : after === 0 ? [points[0]!, points[1]!] : [points[after - 1]!, points[after]!];
  const [fromAt, fromShare] = from;
  const [toAt, toShare] = to;
  const slope = toAt > fromAt ? (toShare - fromShare) / (toAt - fromAt) : 0;
  const arrived = slope === 0 ? (by < fromAt ? 0 : 1) : fromShare + (by - fromAt) * slope;
  return Math.min(0.99, Math.max(0.01, 1 - arrived));
}
