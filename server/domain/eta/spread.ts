import { ETA_GRID, type EtaGroup, type EtaLeg, type EtaModel, findGroup, type Lane } from './eta-model';
import { durationAt, shareDoneWithin } from './remaining-time';

/** The window that is promised: p10 to p90. */
const PROMISED = 0.8;
/** Fewer held-out legs say nothing about how well windows hold. */
const LEAST_LEGS = 200;
const WIDEST = 1.2;

/**
 * By how much the windows of a model must be widened around their middle so that 80 % of what it has not seen falls into
 * p10 to p90: transit times drift, and a model of the past is too sure of itself. 1 when it already holds (it is never
 * narrowed), at most 1.2.
 */
export function measureSpread(model: Pick<EtaModel, 'groups'>, heldOut: readonly (Lane & { leg: EtaLeg; minutes: number })[]): number {
  const offCentre = heldOut.flatMap((one) => {
    const group = findGroup(model, one.leg, one)?.group;
    return group ? [Math.abs(shareDoneWithin(group.minutes, one.minutes) - 0.5)] : [];
  });
  if (offCentre.length < LEAST_LEGS) return 1;
  offCentre.sort((a, b) => a - b);
  const needed = offCentre[Math.ceil(PROMISED * offCentre.length) - 1]!;
  return Math.min(WIDEST, Math.max(1, needed / (PROMISED / 2)));
}

/** The group with its durations moved apart around their middle by the spread. */
export function widenGroup(group: EtaGroup, spread: number): EtaGroup {
  if (spread === 1) return group;
  const minutes = ETA_GRID.map((p) => durationAt(group.minutes, Math.min(0.998, Math.max(0.001, 0.5 + (p - 0.5) * spread))));
  return { ...group, minutes };
}
