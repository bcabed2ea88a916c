import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BaseMap, baseMap } from './base-map';
import { drawJourney } from './draw-journey';
import type { Stop } from './route-stops';
import { HEIGHT, WIDTH } from './view';

let map: BaseMap;

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgres://daona@127.0.0.1/none';
  process.env.DAONA_SECRET ??= Buffer.alloc(32).toString('base64');
  map = baseMap()!;
});

const stop = (label: string, lat: number, lon: number, at: number | null = 1): Stop => ({ label, lat, lon, at });
const SHENZHEN = stop('深圳', 22.55, 114.08);
const WUHAN = stop('武汉', 30.58, 114.29);
const BEIJING = stop('北京', 39.9, 116.4, null);
const SAO_PAULO = stop('São Paulo', -23.55, -46.64, null);
const LOS_ANGELES = stop('Los Angeles', 34.05, -118.24, null);

describe('drawJourney', () => {
  it('names where it is, where it comes from and where it goes', () => {
    const drawn = drawJourney({ routes: [[SHENZHEN, WUHAN]], destination: BEIJING, isDelivered: false }, 'zh-CN', map);
    expect(drawn.labels.map((l) => l.text).sort()).toEqual(['北京', '武汉', '深圳'].sort());
    expect(drawn.points.map((p) => p.kind)).toEqual(['origin', 'destination', 'here']);
    expect([drawn.done.length, drawn.ahead.length]).toEqual([1, 1]);
  });

  it('draws no way ahead once it has arrived', () => {
    const drawn = drawJourney({ routes: [[SHENZHEN, { ...BEIJING, at: 2 }]], destination: BEIJING, isDelivered: true }, 'en', map);
    expect(drawn.ahead).toEqual([]);
    expect(drawn.points.map((p) => p.kind)).toEqual(['origin', 'destination']);
  });

  it('shows the land around a journey inside one city', () => {
    const drawn = drawJourney({ routes: [[SHENZHEN]], destination: { ...SHENZHEN, at: null }, isDelivered: false }, 'zh-CN', map);
    expect(drawn.cities).not.toBe('');
    expect(drawn.context.length).toBeGreaterThan(3);
    expect(drawn.points).toHaveLength(1);
  });

  it('crosses the Pacific on the way to America, not the whole map', () => {
    const drawn = drawJourney({ routes: [[SHENZHEN]], destination: LOS_ANGELES, isDelivered: false }, 'en', map);
    const [here, goal] = ['here', 'destination'].map((kind) => drawn.points.find((p) => p.kind === kind));
    expect(goal!.x).toBeGreaterThan(here!.x);
    expect(drawn.countries.length).toBeGreaterThan(500);
  });

  it.each([
    ['across China', SHENZHEN, BEIJING, true],
    ['from its coast to its far west', stop('上海', 31.2, 121.5), stop('乌鲁木齐', 43.8, 87.6, null), true],
    ['within a province', SHENZHEN, stop('广州', 23.1, 113.3, null), false],
    ['across the Pacific', SHENZHEN, LOS_ANGELES, false],
  ])('shows the islands of the South China Sea where it shows China as a whole: %s', (_, from, destination, isShown) => {
    const drawn = drawJourney({ routes: [[from]], destination, isDelivered: false }, 'zh-CN', map);
    expect(drawn.inset?.words.map((word) => word.text)).toEqual(isShown ? ['南海', '诸岛'] : undefined);
    expect(drawn.inset?.lines.split('M').length).toBe(isShown ? 10 : undefined);
    const { x, y, width, height } = drawn.inset ?? { x: 0, y: 0, width: 0, height: 0 };
    const within = (at: { x: number; y: number }) => at.x > x && at.x < x + width && at.y > y && at.y < y + height;
    expect([...drawn.points, ...drawn.labels].filter(within)).toEqual([]);
    expect([x >= 0, y >= 0, x + width <= WIDTH, y + height <= HEIGHT]).toEqual([true, true, true, true]);
  });

  it.each(['zh-CN', 'zh-TW', 'en'] as const)('the words of the inset touch none of its dashes in %s', (language) => {
    const { inset } = drawJourney({ routes: [[SHENZHEN]], destination: BEIJING, isDelivered: false }, language, map);
    const dashes = inset!.lines
      .split('M')
      .slice(1)
      .map((path) => path.split(/[ L]/).map(Number));
    for (const { text, x, y } of inset!.words) {
      const half = ((language === 'en' ? 8.5 : 16) * text.length) / 2 + 2;
      const meets = ([x1, y1, x2, y2]: number[]) =>
        Math.max(x1!, x2!) > x - half && Math.min(x1!, x2!) < x + half && Math.max(y1!, y2!) > y - 12 && Math.min(y1!, y2!) < y;
      expect(dashes.filter(meets), text).toEqual([]);
    }
  });

  it('takes no inset from another map than the one that was chosen', () => {
    const drawn = drawJourney({ routes: [[SHENZHEN]], destination: BEIJING, isDelivered: false }, 'zh-CN', { ...map, inset: undefined });
    expect(drawn.inset).toBeUndefined();
  });

  it.each([
    ['across China', [[SHENZHEN, WUHAN]], BEIJING],
    ['across the world', [[SHENZHEN]], SAO_PAULO],
  ])('costs little %s', (_, routes, destination) => {
    const { countries, provinces, cities } = drawJourney({ routes, destination, isDelivered: false }, 'zh-CN', map);
    expect(gzipSync(countries + provinces + cities).length).toBeLessThan(4_096);
  });

  it('keeps every point and label inside the picture, wherever the stops are', () => {
    const place = fc.record({ lat: fc.double({ min: -60, max: 70, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 5 }), fc.option(place), (stops, goal) => {
        const named = stops.map((s, i) => ({ ...s, label: `P${i}`, at: i }));
        const drawn = drawJourney(
          { routes: [named], destination: goal && { ...goal, label: 'goal', at: null }, isDelivered: false },
          'en',
          { credit: { 'zh-CN': '', en: '' }, rings: { country: [], province: [], city: [] } },
        );
        for (const { x, y } of [...drawn.points, ...drawn.labels]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(WIDTH);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(HEIGHT);
        }
        expect(JSON.stringify(drawn)).not.toMatch(/NaN|null/);
      }),
      { numRuns: 60 },
    );
  });
});
