import { chineseNames, type KnownPlace, shortChineseName } from './chinese-names';

const LONGEST_NAME = 11;
/** A short name before one of these is part of a street or building, not a city. */
const STREET = /^(?:[东南西北中]?(?:路|街|大街|大道|巷|弄|镇|村|乡|小区|大厦|广场|花园|航空|银行))/;
/** Cities whose short names are plain words: only believed with their suffix. */
const PLAIN_WORDS = new Set(['东方', '新星', '白杨', '双河', '昆玉', '和平', '城区', '郊区', '海南']);

/** Whether a name before these words belongs to an address: 中山路, 罗马花园. */
export function isPartOfAddress(rest: string): boolean {
  return STREET.test(rest);
}

interface Match {
  start: number;
  end: number;
  places: KnownPlace[];
}

/** Names of Chinese places in a text, left to right, the longest at each point. */
function matchNames(text: string): Match[] {
  const chinese = chineseNames();
  const matches: Match[] = [];
  for (let start = 0; start < text.length - 1; start += 1) {
    for (let length = Math.min(LONGEST_NAME, text.length - start); length >= 2; length -= 1) {
      const name = text.slice(start, start + length);
      const places = chinese.get(name)?.filter((place) => isBelievable(place, name, text.slice(start + length)));
      if (!places?.length) continue;
      matches.push({ start, end: start + length, places });
      start += length - 1;
      break;
    }
  }
  return matches;
}

function isBelievable(place: KnownPlace, name: string, rest: string): boolean {
  const full = place.district ?? place.city ?? place.province;
  if (name === full) return true;
  if (isPartOfAddress(rest)) return false;
  if (place.level === 'district') return full.endsWith('市') && full.length > 2 && !PLAIN_WORDS.has(name);
  return !PLAIN_WORDS.has(name) || place.level === 'province';
}

/**
 * The first Chinese place in a text, as exactly as its names tell: a name that several places bear counts only with its
 * province or city beside it, and a name that is a province and a city is the province.
 */
export function scanChinese(text: string): KnownPlace | null {
  const matches = matchNames(text);
  const regions = new Set(matches.flatMap((m) => m.places.filter((p) => p.level === 'province').map((p) => p.province)));
  let province: KnownPlace | null = null;
  for (const [i, match] of matches.entries()) {
    const found = resolve(match, regions);
    if (!found) continue;
    if (found.level === 'province') {
      province ??= found;
      continue;
    }
    if (found.level === 'district') return found;
    const next = matches[i + 1];
    const district = next?.start === match.end ? next.places.find((p) => p.level === 'district' && p.city === found.city) : undefined;
    return district ?? found;
  }
  return province;
}

function resolve(match: Match, regions: ReadonlySet<string>): KnownPlace | null {
  const { places } = match;
  const municipality = places.find((p) => p.level === 'city' && shortChineseName(p.province) === shortChineseName(p.city ?? ''));
  const province = places.find((p) => p.level === 'province');
  if (province && !(municipality && isMunicipality(municipality))) return province;
  const cities = places.filter((p) => p.level === 'city');
  const pool = cities.length > 0 ? cities : places.filter((p) => p.level === 'district');
  if (pool.length === 1) return pool[0] ?? null;
  const near = pool.filter((p) => regions.has(p.province));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** A city that is its own province. */
function isMunicipality(place: KnownPlace): boolean {
  return ['北京市', '天津市', '上海市', '重庆市', '香港', '澳门'].includes(place.city ?? '');
}
