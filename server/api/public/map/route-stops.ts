import type { OrderState } from '@/server/domain/order/order-state';
import { locate } from '@/server/domain/place/locate';
import type { Place } from '@/server/domain/place/place';
import { placeName, placeTitle } from '@/server/domain/place/place-name';
import { placesOnTheWay } from '@/server/domain/place/places-on-the-way';
import type { Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';

/** How closely a map may tell places: centres of cities or, to the order's owner, of districts. Never a door. */
export type Closeness = 'city' | 'district';

/** A point of a journey. */
export interface Stop {
  lat: number;
  lon: number;
  /** Name in the reader's language. */
  label: string;
  /** When it was first seen there; null for where it has not been. */
  at: Instant | null;
}

export interface Journey {
  /** Where each shipment has been, oldest first; the last stop is where it is. */
  routes: Stop[][];
  /** Where the order goes; null when not known on city level. */
  destination: Stop | null;
  isDelivered: boolean;
}

const MOST_ROUTES = 3;

/**
 * The journey of an order as a map may show it: centres of cities, for its owner of districts, never a door. Stops that follow
 * each other in one place are one. Null when no place can be put on a map.
 */
export function journeyOf(state: OrderState, language: Language, closeness: Closeness = 'city'): Journey | null {
  const stop = (place: Place | undefined, at: Instant | null) =>
    (closeness === 'district' ? stopInDistrict(place, at, language) : null) ?? stopAt(place, at, language);
  const goal = stop(state.destination, null);
  const origin = stop(state.origin, state.moments.placedAt);
  const routes: Stop[][] = [];
  for (const shipment of state.shipments.filter((s) => s.milestone !== 'voided').slice(0, MOST_ROUTES)) {
    const scans = state.timeline.filter((line) => line.shipmentKey === shipment.key && line.customerVisible && !line.isWithdrawn);
    const places = placesOnTheWay(scans);
    const stops = scans.map((line, i) => stop(places[i], line.at));
    const isOutbound = !shipment.isReturn;
    const arrived = isOutbound && shipment.milestone === 'delivered' && goal ? { ...goal, at: shipment.deliveredAt } : null;
    const route = withoutRepeats([isOutbound ? origin : null, ...stops, arrived]);
    if (route.length > 0) routes.push(route);
  }
  if (routes.length === 0 && origin) routes.push([origin]);
  const destination = whereTo(state, origin, goal);
  if (routes.length === 0 && !destination) return null;
  const outbound = state.shipments.filter((s) => !s.isReturn && s.milestone !== 'voided');
  return { routes, destination, isDelivered: outbound.length > 0 && outbound.every((s) => s.milestone === 'delivered') };
}

/** A parcel on its way back goes to where it came from, one that is back or was called off goes nowhere. */
function whereTo(state: OrderState, origin: Stop | null, goal: Stop | null): Stop | null {
  if (state.lifecycle === 'returned' || state.lifecycle === 'cancelled') return null;
  return state.overlay === 'returning' ? origin && { ...origin, at: null } : goal;
}

function stopAt(place: Place | undefined, at: Instant | null, language: Language): Stop | null {
  const title = placeTitle(place);
  if (!place || !title || (!place.city && !place.province)) return null;
  const { lat, lon } = locate({ country: place.country, province: place.province, city: place.city });
  if (lat !== undefined && lon !== undefined) return { lat, lon, label: placeName(title, language), at };
  if (place.lat === undefined || place.lon === undefined) return null;
  return { lat: toTenth(place.lat), lon: toTenth(place.lon), label: placeName(title, language), at };
}

/** The centre of the district, else where a source saw it to about a kilometre; null where neither is known. */
function stopInDistrict(place: Place | undefined, at: Instant | null, language: Language): Stop | null {
  if (!place?.district || !place.city) return null;
  const { country, province, city, district } = place;
  const [near, far] = [locate({ country, province, city, district }), locate({ country, province, city })];
  const isKnown = near.lat !== far.lat || near.lon !== far.lon;
  const { lat, lon } = isKnown ? near : place;
  if (lat === undefined || lon === undefined) return null;
  // districts have no English names here
  const label = language === 'en' ? placeName(city, language) : `${placeName(city, language)}${district}`;
  return { lat: toHundredth(lat), lon: toHundredth(lon), label, at };
}

/** Names of the places that an order has passed and goes to, for where no map of them can be drawn; empty when none is known. */
export function namesOnTheWay(state: OrderState, language: Language): string[] {
  const scans = state.timeline.filter((line) => line.customerVisible && !line.isWithdrawn).map((line) => line.place);
  const titles = [state.origin, ...scans, state.destination].flatMap((place) => placeTitle(place) ?? []);
  const names = titles.map((title) => placeName(title, language));
  return names.filter((name, i) => name !== names[i - 1]);
}

/** Some ten kilometres: as exact as a city. */
function toTenth(degrees: number): number {
  return Math.round(degrees * 10) / 10;
}

/** About a kilometre. */
function toHundredth(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

function withoutRepeats(stops: (Stop | null)[]): Stop[] {
  const route: Stop[] = [];
  for (const stop of stops) {
    const last = route[route.length - 1];
    if (stop && (!last || last.label !== stop.label)) route.push(stop);
  }
  return route;
}
