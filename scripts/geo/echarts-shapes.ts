import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import gcoord from 'gcoord';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('echarts/package.json')), 'map/json');

export type Point = [lon: number, lat: number];

/** A region with its outline; WGS-84. */
export interface Shape {
  /** Six digits of GB/T 2260. */
  code: string;
  name: string;
  centre: Point | null;
  rings: Point[][];
}

/** A ring packed as text, or plain points in the few files that are not packed. */
type Ring = string | Point[];

interface MapFeature {
  id?: string;
  properties: { id?: string; name: string; cp?: Point };
  geometry:
    | { type: 'Polygon'; coordinates: Ring[]; encodeOffsets?: Point[] }
    | { type: 'MultiPolygon'; coordinates: Ring[][]; encodeOffsets?: Point[][] };
}

/** Codes that changed after echarts 4.9 was made. */
const RECODED: Record<string, string> = { 山南市: '540500', 哈密市: '650500', 那曲地区: '540600' };

const toWgs84 = ([lon, lat]: Point): Point => gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84) as Point;

/** Undoes the packing of echarts 4 map files: zigzag deltas in units of 1/1024 degree. */
function readRing(ring: Ring, offset: Point = [0, 0]): Point[] {
  if (typeof ring !== 'string') return ring.map(toWgs84);
  let [x, y] = offset;
  const points: Point[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const dx = ring.charCodeAt(i) - 64;
    const dy = ring.charCodeAt(i + 1) - 64;
    x += (dx >> 1) ^ -(dx & 1);
    y += (dy >> 1) ^ -(dy & 1);
    points.push(toWgs84([x / 1024, y / 1024]));
  }
  return points;
}

function readShapes(file: string): Shape[] {
  const { features } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { features: MapFeature[] };
  return features.map(({ id, properties, geometry }) => {
    const rings =
      geometry.type === 'Polygon'
        ? geometry.coordinates.map((ring, i) => readRing(ring, geometry.encodeOffsets?.[i]))
        : geometry.coordinates.flatMap((polygon, i) => polygon.map((ring, k) => readRing(ring, geometry.encodeOffsets?.[i]?.[k])));
    const code = RECODED[properties.name] ?? id ?? properties.id ?? '';
    return { code, name: properties.name, centre: properties.cp ? toWgs84(properties.cp) : null, rings };
  });
}

/** China's 34 province-level regions. */
export function readProvinces(): Shape[] {
  return readShapes('china.json');
}

/** Prefectures of the provinces and districts of the municipalities. */
export function readPrefectures(): Shape[] {
  return readdirSync(join(folder, 'province')).flatMap((file) => readShapes(`province/${file}`));
}

/** Middle of the outline's bounding box, for regions without a centre of their own. */
export function middleOf(rings: Point[][]): Point {
  const points = rings.flat();
  const lons = points.map((p) => p[0]);
  const lats = points.map((p) => p[1]);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}
