/** How the windows told at hand-over did in one week. */
export interface WeekOfWindows {
  orders: number;
  /** Of these, those that arrived inside. */
  inside: number;
}

/** `below`: windows hold too seldom, they are too narrow or lie wrong; `above`: they hold too often, they are wider than they need be. */
export type DriftSide = 'below' | 'above';

/** Shares between which windows of 8 in 10 are taken to hold as often as they say. */
const DRIFT_BAND = { least: 0.72, most: 0.88 } as const;
/** Arrivals of a week that say anything. */
const LEAST_A_WEEK = 50;

/** What two weeks in succession say; share and orders are of both together. */
export type DriftVerdict =
  | { kind: 'drifts'; side: DriftSide; share: number; orders: number }
  /** Both weeks together lie within the band. */
  | { kind: 'holds' }
  /** One week lies outside of it, or the two on different sides: an alarm that is open stays, none begins. */
  | { kind: 'unclear' }
  /** A week has too few orders: nobody can tell. */
  | { kind: 'thin' };

/** Whether told windows have left what they promise for two weeks: each of them lies outside of 72 to 88 % on one side. */
export function judgeDrift(before: WeekOfWindows, last: WeekOfWindows): DriftVerdict {
  if (before.orders < LEAST_A_WEEK || last.orders < LEAST_A_WEEK) return { kind: 'thin' };
  const side = sideOf(before.inside / before.orders);
  const orders = before.orders + last.orders;
  const share = (before.inside + last.inside) / orders;
  if (side !== null && sideOf(last.inside / last.orders) === side) return { kind: 'drifts', side, share, orders };
  return { kind: sideOf(share) === null ? 'holds' : 'unclear' };
}

function sideOf(share: number): DriftSide | null {
  if (share < DRIFT_BAND.least) return 'below';
  return share > DRIFT_BAND.most ? 'above' : null;
}
