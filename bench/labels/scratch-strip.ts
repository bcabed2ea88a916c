/** A straight strip right across a label: what lies no farther than `reach` from the line through (x, y) at this angle is gone. */
export interface ScratchStrip {
  x: number;
  y: number;
  /** Radians. */
  angle: number;
  reach: number;
}

interface Sides {
  width: number;
  height: number;
}

type Point = readonly [x: number, y: number];

/** Distance from the strip's middle line, with its sign. */
export function distanceFrom({ x, y, angle }: Omit<ScratchStrip, 'reach'>, [px, py]: Point): number {
  return (px - x) * Math.sin(angle) - (py - y) * Math.cos(angle);
}

const HALVINGS = 20;

/** The strip through a random point of a label at a random angle that is as wide as takes this share of the label's area. */
export function scratchStrip(label: Sides, share: number, random: () => number): ScratchStrip {
  const middle = { angle: random() * Math.PI, x: random() * label.width, y: random() * label.height };
  let [narrow, wide] = [0, label.width + label.height];
  for (let i = 0; i < HALVINGS; i += 1) {
    const reach = (narrow + wide) / 2;
    if (takenBy({ ...middle, reach }, label) < share * label.width * label.height) narrow = reach;
    else wide = reach;
  }
  return { ...middle, reach: wide };
}

/** Area of a label that a strip takes. */
function takenBy(strip: ScratchStrip, { width, height }: Sides): number {
  const label: Point[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const below = cut(label, (point) => strip.reach - distanceFrom(strip, point));
  const rest = cut(below, (point) => strip.reach + distanceFrom(strip, point));
  const twice = rest.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = rest[(at + 1) % rest.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** The part of a convex polygon where a linear function is not negative. */
function cut(polygon: readonly Point[], inside: (point: Point) => number): Point[] {
  return polygon.flatMap((from, at): Point[] => {
    const to = polygon[(at + 1) % polygon.length]!;
    const [a, b] = [inside(from), inside(to)];
    const kept: Point[] = a >= 0 ? [from] : [];
    if (a * b < 0) kept.push([from[0] + (a / (a - b)) * (to[0] - from[0]), from[1] + (a / (a - b)) * (to[1] - from[1])]);
    return kept;
  });
}

/** Whether a strip leaves a square whole. */
export function leavesWhole(strip: ScratchStrip, { x, y, side }: { x: number; y: number; side: number }): boolean {
  const distances = [x, x + side].flatMap((px) => [y, y + side].map((py) => distanceFrom(strip, [px, py])));
  return Math.min(...distances) > strip.reach || Math.max(...distances) < -strip.reach;
}
