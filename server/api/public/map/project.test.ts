import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipRing } from './clip-ring';
import { project } from './project';
import { simplifyRing } from './simplify-ring';

const lat = fc.double({ min: -79.9, max: 79.9, noNaN: true });
const lon = fc.double({ min: -180, max: 180, noNaN: true });

test.each([
  // the second is the worked example of Popular Visualisation Pseudo Mercator in the guidance of the EPSG registry (7-2)
  [0, 0, 0, 0],
  [24.381787, -100.333333, -11169055.58, 2800000.0],
  [48.8566, 2.3522, 261845.7, 6250564.35],
])('%f, %f stands where Web Mercator has it', (at, to, x, y) => {
  const metres = (Math.PI * 6_378_137) / 180;
  const plane = project(at, to);
  expect(Math.abs(plane.x * metres - x)).toBeLessThan(1);
  expect(Math.abs(-plane.y * metres - y)).toBeLessThan(1);
});

test('north is up, east is right, and the way back leads to the same place', () => {
  fc.assert(
    fc.property(lat, lon, lat, (north, east, other) => {
      const { x, y } = project(north, east);
      expect(x).toBe(east);
      const back = (360 / Math.PI) * Math.atan(Math.exp((-y * Math.PI) / 180)) - 90;
      expect(back).toBeCloseTo(north, 8);
      if (north - other > 1e-9) expect(y).toBeLessThan(project(other, east).y);
    }),
  );
});

test('poles are held, so that no outline runs off to infinity', () => {
  for (const pole of [90, -90]) expect(Math.abs(project(pole, 0).y)).toBeLessThan(140);
});

const ring = fc
  .array(fc.tuple(fc.integer({ min: -900, max: 1600 }), fc.integer({ min: -900, max: 1400 })), { minLength: 3, maxLength: 20 })
  .map((points) => points.flat());
const inside = (points: number[], x: number, y: number) => {
  let is = false;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [points[i]!, points[i + 1]!, points[j]!, points[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) is = !is;
  }
  return is;
};

test('a cut outline stays in the picture and covers there what the whole one covered', () => {
  fc.assert(
    fc.property(ring, fc.double({ min: 1, max: 719, noNaN: true }), fc.double({ min: 1, max: 439, noNaN: true }), (points, x, y) => {
      const cut = clipRing(points, 720, 440);
      for (let i = 0; i < cut.length; i += 2) {
        expect(cut[i]).toBeGreaterThanOrEqual(-12.001);
        expect(cut[i]).toBeLessThanOrEqual(732.001);
        expect(cut[i + 1]).toBeGreaterThanOrEqual(-12.001);
        expect(cut[i + 1]).toBeLessThanOrEqual(452.001);
      }
      // a point that never lies on an edge, whatever the whole numbers of the outline
      expect(inside(cut, x + Math.SQRT2 / 1e4, y + Math.PI / 1e4)).toBe(inside(points, x + Math.SQRT2 / 1e4, y + Math.PI / 1e4));
    }),
    { numRuns: 500 },
  );
});

test('a simplified outline keeps points of the whole one only, and none of it lies farther off than allowed', () => {
  fc.assert(
    fc.property(ring, fc.double({ min: 0.5, max: 40, noNaN: true }), (points, tolerance) => {
      const simple = simplifyRing(points, tolerance);
      const pairs = (flat: number[]) => flat.flatMap((x, i) => (i % 2 === 0 ? [[x, flat[i + 1]!] as const] : []));
      const had = new Set(pairs(points).map(String));
      for (const point of pairs(simple)) expect(had.has(String(point))).toBe(true);
      const corners = pairs(simple);
      for (const [x, y] of pairs(points)) {
        const off = Math.min(...corners.map((from, i) => distance(x, y, from, corners[(i + 1) % corners.length]!)));
        expect(off).toBeLessThanOrEqual(tolerance + 1e-6);
      }
    }),
  );
});

function distance(x: number, y: number, [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y);
}
