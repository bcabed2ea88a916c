import { chineseNames, type KnownPlace, shortChineseName } from './chinese-names';
import { countryCode } from './country';
import { findPlaceInText } from './find-place-in-text';
import { findLatinName } from './latin-names';
import type { Place } from './place';
import { scanChinese } from './scan-chinese';
import { withKnown } from './with-known';

const HAN = /\p{Script=Han}/u;

/**
 * A place with what the gazetteer knows added: country, province, city and centre (WGS-84, the district's where known, else the
 * city's). Chinese names are taken with and without 省市区, Latin ones without accents and case. Coordinates of the source
 * win. A name that several places bear is placed only by its parent; what is not known stays as it came.
 */
export function locate(place: Place): Place {
  const country = place.country ? (countryCode(place.country) ?? place.country) : undefined;
  const found = findChinese(place, country) ?? findLatin(place, country);
  if (!found) return locateByText(place, country);
  return withKnown({ ...place, ...(country ? { country } : {}) }, found);
}

/** A place that came as words alone, such as a depot's name. */
function locateByText(place: Place, country: string | undefined): Place {
  const known = country ? { ...place, country } : place;
  if (!place.text || place.city || place.province || place.district) return known;
  const told = findPlaceInText(place.text);
  return told && (!country || told.country === country) ? { ...told, ...known } : known;
}

/** Where a scan happened: its own place, else the one its words tell; undefined when neither does. */
export function placeOfScan(place: Place | undefined, text: string | undefined): Place | undefined {
  const told = place ? locate(place) : undefined;
  if (told?.city || told?.lat !== undefined) return told;
  const inText = text ? findPlaceInText(text) : null;
  return inText && (!told?.country || told.country === inText.country) ? { ...inText, ...told } : told;
}

function findChinese(place: Place, country: string | undefined): KnownPlace | null {
  if (country && !['CN', 'HK', 'MO', 'TW'].includes(country)) return null;
  const { province = '', city = '', district = '' } = place;
  if (!HAN.test(province + city + district)) return null;
  const chinese = chineseNames();
  const region = province ? chinese.get(province)?.find((p) => p.level === 'province')?.province : undefined;
  const isInside = (p: KnownPlace) => !region || p.province === region;
  const only = (list: KnownPlace[]) => (list.length === 1 ? (list[0] ?? null) : null);
  const ofCity = city ? (chinese.get(city) ?? []).filter(isInside) : [];
  const town = only(ofCity.filter((p) => p.level === 'city')) ?? (city ? null : only(citiesOf(region)));
  if (district) {
    const ofDistrict = (chinese.get(district) ?? []).filter(
      (p) => p.level === 'district' && isInside(p) && (!town || p.city === town.city),
    );
    const exact = only(ofDistrict);
    if (exact) return exact;
  }
  return town ?? only(ofCity.filter((p) => p.level === 'district')) ?? scanChinese(`${region ?? province}${city}${district}`);
}

/** The one city of a municipality; none for other provinces. */
function citiesOf(region: string | undefined): KnownPlace[] {
  if (!region) return [];
  return (chineseNames().get(shortChineseName(region)) ?? []).filter((p) => p.level === 'city' && p.province === region);
}

function findLatin(place: Place, country: string | undefined): KnownPlace | null {
  const name = place.city ?? place.province;
  if (!name || HAN.test(name)) return null;
  return findLatinName(name, country, place.city ? place.province : undefined);
}
