import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Text } from '@/server/domain/shared/language';
import { environment } from '@/server/platform/environment';
import { log } from '@/server/platform/log';
import { singleton } from '@/server/platform/singleton';
import { project } from './project';

/** An outline in projected degrees (project.ts), flat: x0, y0, x1, y1 … */
export interface Ring {
  points: Float32Array;
  west: number;
  east: number;
  north: number;
  south: number;
}

export type Layer = 'country' | 'province' | 'city';

/** A part that lies far off the rest, drawn in a corner by itself; in units of its own, x to the right and y down. */
export type Inset = z.infer<typeof inset>;

export interface BaseMap {
  /** Said under every map: source, and the approval number where a site needs one. */
  credit: Text;
  rings: Record<Layer, Ring[]>;
  inset?: Inset;
}

const position = z.tuple([z.number(), z.number()]).rest(z.number());
const text = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string().optional(), en: z.string() });
const lines = z.array(z.array(z.tuple([z.number(), z.number()])));
const inset = z.object({
  name: text,
  width: z.number().positive(),
  height: z.number().positive(),
  /** Outlines. */
  land: lines,
  /** Lines such as dashes. */
  lines,
});
const collection = z.object({
  credit: text.optional(),
  inset: inset.optional(),
  features: z.array(
    z.object({
      properties: z.object({ layer: z.enum(['country', 'province', 'city']).catch('province') }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
      ]),
    }),
  ),
});

const BUNDLED = join(process.cwd(), 'public', 'geo', 'base-map.json');
const CITIES = join(process.cwd(), 'public', 'geo', 'china-cities.json');

/** File of the base map in force: the site's own, else the bundled one. */
export function baseMapFile(): string {
  return environment().DAONA_BASE_MAP ?? BUNDLED;
}

/**
 * The base map in force, read once; prefectures belong to the bundled map alone. Null when the file is no such map: pages then
 * show none, because another map than the one a site chose may not be shown. The log says why.
 */
export function baseMap(): BaseMap | null {
  return singleton('base-map', () => {
    const own = environment().DAONA_BASE_MAP;
    const file = own ?? BUNDLED;
    try {
      const map = readBaseMap(file);
      return own ? map : { ...map, rings: { ...map.rings, city: readBaseMap(CITIES).rings.city } };
    } catch (error) {
      log().error({ file, error }, 'the base map cannot be read; pages show no map');
      return null;
    }
  });
}

/** Reads a base map: GeoJSON in WGS-84 as docs/geo.md describes it. Throws when the file is none. */
export function readBaseMap(file: string): BaseMap {
  const { credit, features, inset } = collection.parse(JSON.parse(readFileSync(file, 'utf8')));
  const map: BaseMap = { credit: credit ?? { 'zh-CN': '', en: '' }, rings: { country: [], province: [], city: [] }, inset };
  for (const { properties, geometry } of features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) map.rings[properties.layer].push(toRing(ring));
  }
  return map;
}

function toRing(positions: readonly (readonly number[])[]): Ring {
  const ring: Ring = { points: new Float32Array(positions.length * 2), west: 999, east: -999, north: 999, south: -999 };
  positions.forEach(([lon = 0, lat = 0], i) => {
    const { x, y } = project(lat, lon);
    ring.points[i * 2] = x;
    ring.points[i * 2 + 1] = y;
    ring.west = Math.min(ring.west, x);
    ring.east = Math.max(ring.east, x);
    ring.north = Math.min(ring.north, y);
    ring.south = Math.max(ring.south, y);
  });
  return ring;
}
