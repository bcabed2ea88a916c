import { HOUR, SECOND } from '../shared/instant';

const FIRST = 15 * SECOND;
const CAP = HOUR;

/** Tries of one notice before it is put on the dead list. */
export const MOST_TRIES = 8;

/** Milliseconds until the next try after `tries` failed ones: doubling to an hour, halved at most by `chance` (0 to 1). */
export function retryDelay(tries: number, chance: number): number {
  const full = Math.min(CAP, FIRST * 2 ** Math.max(0, tries - 1));
  return Math.round(full * (0.5 + chance / 2));
}
