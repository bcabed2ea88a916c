import { chinesePlaces, type KnownPlace } from '@/server/domain/place/chinese-names';
import { worldCities } from '@/server/domain/place/latin-names';
import { placeName } from '@/server/domain/place/place-name';
import type { Language } from '@/server/domain/shared/language';
import type { Wanted } from './place-labels';
import { project } from './project';
import { HEIGHT, type PlanePoint, toView, type View, WIDTH } from './view';

const NAME_SIZE = 19;
const MOST_NAMES = 12;
/** Degrees across, up to which cities rather than provinces are named, and from which on nothing is. */
const CITIES_BELOW = 9;
const NOTHING_ABOVE = 72;
const FROM_STOP = 40;
const APART = 70;

/** Names that say where the map is: neighbouring cities or provinces, faint and only where there is room. */
export function contextNames(view: View, language: Language, stops: readonly PlanePoint[]): Wanted[] {
  const span = WIDTH / view.scale;
  if (span > NOTHING_ABOVE) return [];
  const level = span < CITIES_BELOW ? 'city' : 'province';
  const { chinese, foreign } = spotsOf(level);
  const isInChina = chinese.filter((spot) => isInView(toView(view, spot.at))).length >= MOST_NAMES / 2;
  const kept: PlanePoint[] = [];
  const names: Wanted[] = [];
  for (const { place, at } of isInChina ? chinese : [...chinese, ...foreign]) {
    const point = toView(view, at);
    if (!isInView(point) || isNear(point, stops, FROM_STOP) || isNear(point, kept, APART)) continue;
    kept.push(point);
    const box = { left: point.x, right: point.x, top: point.y, bottom: point.y };
    names.push({ box, text: nameOf(place, language), size: NAME_SIZE, isNeeded: false, isCentred: true });
    if (names.length === MOST_NAMES) break;
  }
  return names;
}

function isInView({ x, y }: PlanePoint): boolean {
  return x > 40 && x < WIDTH - 40 && y > 24 && y < HEIGHT - 24;
}

interface Spot {
  place: KnownPlace;
  at: PlanePoint;
}

interface Spots {
  chinese: Spot[];
  foreign: Spot[];
}

const known = new Map<KnownPlace['level'], Spots>();

/** Places that may be named, the ones to prefer first; read once (some 20 ms) and kept. */
function spotsOf(level: 'city' | 'province'): Spots {
  const held = known.get(level);
  if (held) return held;
  const spot = (place: KnownPlace): Spot => ({ place, at: project(place.lat, place.lon) });
  const chinese = chinesePlaces().filter((p) => p.level === level);
  const spots = { chinese: chinese.map(spot), foreign: worldCities().slice(0, 4_000).map(spot) };
  known.set(level, spots);
  return spots;
}

function isNear(point: PlanePoint, others: readonly PlanePoint[], distance: number): boolean {
  return others.some((o) => Math.hypot(o.x - point.x, o.y - point.y) < distance);
}

function nameOf(place: KnownPlace, language: Language): string {
  return language === 'en' ? place.english : placeName(place.city ?? place.province, language);
}
