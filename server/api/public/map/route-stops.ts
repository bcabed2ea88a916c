import type { OrderState } from '@/server/domain/order/order-state';
import { locate } from '@/server/domain/place/locate';
import type { Place } from '@/server/domain/place/place';
import { placeName, placeTitle } from '@/server/domain/place/place-name';
import type { Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';

/** A point of a journey on city level. */
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
 * The journey of an order as a map may show it at every tier: centres of cities, never a door. Stops that follow each other
 * in one city are one. Null when no place can be put on a map.
 */
export function journeyOf(state: OrderState, language: Language): Journey | null {
  const goal = stopAt(state.destination, null, language);
  const origin = stopAt(state.origin, state.moments.placedAt, language);
  const routes: Stop[][] = [];
  for (const shipment of state.shipments.filter((s) => s.milestone !== 'voided').slice(0, MOST_ROUTES)) {
    const scans = state.timeline.filter((line) => line.shipmentKey === shipment.key && line.customerVisible && !line.isWithdrawn);
    const stops = scans.map((line) => stopAt(line.place, line.at, language));
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

/** Some ten kilometres: as exact as a city. */
function toTenth(degrees: number): number {
  return Math.round(degrees * 10) / 10;
}

function withoutRepeats(stops: (Stop | null)[]): Stop[] {
  const route: Stop[] = [];
  for (const stop of stops) {
    const last = route[route.length - 1];
    if (stop && (!last || last.label !== stop.label)) route.push(stop);
  }
  return route;
}
