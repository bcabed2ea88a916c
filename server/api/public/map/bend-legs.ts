import type { Box } from './place-labels';
import type { PlanePoint } from './view';

/** How far a leg bends aside, as a share of its length. */
const BEND = 0.14;
const STEP = 14;

/** Gently bent legs through points as one SVG path, and what they cover on their way (not at the points). */
export function bendLegs(points: readonly PlanePoint[]): { path: string; boxes: Box[] } {
  let path = '';
  const boxes: Box[] = [];
  points.forEach((to, i) => {
    const from = points[i - 1];
    if (!from || (from.x === to.x && from.y === to.y)) return;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const side = dx >= 0 ? BEND : -BEND;
    const middle = { x: Math.round(from.x + dx / 2 + dy * side), y: Math.round(from.y + dy / 2 - dx * side) };
    path += `${path ? '' : `M${from.x} ${from.y}`}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
    boxes.push(...along(from, middle, to));
  });
  return { path, boxes };
}

function along(from: PlanePoint, middle: PlanePoint, to: PlanePoint): Box[] {
  const count = Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / STEP);
  return Array.from({ length: Math.max(0, count - 1) }, (_, i) => {
    const t = (i + 1) / count;
    const u = 1 - t;
    const x = u * u * from.x + 2 * u * t * middle.x + t * t * to.x;
    const y = u * u * from.y + 2 * u * t * middle.y + t * t * to.y;
    return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
  });
}
