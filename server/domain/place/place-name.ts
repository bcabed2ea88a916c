import type { Language } from '../shared/language';
import type { Place } from './place';

const SUFFIX = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|市|省)$/;

/** A city or province as one says it: '深圳市' is '深圳'. */
export function placeName(name: string, _language: Language): string {
  return name.length > 2 ? name.replace(SUFFIX, '') : name;
}

/** The part of a place that stands for it on city level, in its own words; null when it holds none. */
export function placeTitle(place: Place | undefined): string | null {
  return place?.city ?? place?.province ?? place?.country ?? null;
}
