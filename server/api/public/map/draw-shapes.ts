import type { Ring } from './base-map';
import { clipRing } from './clip-ring';
import { ringsAtScale } from './detail-levels';
import { simplifyRing } from './simplify-ring';
import { HEIGHT, type View, WIDTH } from './view';

/** Units of the picture that a step of a path of `drawShapes` stands for. */
export const SHAPE_UNIT = 2;

/** How coarse shapes may be drawn, in units: outlines may be off by `tolerance`, smaller ones than `least` are left out. */
export interface Detail {
  tolerance: number;
  least: number;
}

/**
 * The shapes that the view meets as one SVG path: cut, simplified and in whole pixels of a phone (`SHAPE_UNIT` units each), so that
 * it costs few bytes. `turn` draws them once more a full turn of the globe away, for journeys across the date line.
 */
export function drawShapes(rings: readonly Ring[], view: View, detail: Detail, turns: readonly number[] = [0]): string {
  const east = view.west + WIDTH / view.scale;
  const south = view.north + HEIGHT / view.scale;
  let path = '';
  for (const turn of turns) {
    for (const ring of ringsAtScale(rings, view.scale)) {
      if (ring.east + turn < view.west || ring.west + turn > east || ring.south < view.north || ring.north > south) continue;
      if ((ring.east - ring.west + ring.south - ring.north) * view.scale < detail.least) continue;
      const points: number[] = [];
      for (let i = 0; i < ring.points.length; i += 2) {
        points.push((ring.points[i]! + turn - view.west) * view.scale, (ring.points[i + 1]! - view.north) * view.scale);
      }
      path += toPath(simplifyRing(clipRing(points, WIDTH, HEIGHT), detail.tolerance));
    }
  }
  return path;
}

function toPath(points: number[]): string {
  if (points.length < 6) return '';
  let x = Math.round(points[0]! / SHAPE_UNIT);
  let y = Math.round(points[1]! / SHAPE_UNIT);
  let path = `M${x} ${y}l`;
  let isFirst = true;
  for (let i = 2; i < points.length; i += 2) {
    const dx = Math.round(points[i]! / SHAPE_UNIT) - x;
    const dy = Math.round(points[i + 1]! / SHAPE_UNIT) - y;
    if (dx === 0 && dy === 0) continue;
    path += `${isFirst || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    x += dx;
    y += dy;
    isFirst = false;
  }
  return `${path}z`;
}
