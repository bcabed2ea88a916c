import type { Language } from '@/server/domain/shared/language';
import { nearestWritten } from '@/server/domain/wording/text-in';
import type { BaseMap } from './base-map';
import { bendLegs } from './bend-legs';
import { contextNames } from './context-names';
import { type DrawnInset, drawInset } from './draw-inset';
import { drawShapes } from './draw-shapes';
import { type Box, type Label, placeLabels, type Wanted } from './place-labels';
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
  inset: DrawnInset | undefined;
}

const CITIES_BELOW_DEGREES = 9;
const WIDE_FROM_DEGREES = 80;
const COARSE_FROM_DEGREES = 45;
const MIDDLE_FROM_DEGREES = 14;
const LABEL_SIZE = 25;
const FINE = { tolerance: 2.4, least: 10 };
const MIDDLE = { tolerance: 3.2, least: 10 };
const COARSE = { tolerance: 3.2, least: 18 };
/** What each kind of marker covers around its point. */
const MARKERS: Record<DrawnPoint['kind'], Box> = {
  passed: { left: -9, right: 9, top: -9, bottom: 9 },
  origin: { left: -11, right: 11, top: -11, bottom: 11 },
  here: { left: -14, right: 14, top: -14, bottom: 14 },
  destination: { left: -16, right: 16, top: -44, bottom: 2 },
};

/** Draws a journey on a base map. */
export function drawJourney(journey: Journey, language: Language, map: BaseMap): DrawnJourney {
  const { routes, destination } = unwrap(journey);
  const all = [...routes.flat(), ...(destination ? [destination] : [])];
  const view = fitView(all.map((stop) => project(stop.lat, stop.lon)));
  const span = WIDTH / view.scale;
  const isWide = span > WIDE_FROM_DEGREES;
  const detail = span > COARSE_FROM_DEGREES ? COARSE : span > MIDDLE_FROM_DEGREES ? MIDDLE : FINE;
  const at = (stop: Stop) => toView(view, project(stop.lat, stop.lon));
  const turns = view.west < -170 || view.west + span > 180 ? [-360, 0, 360] : [0];
  const points = pointsOf(routes, destination, journey.isDelivered, at);
  const lasts = routes.flatMap((route) => route.slice(-1));
  const done = routes.map((route) => bendLegs(route.map(at)));
  const ahead = destination && !journey.isDelivered ? lasts.map((stop) => bendLegs([at(stop), at(destination)])) : [];
  const covered = [...points.map(markerBox), ...[...done, ...ahead].flatMap((way) => way.boxes)];
  const inset = drawInset(map, view, language, covered);
  if (inset) covered.push({ left: inset.x, right: inset.x + inset.width, top: inset.y, bottom: inset.y + inset.height });
  const labels = placeLabels(wantedLabels(routes, destination, points, at), covered);
  return {
    credit: map.credit[language] ?? map.credit[nearestWritten(language)],
    countries: drawShapes(map.rings.country, view, detail, turns),
    provinces: drawShapes(map.rings.province, view, detail, turns),
    cities: span < CITIES_BELOW_DEGREES ? drawShapes(map.rings.city, view, detail) : '',
    isWide,
    done: done.map((way) => way.path).filter(Boolean),
    ahead: ahead.map((way) => way.path).filter(Boolean),
    points,
    labels,
    context: placeLabels(contextNames(view, language, points), covered, labels),
    inset,
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

const DRAWN_LAST = { passed: 0, origin: 1, destination: 2, here: 3 };

/** Markers from the least to the most telling; of two in one spot the more telling one stays, and where it is always does. */
function pointsOf(routes: Stop[][], destination: Stop | null, isDelivered: boolean, at: (stop: Stop) => PlanePoint): DrawnPoint[] {
  const points = routes.flatMap((route) =>
    route.map((stop, i): DrawnPoint => {
      const isLast = i === route.length - 1;
      if (isLast && isDelivered) return { ...at(stop), kind: 'destination' };
      return { ...at(stop), kind: isLast ? 'here' : i === 0 ? 'origin' : 'passed' };
    }),
  );
  if (destination && !isDelivered) points.push({ ...at(destination), kind: 'destination' });
  points.sort((a, b) => DRAWN_LAST[a.kind] - DRAWN_LAST[b.kind]);
  return points.filter((p, i) => !points.slice(i + 1).some((later) => Math.hypot(later.x - p.x, later.y - p.y) < 9));
}

function markerBox({ x, y, kind }: DrawnPoint): Box {
  const around = MARKERS[kind];
  return { left: x + around.left, right: x + around.right, top: y + around.top, bottom: y + around.bottom };
}

/** Where it is, where it goes and where it comes from are always named; what it passed where there is room, the latest first. */
function wantedLabels(routes: Stop[][], destination: Stop | null, points: readonly DrawnPoint[], at: (stop: Stop) => PlanePoint): Wanted[] {
  const want = (stops: (Stop | null | undefined)[], isNeeded: boolean): Wanted[] =>
    stops.flatMap((stop) => {
      if (!stop) return [];
      const point = at(stop);
      const marker = points.find((p) => Math.hypot(p.x - point.x, p.y - point.y) < 9);
      return [{ box: markerBox(marker ?? { ...point, kind: 'passed' }), text: stop.label, size: LABEL_SIZE, isNeeded }];
    });
  const passed = routes.flatMap((route) => route.slice(1, -1).reverse());
  return [
    ...want(
      routes.map((route) => route.at(-1)),
      true,
    ),
    ...want([destination, ...routes.map((route) => route[0])], true),
    ...want(passed, false),
  ];
}
