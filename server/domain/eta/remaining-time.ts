import { MINUTE } from '../shared/instant';
import { ETA_GRID, type EtaGroup } from './eta-model';

const LAST = ETA_GRID.length - 1;
const LAST_P = ETA_GRID[LAST]!;
/** The tail beyond the grid is never taken as thinner than this mean, in minutes: nobody knows it that well. */
const LEAST_TAIL_MEAN = 6 * 60;

/**
 * Mean of the exponential tail beyond the last grid point, in minutes: the one that leads from the 90 % point to the
 * 99 % point. A shipment later than nearly all before it is thereby given a further wait of the size of the tail.
 */
function tailMean(minutes: readonly number[]): number {
  const p90 = minutes[ETA_GRID.indexOf(0.9)]!;
  return Math.max(LEAST_TAIL_MEAN, (minutes[LAST]! - p90) / Math.log(10));
}

/** Share of the group that was done within `elapsed` minutes; piecewise linear on the grid. */
export function shareDoneWithin(minutes: readonly number[], elapsed: number): number {
  if (elapsed <= 0) return 0;
  if (elapsed >= minutes[LAST]!) {
    return 1 - (1 - LAST_P) * Math.exp(-(elapsed - minutes[LAST]!) / tailMean(minutes));
  }
  const next = minutes.findIndex((m) => m > elapsed);
  const [lowM, lowP] = next === 0 ? [0, 0] : [minutes[next - 1]!, ETA_GRID[next - 1]!];
  return lowP + ((elapsed - lowM) / (minutes[next]! - lowM)) * (ETA_GRID[next]! - lowP);
}

/** Minutes within which the share `p` (0 to below 1) of the group was done; inverse of `shareDoneWithin`. */
export function durationAt(minutes: readonly number[], p: number): number {
  if (p >= LAST_P) return minutes[LAST]! + tailMean(minutes) * Math.log((1 - LAST_P) / (1 - p));
  const next = ETA_GRID.findIndex((g) => g > p);
  const [lowM, lowP] = next === 0 ? [0, 0] : [minutes[next - 1]!, ETA_GRID[next - 1]!];
  return lowM + ((p - lowP) / (ETA_GRID[next]! - lowP)) * (minutes[next]! - lowM);
}

/**
 * Total duration of the leg in milliseconds at probability `p`, for a shipment that has already waited `elapsedMs`:
 * what the group did within that time is dropped from the distribution. At least `elapsedMs`, rising with `p`.
 */
export function durationGivenWait(group: EtaGroup, elapsedMs: number, p: number): number {
  const elapsed = Math.max(0, elapsedMs) / MINUTE;
  const tailStart = group.minutes[LAST]!;
  const minutes =
    elapsed >= tailStart
      ? elapsed - tailMean(group.minutes) * Math.log(1 - p)
      : durationAt(group.minutes, survivorShare(shareDoneWithin(group.minutes, elapsed), p));
  return Math.max(elapsedMs, Math.round(minutes * MINUTE));
}

function survivorShare(done: number, p: number): number {
  return done + p * (1 - done);
}
