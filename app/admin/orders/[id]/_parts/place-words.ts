import type { Place } from '@/server/domain/place/place';
import { placeName, placeTitle } from '@/server/domain/place/place-name';
import type { WrittenLanguage } from '@/server/domain/shared/language';

/** A place on city level as one says it in a language; null when nothing is known of it. */
export function placeWords(place: Place | undefined, language: WrittenLanguage): string | null {
  const title = placeTitle(place);
  return title === null ? null : placeName(title, language);
}
