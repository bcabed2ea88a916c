import type { Place } from '../place/place';
import { dropAbsent } from './drop-absent';
import type { ValueReader } from './read-value';
import type { PlaceMapping } from './row-mapping';

/** A place as a row tells it; undefined when the row names none. Coordinates off the earth are left out. */
export function mapPlace(field: string, map: PlaceMapping | undefined, read: ValueReader): Place | undefined {
  if (!map) return undefined;
  const [lat, lon] = [read.number(`${field}.lat`, map.lat), read.number(`${field}.lon`, map.lon)];
  const isOnEarth = lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  const place: Place = dropAbsent({
    text: read.text(`${field}.text`, map.text),
    country: read.text(`${field}.country`, map.country)?.toUpperCase(),
    province: read.text(`${field}.province`, map.province),
    city: read.text(`${field}.city`, map.city),
    district: read.text(`${field}.district`, map.district),
    ...(isOnEarth ? { lat, lon } : {}),
  });
  const isNamed = place.text ?? place.province ?? place.city ?? place.district ?? place.lat;
  return isNamed === undefined ? undefined : place;
}
