import { chineseNames, type KnownPlace, shortChineseName } from './chinese-names';
import { countryCode } from './country';
import { latinNames, plainLatinName } from './latin-names';
import type { Place } from './place';
import { scanChinese } from './scan-chinese';

const HAN = /\p{Script=Han}/u;

/**
 * A place with what the gazetteer knows added: country, province, city and centre (WGS-84, the district's where known, else the
 * city's). Chinese names are taken with and without 省市区, Latin ones without accents and case. Coordinates of the source
 * win. A name that several places bear is placed only by its parent; what is not known stays as it came.
 */
export function locate(place: Place): Place {
  const country = place.country ? (countryCode(place.country) ?? place.country) : undefined;
  const found = findChinese(place, country) ?? findLatin(place, country);
  if (!found) return country ? { ...place, country } : place;
  return withKnown({ ...place, ...(country ? { country } : {}) }, found);
}

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

/** A place by its Latin name; the state decides between equal names, else the most populous is meant. */
export function findLatinName(name: string, country?: string, state?: string): KnownPlace | null {
  const plain = plainLatinName(name).replace(/ (?:city|shi|province|sheng)$/, '');
  const places = (latinNames().get(plain) ?? []).filter((p) => !country || p.country === country);
  const inState = state
    ? places.find((p) => p.province === state.toUpperCase() || plainLatinName(p.province) === plainLatinName(state))
    : undefined;
  if (state && !inState && places.some((p) => p.province && p.country !== 'CN')) return null;
  return inState ?? places.find((p) => p.level === 'city') ?? places[0] ?? null;
}
