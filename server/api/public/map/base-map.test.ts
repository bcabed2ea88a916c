import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBaseMap } from './base-map';

const folder = mkdtempSync(join(tmpdir(), 'base-map-'));
afterAll(() => rmSync(folder, { recursive: true }));

const own = (content: unknown): string => {
  const file = join(folder, 'own.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [100, 20],
      [110, 20],
      [110, 30],
      [100, 30],
      [100, 20],
    ],
  ],
};

describe('the bundled base map', () => {
  const { features } = JSON.parse(readFileSync('public/geo/base-map.json', 'utf8')) as {
    features: { properties: { layer: string; code: string } }[];
  };

  it('draws China from its provinces alone', () => {
    const codes = (layer: string) => features.filter((f) => f.properties.layer === layer).map((f) => f.properties.code);
    for (const code of ['156', '158', '344', '446']) expect(codes('country')).not.toContain(code);
    expect(codes('province')).toHaveLength(34);
    expect(codes('province')).toEqual(expect.arrayContaining(['710000', '810000', '820000']));
  });
});

describe('readBaseMap', () => {
  it("takes a site's own map with its approval number", () => {
    const map = readBaseMap(
      own({
        type: 'FeatureCollection',
        credit: { 'zh-CN': '审图号：GS(2024)0000号', en: 'GS(2024)0000' },
        features: [{ type: 'Feature', properties: { layer: 'province' }, geometry: square }],
      }),
    );
    expect(map.credit['zh-CN']).toBe('审图号：GS(2024)0000号');
    expect(map.rings.province).toHaveLength(1);
    expect(map.rings.province[0]).toMatchObject({ west: 100, east: 110 });
  });

  it('refuses what is no map', () => {
    expect(() => readBaseMap(own('not json'))).toThrow();
    expect(() => readBaseMap(own({ features: [{ properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } }] }))).toThrow();
    expect(() => readBaseMap(join(folder, 'missing.json'))).toThrow();
  });
});
