import type { KnownPlace } from './chinese-names';
import type { Place } from './place';

/** What the gazetteer knows, beside what the source said. */
export function withKnown(place: Place, found: KnownPlace): Place {
  const own = place.lat !== undefined && place.lon !== undefined ? { lat: place.lat, lon: place.lon } : null;
  return {
    ...place,
    country: place.country ?? found.country,
    ...(found.province ? { province: found.province } : {}),
    ...(found.city ? { city: found.city } : {}),
    ...(found.district ? { district: found.district } : {}),
    lat: own?.lat ?? found.lat,
    lon: own?.lon ?? found.lon,
  };
}
