/** Strokes along the cut stay outside the picture by this much. */
const BLEED = 12;

type Cut = (values: number[]) => number[];

/** Cuts a closed outline (flat x, y pairs) to the rectangle 0..width, 0..height (Sutherland and Hodgman). */
export function clipRing(points: number[], width: number, height: number): number[] {
  const cuts: Cut[] = [
    (v) => cutAt(v, 0, -BLEED, 1),
    (v) => cutAt(v, 0, width + BLEED, -1),
    (v) => cutAt(v, 1, -BLEED, 1),
    (v) => cutAt(v, 1, height + BLEED, -1),
  ];
  return cuts.reduce((left, cut) => (left.length === 0 ? left : cut(left)), points);
}

/** Keeps what lies beyond `limit` on one axis; `side` 1 keeps the greater values. */
function cutAt(points: number[], axis: 0 | 1, limit: number, side: 1 | -1): number[] {
  const kept: number[] = [];
  const count = points.length;
  for (let i = 0; i < count; i += 2) {
    const before = (i + count - 2) % count;
    const here = (points[i + axis]! - limit) * side;
    const there = (points[before + axis]! - limit) * side;
    if (here >= 0 !== there >= 0) {
      const t = there / (there - here);
      kept.push(points[before]! + t * (points[i]! - points[before]!), points[before + 1]! + t * (points[i + 1]! - points[before + 1]!));
    }
    if (here >= 0) kept.push(points[i]!, points[i + 1]!);
  }
  return kept;
}
