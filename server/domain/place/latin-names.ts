import { addPlace, chinesePlaces, type KnownPlace } from './chinese-names';
import world from './world.geo.json';

/** A Latin name as compared: without accents, case and punctuation. */
export function plainLatinName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'ʻ`]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

let names: Map<string, KnownPlace[]> | undefined;

/**
 * Latin names as compared, with every place that bears them: cities of China first, then the world's by population. Indexed on
 * first use (some 20 ms) and kept.
 */
export function latinNames(): ReadonlyMap<string, KnownPlace[]> {
  names ??= readNames();
  return names;
}

let cities: readonly KnownPlace[] | undefined;

/** Cities outside China, the most populous first; read on first use and kept. */
export function worldCities(): readonly KnownPlace[] {
  cities ??= readCities();
  return cities;
}

function readCities(): KnownPlace[] {
  return world.cities.split('\n').map((row) => {
    const [city = '', lat, lon, country = '', state = ''] = row.split('|');
    return { level: 'city', country, province: state, city, english: city, lat: Number(lat), lon: Number(lon) };
  });
}

function readNames(): Map<string, KnownPlace[]> {
  const map = new Map<string, KnownPlace[]>();
  for (const place of chinesePlaces()) addPlace(map, plainLatinName(place.english), place);
  for (const place of worldCities()) addPlace(map, plainLatinName(place.english), place);
  return map;
}

/** A place by its Latin name; the state decides between equal names, else the most populous is meant. */
export function findLatinName(name: string, country?: string, state?: string): KnownPlace | null {
  const plain = plainLatinName(name);
  const places = [plain, plain.replace(/ (?:city|shi|province|sheng)$/, ''), `${plain} city`]
    .map((form) => (latinNames().get(form) ?? []).filter((p) => !country || p.country === country))
    .find((list) => list.length > 0);
  if (!places) return null;
  const inState = state
    ? places.find((p) => p.province === state.toUpperCase() || plainLatinName(p.province) === plainLatinName(state))
    : undefined;
  if (state && !inState && places.some((p) => p.province && p.country !== 'CN')) return null;
  return inState ?? places.find((p) => p.level === 'city') ?? places[0] ?? null;
}
