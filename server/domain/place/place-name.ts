import type { Language } from '../shared/language';
import { writtenInTaiwan } from '../wording/in-taiwan';
import { chineseNameByEnglish, chineseNames, shortChineseName } from './chinese-names';
import { countryName } from './country';
import { chineseNameOf } from './foreign-city-names';
import type { Place } from './place';

/**
 * A city, province or country as one says it in a language: '深圳市' is '深圳' and 'Shenzhen', 'BR' is '巴西'. Smaller
 * cities outside China have no Chinese form here and stay as they are.
 */
export function placeName(name: string, language: Language): string {
  if (isCode(name)) return countryName(name, language);
  if (language === 'zh-TW') return writtenInTaiwan(placeName(name, 'zh-CN'));
  if (language === 'zh-CN') return chineseNameOf(name) ?? chineseNameByEnglish(name) ?? shortChineseName(name);
  const known = chineseNames().get(name);
  const place = known?.find((p) => p.level !== 'district') ?? known?.[0];
  return place ? place.english : name;
}

/** A province or state as one says it. The code of one ('PR', 'CA') stays as it is: it is no country's. */
export function regionName(name: string, language: Language): string {
  return isCode(name) ? name : placeName(name, language);
}

function isCode(name: string | undefined): boolean {
  return name !== undefined && /^[A-Z]{2}$/.test(name);
}

/**
 * The part of a place that stands for it on city level, in its own words; null when it holds none. A city of a county (义乌市) is
 * called by its own name, not by the prefecture's; the code of a state alone says less than its country.
 */
export function placeTitle(place: Place | undefined): string | null {
  if (place?.district?.endsWith('市')) return place.district;
  if (place?.city) return place.city;
  return (isCode(place?.province) ? place?.country : place?.province) ?? place?.country ?? null;
}
