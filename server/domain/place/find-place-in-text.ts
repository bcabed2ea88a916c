import { airportIn } from './airports';
import { cityOfHubIn } from './chinese-hubs';
import type { KnownPlace } from './chinese-names';
import { countryCode } from './country';
import { foreignCityIn } from './foreign-city-names';
import { inSimplified } from './in-simplified';
import { findLatinName } from './latin-names';
import type { Place } from './place';
import { scanChinese } from './scan-chinese';
import { withKnown } from './with-known';

/** Where it goes next is not where it is: everything from these words to the end of the clause is left out. */
const ONWARD = /(?:发往|寄往|送往|运往|前往|开往|飞往|下一站|目的地|预计到达)[^，。；,;]*/g;
const BRACKETS = /[【[［(（]([^】\]］)）]{2,30})[】\]］)）]/g;

/** What a facility is, behind the name of its city. */
const AFTER_CITY =
  /\s+(?:int(?:'?l|ernational)?\s+)?(?:airport|gateway|hub|air hub|(?:sort(?:ing|ation)?|distribution|processing)\s+(?:cent(?:er|re)|facility))\s*$/i;

/**
 * The place a scan text says the shipment is in (INTEGRATIONS C3): what stands in brackets first, then the longest place name,
 * hubs and airports (LAX, 大兴机场) included; where it goes next is not taken. A district that several cities have is told by the
 * city or province in the text, else by those near it on the way. Null when the text names none for certain.
 */
export function findPlaceInText(text: string, near: readonly Place[] = []): Place | null {
  const here = text.normalize('NFKC').replace(ONWARD, ' ');
  const found = findChinese(here, near) ?? (/[a-z]/i.test(here) ? (findLatin(here) ?? airportIn(here)) : null);
  return found ? withKnown({}, found) : null;
}

function findChinese(words: string, near: readonly Place[]): KnownPlace | null {
  if (!/\p{Script=Han}/u.test(words)) return null;
  const text = inSimplified(words);
  const bracketed = [...text.matchAll(BRACKETS)].map(([, inside = '']) => inside);
  for (const inside of bracketed) {
    const found = scanChinese(inside, near);
    if (found && found.level !== 'province') return districtIn(found, bracketed) ?? found;
  }
  const found = scanChinese(text, near);
  if (found && found.level !== 'province') return found;
  const foreign = foreignCityIn(text);
  if (foreign) return findLatinName(foreign);
  const hub = cityOfHubIn(text);
  return (hub && scanChinese(hub)) || found;
}

/** The district that a bracket names, by itself or as one of the city: 【石家庄市】 到达 【长安三部】. */
function districtIn(city: KnownPlace, bracketed: readonly string[]): KnownPlace | null {
  if (city.level !== 'city') return null;
  const isInside = (place: KnownPlace | null) => place?.level === 'district' && place.city === city.city;
  for (const inside of bracketed.filter((words) => words !== city.city)) {
    for (const words of [inside, `${city.city}${inside}`]) {
      const found = scanChinese(words);
      if (isInside(found)) return found;
    }
  }
  return null;
}

/** `[Shenzhen] Departed`, `SAO PAULO, BR`, `Arrived at facility in Curitiba - PR`. */
function findLatin(text: string): KnownPlace | null {
  const bracketed = [...text.matchAll(BRACKETS)].map(([, inside = '']) => inside);
  const named = [
    ...text.matchAll(/\b(?:in|at|from|near)\s+(\p{Lu}[\p{L}’'-]*(?:\s+(?:\p{Lu}|d[aeo]s?\s)[\p{L}’'-]*)*(?:\s*[,/-]\s*\p{Lu}{2}\b)?)/gu),
  ].map(([, name = '']) => name);
  const isShort = text.length <= 40 ? [text] : [];
  for (const candidate of [...bracketed, ...named, ...isShort]) {
    const found = placeOfPhrase(candidate);
    if (found) return found;
  }
  return null;
}

/** A city with its state or country after a comma or dash; each part is tried. */
function placeOfPhrase(phrase: string): KnownPlace | null {
  const parts = phrase
    .replace(AFTER_CITY, '')
    .split(/\s*[,/|]\s*|\s+-\s+/)
    .filter(Boolean);
  for (const [i, part] of parts.entries()) {
    // three capitals are a code, not the city of that name
    if (/\d/.test(part) || part.length < 3 || /^[A-Z]{3}$/.test(part)) continue;
    const following = parts.slice(i + 1);
    const region = following.find((p) => /^[A-Za-z]{2}$/.test(p));
    const inState = region ? findLatinName(part, undefined, region) : null;
    const country = following.map((p) => countryCode(p)).find((code) => code !== null) ?? undefined;
    const found = (inState?.province.toUpperCase() === region?.toUpperCase() ? inState : null) ?? findLatinName(part, country);
    if (found?.level === 'city') return found;
  }
  return null;
}
