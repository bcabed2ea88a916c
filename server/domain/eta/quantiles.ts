import type { Instant } from '../shared/instant';
import { type StoredEta, wholeEta } from './told-arrival';

/** A moment by which a share of such orders has arrived. */
type Point = readonly [at: Instant, share: number];

/** No window knows more than that. */
const LEAST = 0.01;
const MOST = 0.99;

function pointsOf(stored: StoredEta): readonly Point[] {
  const { p5, p10, p50, p80, p90, p95 } = wholeEta(stored);
  return [
    [p5, 0.05],
    [p10, 0.1],
    [p50, 0.5],
    [p80, 0.8],
    [p90, 0.9],
    [p95, 0.95],
  ];
}

/** The pair of points between which a value lies by one of their sides; outside of them the first or the last that are apart. */
function around(points: readonly Point[], isBelow: (point: Point) => boolean): readonly [Point, Point] {
  const after = points.findIndex(isBelow);
  const at = after < 0 ? points.length - 1 : Math.max(1, after);
  return [points[at - 1]!, points[at]!];
}

/**
 * Share of such orders, from 0.01 to 0.99, that have arrived by a moment, read between the quantiles of an estimate; outside of them it
 * goes on as steeply as at that end.
 */
export function shareBy(eta: StoredEta, by: Instant): number {
  const [[fromAt, fromShare], [toAt, toShare]] = around(pointsOf(eta), ([at]) => by < at);
  const share = toAt > fromAt ? fromShare + ((by - fromAt) * (toShare - fromShare)) / (toAt - fromAt) : by < toAt ? fromShare : toShare;
  return Math.min(MOST, Math.max(LEAST, share));
}

/** The moment by which a share of such orders, from 0.05 to 0.95, has arrived: between two quantiles in a straight line. */
export function momentOf(eta: StoredEta, share: number): Instant {
  const [[fromAt, fromShare], [toAt, toShare]] = around(pointsOf(eta), ([, upTo]) => share <= upTo);
  return Math.round(fromAt + ((share - fromShare) * (toAt - fromAt)) / (toShare - fromShare));
}
