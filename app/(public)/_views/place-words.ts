import type { Place } from '@/server/domain/place/place';
import { placeName } from '@/server/domain/place/place-name';
import type { Language } from '@/server/domain/shared/language';

/** Abbreviated provinces (SP, BA, NSW) stay as they are: two letters would be taken for a country. */
const ABBREVIATED = /^[A-Z]{2,3}$/;

/** A place from large to small in Chinese ('广东 广州'), from small to large in English ('Guangzhou, Guangdong'); '' when unknown. */
export function wordPlace(place: Place | undefined, language: Language): string {
  const names = [place?.province, place?.city, place?.district]
    .filter((name) => name !== undefined && name !== '')
    .map((name) => (ABBREVIATED.test(name!) ? name! : placeName(name!, language)));
  const told = [...new Set(names)];
  return language === 'en' ? told.reverse().join(', ') : told.join(' ');
}
