import type { Ring } from './base-map';
import { clipRing } from './clip-ring';
import { HEIGHT, type View, WIDTH } from './view';

/** How coarse shapes may be drawn, in units: outlines may be off by `tolerance`, smaller ones than `least` are left out. */
export interface Detail {
  tolerance: number;
  least: number;
}

/**
 * The shapes that the view meets as one SVG path: cut, simplified and in whole units, so that it costs few bytes. `turn` draws
 * them once more a full turn of the globe away, for journeys across the date line.
 */
export function drawShapes(rings: readonly Ring[], view: View, detail: Detail, turns: readonly number[] = [0]): string {
  const east = view.west + WIDTH / view.scale;
  const south = view.north + HEIGHT / view.scale;
  let path = '';
  for (const turn of turns) {
    for (const ring of rings) {
      if (ring.east + turn < view.west || ring.west + turn > east || ring.south < view.north || ring.north > south) continue;
      if ((ring.east - ring.west + ring.south - ring.north) * view.scale < detail.least) continue;
      const points: number[] = [];
      for (let i = 0; i < ring.points.length; i += 2) {
        points.push((ring.points[i]! + turn - view.west) * view.scale, (ring.points[i + 1]! - view.north) * view.scale);
      }
      path += toPath(simplify(clipRing(points, WIDTH, HEIGHT), detail.tolerance));
    }
  }
  return path;
}

/** Drops points that lie within the tolerance of the line between their neighbours (Douglas and Peucker, on a closed outline). */
function simplify(points: number[], tolerance: number): number[] {
  const count = points.length / 2;
  if (count < 4) return points;
  const keep = new Uint8Array(count);
  let opposite = 0;
  let reach = 0;
  for (let i = 1; i < count; i += 1) {
    const d = Math.hypot(points[i * 2]! - points[0]!, points[i * 2 + 1]! - points[1]!);
    if (d > reach) [reach, opposite] = [d, i];
  }
  keep[0] = 1;
  keep[opposite] = 1;
  const open = [
    [0, opposite],
    [opposite, count],
  ];
  for (let range = open.pop(); range; range = open.pop()) {
    const [from, to] = range as [number, number];
    let farthest = -1;
    let distance = tolerance;
    for (let i = from + 1; i < to; i += 1) {
      const d = distanceToSegment(points, i, from, to % count);
      if (d > distance) [distance, farthest] = [d, i];
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    open.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, i) => keep[i >> 1]);
}

function distanceToSegment(points: number[], at: number, from: number, to: number): number {
  const ax = points[from * 2]!;
  const ay = points[from * 2 + 1]!;
  const dx = points[to * 2]! - ax;
  const dy = points[to * 2 + 1]! - ay;
  const px = points[at * 2]! - ax;
  const py = points[at * 2 + 1]! - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
  return Math.hypot(px - t * dx, py - t * dy);
}

function toPath(points: number[]): string {
  if (points.length < 6) return '';
  let x = Math.round(points[0]!);
  let y = Math.round(points[1]!);
  let path = `M${x} ${y}l`;
  let isFirst = true;
  for (let i = 2; i < points.length; i += 2) {
    const dx = Math.round(points[i]!) - x;
    const dy = Math.round(points[i + 1]!) - y;
    if (dx === 0 && dy === 0) continue;
    path += `${isFirst || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    x += dx;
    y += dy;
    isFirst = false;
  }
  return `${path}z`;
}
