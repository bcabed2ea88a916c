import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toGcj02 } from './to-gcj02';

/** Metres between two places that lie close together. */
function metres([latA, lonA]: readonly [number, number], [latB, lonB]: readonly [number, number]): number {
  return 111_195 * Math.hypot(latA - latB, (lonA - lonB) * Math.cos((latA * Math.PI) / 180));
}

// pairs that the library eviltransform (MIT), an implementation of its own, publishes for its tests
test.each([
  ['Shanghai', 31.1774276, 121.5272106, 31.17530398364597, 121.531541859215],
  ['Shenzhen', 22.543847, 113.912316, 22.540796131694766, 113.9171764808363],
  ['Beijing', 39.911954, 116.377817, 39.91334545536069, 116.38404722455657],
])('%s is shifted as everybody shifts it', (_, lat, lon, toLat, toLon) => {
  expect(metres(toGcj02(lat, lon), [toLat, toLon])).toBeLessThan(1);
});

test('inside China a place moves by 100 m to 1 km, and neighbours stay neighbours', () => {
  const inland = fc.tuple(fc.double({ min: 26, max: 40, noNaN: true }), fc.double({ min: 104, max: 117, noNaN: true }));
  fc.assert(
    fc.property(inland, fc.double({ min: -0.001, max: 0.001, noNaN: true }), ([lat, lon], step) => {
      const moved = toGcj02(lat, lon);
      const off = metres([lat, lon], moved);
      expect(off).toBeGreaterThan(100);
      expect(off).toBeLessThan(1000);
      const near = metres([lat, lon], [lat + step, lon]);
      expect(Math.abs(metres(moved, toGcj02(lat + step, lon)) - near)).toBeLessThan(2);
    }),
  );
});

test('elsewhere nothing moves', () => {
  const abroad = fc.oneof(
    fc.tuple(fc.double({ min: -60, max: 70, noNaN: true }), fc.double({ min: -180, max: 70, noNaN: true })),
    fc.tuple(fc.double({ min: -60, max: -1, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true })),
  );
  fc.assert(
    fc.property(abroad, ([lat, lon]) => {
      expect(toGcj02(lat, lon)).toEqual([lat, lon]);
    }),
  );
});
