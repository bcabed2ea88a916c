import type { Language } from '@/server/domain/shared/language';
import type { BaseMap } from './base-map';
import { type DrawnJourney, drawJourney } from './draw-journey';
import type { Journey, Stop } from './route-stops';

/** About 10 kB each. */
const MOST = 1_000;

const byMap = new WeakMap<BaseMap, Map<string, DrawnJourney>>();

/**
 * The drawing of a journey. Drawing is the dearest part of a page, and orders of one lane have the same picture: those
 * asked for last are kept.
 */
export function rememberedDrawing(journey: Journey, language: Language, map: BaseMap): DrawnJourney {
  const drawings = byMap.get(map) ?? new Map<string, DrawnJourney>();
  byMap.set(map, drawings);
  const key = JSON.stringify([
    language,
    journey.isDelivered,
    stopKey(journey.destination),
    journey.routes.map((route) => route.map(stopKey)),
  ]);
  const known = drawings.get(key);
  const drawn = known ?? drawJourney(journey, language, map);
  drawings.delete(key);
  drawings.set(key, drawn);
  if (drawings.size > MOST) drawings.delete(drawings.keys().next().value!);
  return drawn;
}

function stopKey(stop: Stop | null): unknown {
  return stop && [stop.lat, stop.lon, stop.label];
}
