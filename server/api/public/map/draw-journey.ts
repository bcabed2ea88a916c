import type { Language } from '@/server/domain/shared/language';
import { type BaseMap, baseMap } from './base-map';
import { contextNames } from './context-names';
import { drawShapes } from './draw-shapes';
import { type Label, placeLabels, type Wanted } from './place-labels';
import { project } from './project';
import type { Journey, Stop } from './route-stops';
import { fitView, type PlanePoint, toView, WIDTH } from './view';

export interface DrawnPoint extends PlanePoint {
  kind: 'origin' | 'passed' | 'here' | 'destination';
}

/** A journey as shapes in units of the picture (view.ts). */
export interface DrawnJourney {
  credit: string;
  countries: string;
  provinces: string;
  cities: string;
  /** Provinces stand as one shape, because their borders would crowd a map of the world. */
  isWide: boolean;
  /** Legs that lie behind and those still ahead. */
  done: string[];
  ahead: string[];
  points: DrawnPoint[];
  labels: Label[];
  context: Label[];
}

const CITIES_BELOW_DEGREES = 9;
const WIDE_FROM_DEGREES = 60;
const LABEL_SIZE = 25;

/** Draws a journey on the base map in force. */
export function drawJourney(journey: Journey, language: Language, map: BaseMap = baseMap()): DrawnJourney {
  const { routes, destination } = unwrap(journey);
  const all = [...routes.flat(), ...(destination ? [destination] : [])];
  const view = fitView(all.map((stop) => project(stop.lat, stop.lon)));
  const span = WIDTH / view.scale;
  const at = (stop: Stop) => toView(view, project(stop.lat, stop.lon));
  const isAcrossDateLine = view.west < -180 || view.west + span > 180;
  const turns = isAcrossDateLine ? [-360, 0, 360] : [0];
  const points = pointsOf(routes, destination, journey.isDelivered, at);
  const ahead = destination && !journey.isDelivered ? routes.map((route) => route[route.length - 1]).filter((s) => s !== undefined) : [];
  const labels = placeLabels(wantedLabels(routes, destination, at), points);
  const context = placeLabels([...labels.map(asTaken), ...contextNames(view, language, points)], points).slice(labels.length);
  return {
    credit: map.credit[language],
    countries: drawShapes(map.rings.country, view, turns),
    provinces: drawShapes(map.rings.province, view, turns),
    cities: span < CITIES_BELOW_DEGREES ? drawShapes(map.rings.city, view) : '',
    isWide: span > WIDE_FROM_DEGREES,
    done: routes.filter((route) => route.length > 1).map((route) => legs(route.map(at))),
    ahead: ahead.map((stop) => legs([at(stop), at(destination as Stop)])).filter(Boolean),
    points,
    labels,
    context,
  };
}

/** Longitudes that follow each other the short way round the globe, so that no line runs back across the whole map. */
function unwrap({ routes, destination }: Journey): { routes: Stop[][]; destination: Stop | null } {
  let last: number | null = null;
  const next = (stop: Stop): Stop => {
    let { lon } = stop;
    if (last !== null) lon = last + ((((lon - last + 180) % 360) + 360) % 360) - 180;
    last = lon;
    return { ...stop, lon };
  };
  const turned = routes.map((route) => route.map(next));
  return { routes: turned, destination: destination ? next(destination) : null };
}

function pointsOf(routes: Stop[][], destination: Stop | null, isDelivered: boolean, at: (stop: Stop) => PlanePoint): DrawnPoint[] {
  const points: DrawnPoint[] = [];
  for (const route of routes) {
    route.forEach((stop, i) => {
      const isLast = i === route.length - 1;
      const kind = isLast && stop.at !== null ? 'here' : i === 0 ? 'origin' : 'passed';
      points.push({ ...at(stop), kind: isLast && isDelivered ? 'destination' : kind });
    });
  }
  if (destination && !isDelivered) points.push({ ...at(destination), kind: 'destination' });
  const order = { passed: 0, origin: 1, destination: 2, here: 3 };
  return points
    .sort((a, b) => order[a.kind] - order[b.kind])
    .filter((p, i, list) => !list.slice(i + 1).some((later) => Math.hypot(later.x - p.x, later.y - p.y) < 8 && p.kind !== 'here'));
}

function wantedLabels(routes: Stop[][], destination: Stop | null, at: (stop: Stop) => PlanePoint): Wanted[] {
  const want = (stop: Stop | null | undefined, isNeeded: boolean): Wanted[] =>
    stop ? [{ point: at(stop), text: stop.label, size: LABEL_SIZE, gap: 18, isNeeded }] : [];
  return [
    ...routes.flatMap((route) => want(route[route.length - 1], true)),
    ...want(destination, true),
    ...routes.flatMap((route) => want(route[0], true)),
    ...routes.flatMap((route) =>
      route
        .slice(1, -1)
        .reverse()
        .flatMap((stop) => want(stop, false)),
    ),
  ];
}

/** A label that already stands, as something to keep clear of. */
function asTaken(label: Label): Wanted {
  return { point: { x: label.x, y: label.y }, text: label.text, size: label.size, gap: 0, isNeeded: true };
}

/** Gently bent legs through the points, as one path. */
function legs(points: readonly PlanePoint[]): string {
  const [first] = points;
  if (!first) return '';
  let path = `M${first.x} ${first.y}`;
  let from = first;
  for (const to of points.slice(1)) {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    if (dx === 0 && dy === 0) continue;
    const bend = dx >= 0 ? 0.14 : -0.14;
    path += `Q${Math.round(from.x + dx / 2 + dy * bend)} ${Math.round(from.y + dy / 2 - dx * bend)} ${to.x} ${to.y}`;
    from = to;
  }
  return path.includes('Q') ? path : '';
}
