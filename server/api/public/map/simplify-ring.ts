/**
 * Drops points of a closed outline (flat x, y pairs) that lie within `tolerance` of the line between their neighbours (Douglas
 * and Peucker).
 */
export function simplifyRing(points: number[], tolerance: number): number[] {
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
