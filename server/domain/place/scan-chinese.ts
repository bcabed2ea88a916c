import { chineseNames, type KnownPlace, longestNameFrom } from './chinese-names';
import type { Place } from './place';

/** What may stand between a place and what lies in it. */
const BETWEEN = /^[\s·/-]*$/;
/** A short name before one of these is part of a street or building, not a city. */
const STREET = /^(?:[东南西北中]?(?:路|街|大街|大道|巷|弄|镇|村|乡|小区|大厦|广场|花园|航空|银行))/;
/** A district's short name before one of these names something else: 朝阳门, 白云机场. */
const LANDMARK = /^(?:国际|机场|大学|学院|医院|公园|体育|火车|高铁|[东南西北]站|[门桥里湾河湖山港口寺庙塔])/;
/** What carriers call their places. */
const FACILITY = /^(?:转运|中转|分拨|集散|集包|分公司|公司|营业|网点|分部|服务点|操作|揽投|投递|邮政|直营|集配|处理中心)/;
/** Cities whose short names are plain words: only believed with their suffix. */
const PLAIN_WORDS = new Set(['东方', '新星', '白杨', '双河', '昆玉', '和平', '城区', '郊区', '海南']);
/** Counties and districts whose short names are plain words: only believed with their suffix or behind their city. */
const DISTRICT_WORDS = new Set(
  '平安 光明 东风 前进 解放 友谊 红旗 向阳 新区 新城 矿区 中原 中站 胜利 同心 吉利 大通 太平 永定 兴隆 长安 和平 建设 团结 富民 安定 长寿 永宁 中心 开发 富裕 大方 特克斯'.split(
    ' ',
  ),
);

/** Whether a name before these words belongs to an address: 中山路, 罗马花园. */
export function isPartOfAddress(rest: string): boolean {
  return STREET.test(rest);
}

interface Match {
  start: number;
  end: number;
  places: KnownPlace[];
}

/** What is known about where a text is: the places it names, and those before and after it on the way. */
interface Around {
  provinces: ReadonlySet<string>;
  cities: ReadonlySet<string>;
}

/** Names of Chinese places in a text, left to right, the longest at each point; right behind its parent, what lies in that. */
function matchNames(text: string): Match[] {
  const chinese = chineseNames();
  const matches: Match[] = [];
  for (let start = 0; start < text.length - 1; start += 1) {
    const longest = Math.min(longestNameFrom(text.slice(start, start + 2)), text.length - start);
    if (longest === 0) continue;
    const before = matches.at(-1);
    const parents = before && BETWEEN.test(text.slice(before.end, start)) ? before.places : [];
    for (let length = longest; length >= 2; length -= 1) {
      const name = text.slice(start, start + length);
      const bearers = chinese.get(name);
      if (!bearers) continue;
      const rest = text.slice(start + length);
      const isAlone = start === 0 && bearers.length === 1;
      const places = bearers.filter((place) => isBelievable(place, name, rest, parents, isAlone));
      if (places.length === 0) continue;
      const inside = places.filter((place) => isInOneOf(place, parents));
      matches.push({ start, end: start + length, places: inside.length > 0 ? inside : places });
      start += length - 1;
      break;
    }
  }
  return matches;
}

function isBelievable(place: KnownPlace, name: string, rest: string, parents: readonly KnownPlace[], isAlone: boolean): boolean {
  const full = place.district ?? place.city ?? place.province;
  if (name === full) return true;
  if (isPartOfAddress(rest)) return false;
  if (place.level !== 'district') return !PLAIN_WORDS.has(name) || place.level === 'province';
  if (isInOneOf(place, parents) && !PLAIN_WORDS.has(name)) return !LANDMARK.test(rest);
  if (full.endsWith('市') && full.length > 2) return !PLAIN_WORDS.has(name);
  return isAlone && !DISTRICT_WORDS.has(name) && (rest === '' || FACILITY.test(rest));
}

/** Whether a place lies in one of these cities or provinces. */
function isInOneOf(place: KnownPlace, parents: readonly KnownPlace[]): boolean {
  return parents.some(
    (parent) =>
      parent.province === place.province &&
      (parent.level === 'province' ? place.level !== 'province' : place.level === 'district' && parent.city === place.city),
  );
}

/**
 * The first Chinese place in a text, as exactly as its names tell: a name that several places bear counts only with its
 * province or city beside it, or near it on the way, and a name that is a province and a city is the province.
 */
export function scanChinese(text: string, near: readonly Place[] = []): KnownPlace | null {
  const matches = matchNames(text);
  let known: Around | undefined;
  const around = () => {
    known ??= placesAround(matches, near);
    return known;
  };
  let province: KnownPlace | null = null;
  for (const [i, match] of matches.entries()) {
    const found = resolve(match, around);
    if (!found) continue;
    if (found.level === 'province') {
      province ??= found;
      continue;
    }
    if (found.level === 'district') return found;
    return districtBehind(text, matches, i, found) ?? found;
  }
  return province;
}

/** The district named right behind its city, which may stand there twice (北京市北京市东城区). */
function districtBehind(text: string, matches: readonly Match[], at: number, city: KnownPlace): KnownPlace | null {
  const [match, next] = [matches[at], matches[at + 1]];
  if (!match || !next || !BETWEEN.test(text.slice(match.end, next.start))) return null;
  if (next.places.some((p) => p.level === 'city' && p.city === city.city)) return districtBehind(text, matches, at + 1, city);
  return only(next.places.filter((p) => p.level === 'district' && isInOneOf(p, [city])));
}

function placesAround(matches: readonly Match[], near: readonly Place[]): Around {
  const named = matches.flatMap(({ places }) => {
    const cities = places.filter((p) => p.level === 'city');
    return [...(cities.length === 1 ? cities : []), ...places.filter((p) => p.level === 'province')];
  });
  const provinces = named.filter((p) => p.level === 'province').map((p) => p.province);
  return {
    provinces: new Set([...provinces, ...near.flatMap((p) => p.province ?? [])]),
    cities: new Set([...named, ...near].flatMap((p) => p.city ?? [])),
  };
}

function resolve(match: Match, around: () => Around): KnownPlace | null {
  const { places } = match;
  const province = places.find((p) => p.level === 'province');
  if (province && !places.some((p) => p.level === 'city' && isMunicipality(p))) return province;
  const cities = places.filter((p) => p.level === 'city');
  const pool = cities.length > 0 ? cities : places.filter((p) => p.level === 'district');
  const isKnown = (p: KnownPlace) =>
    p.country !== 'TW' || p.level === 'city' || around().provinces.has(p.province) || around().cities.has(p.city ?? '');
  if (pool.length === 1) return pool.find(isKnown) ?? null;
  // 新竹 is the city, not the county round it
  const isOneProvince = new Set(cities.map((p) => p.province)).size === 1;
  return (
    (isOneProvince ? only(cities.filter((p) => p.city?.endsWith('市'))) : null) ??
    only(pool.filter((p) => p.level === 'district' && around().cities.has(p.city ?? ''))) ??
    only(pool.filter((p) => around().provinces.has(p.province)))
  );
}

function only(places: readonly KnownPlace[]): KnownPlace | null {
  return places.length === 1 ? (places[0] ?? null) : null;
}

/** A city that is its own province. */
function isMunicipality(place: KnownPlace): boolean {
  return ['北京市', '天津市', '上海市', '重庆市', '香港', '澳门'].includes(place.city ?? '');
}
