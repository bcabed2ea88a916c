import { chinesePlaces, type KnownPlace } from '@/server/domain/place/chinese-names';
import { worldCities } from '@/server/domain/place/latin-names';
import { placeName } from '@/server/domain/place/place-name';
import type { Language } from '@/server/domain/shared/language';
import type { Wanted } from './place-labels';
import { project } from './project';
import { HEIGHT, type PlanePoint, toView, type View, WIDTH } from './view';

const NAME_SIZE = 19;
const MOST_NAMES = 9;
/** Degrees across, up to which cities rather than provinces are named, and from which on nothing is. */
const CITIES_BELOW = 9;
const NOTHING_ABOVE = 45;

/** Names that say where the map is: neighbouring cities or provinces, faint and only where there is room. */
export function contextNames(view: View, language: Language, stops: readonly PlanePoint[]): Wanted[] {
  const span = WIDTH / view.scale;
  if (span > NOTHING_ABOVE) return [];
  const level = span < CITIES_BELOW ? 'city' : 'province';
  const chinese = chinesePlaces().filter((p) => p.level === level);
  const inView = placed(chinese, view).filter(isInside);
  const shown = inView.length > 0 ? inView : placed(worldCities().slice(0, 3_000), view).filter(isInside).slice(0, MOST_NAMES);
  const isFar = (point: PlanePoint) => stops.every((s) => Math.hypot(s.x - point.x, s.y - point.y) > 34);
  return shown
    .filter(({ point }) => isFar(point))
    .map(({ place, point }) => ({
      point,
      text: language === 'en' ? place.english : placeName(place.city ?? place.province, language),
      size: NAME_SIZE,
      gap: 0,
      isNeeded: false,
      isCentred: true,
    }));
}

function placed(places: readonly KnownPlace[], view: View): { place: KnownPlace; point: PlanePoint }[] {
  return places.map((place) => ({ place, point: toView(view, project(place.lat, place.lon)) }));
}

function isInside({ point }: { point: PlanePoint }): boolean {
  return point.x > 40 && point.x < WIDTH - 40 && point.y > 24 && point.y < HEIGHT - 24;
}
