import china from './china.geo.json';

/** A place the product knows, with its centre in WGS-84 degrees. */
export interface KnownPlace {
  level: 'province' | 'city' | 'district';
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Full name, in China with 省 or 市; the state's code in Brazil and the United States; '' elsewhere. */
  province: string;
  city?: string;
  district?: string;
  english: string;
  lat: number;
  lon: number;
}

const COUNTRY_BY_CODE: Record<string, string> = { '71': 'TW', '81': 'HK', '82': 'MO' };

const PEOPLES =
  '(?:土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族|朝鲜族|哈萨克族|黎族|满族|瑶族|仫佬族|毛南族|畲族|土族|撒拉族|保安族|东乡族|裕固族|达斡尔族|鄂温克族|独龙族|怒族|普米族|纳西族|拉祜族|佤族|布朗族|水族|仡佬族|维吾尔族|各族|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克|维吾尔)';
const SUFFIX = new RegExp(`(?:特别行政区|${PEOPLES}*自治[区州县旗]|地区|林区|新区|[省市盟县区旗])$`);

/** A Chinese name without 省, 市, 自治州 and the like; unchanged when less than two characters would be left. */
export function shortChineseName(name: string): string {
  const short = name.replace(SUFFIX, '');
  const plain = short.length >= 2 ? short : name.replace(/自治[区州县旗]$/, '');
  return plain.length >= 2 ? plain : name;
}

let names: Map<string, KnownPlace[]> | undefined;

/** Chinese names, full and short, with every place that bears them; indexed on first use (some milliseconds) and kept. */
export function chineseNames(): ReadonlyMap<string, KnownPlace[]> {
  names ??= readNames();
  return names;
}

let lengths: Map<string, number> | undefined;

/** Characters of the longest name that begins with these two; 0 when none does. */
export function longestNameFrom(beginning: string): number {
  lengths ??= readLengths();
  return lengths.get(beginning) ?? 0;
}

function readLengths(): Map<string, number> {
  const map = new Map<string, number>();
  for (const name of chineseNames().keys()) map.set(name.slice(0, 2), Math.max(name.length, map.get(name.slice(0, 2)) ?? 0));
  return map;
}

let places: readonly KnownPlace[] | undefined;

/** Cities of China, Hong Kong, Macao and Taiwan, then the provinces; read on first use and kept. */
export function chinesePlaces(): readonly KnownPlace[] {
  places ??= readPlaces();
  return places;
}

function readPlaces(): KnownPlace[] {
  const provinces = china.provinces.map((row) => chinaPlace(row, 'province'));
  const byCode = new Map(china.provinces.map((row, i) => [row.slice(0, 2), provinces[i]?.province]));
  return [...china.cities.map((row) => chinaPlace(row, 'city', byCode.get(row.slice(0, 2)))), ...provinces];
}

let byEnglish: Map<string, string | null> | undefined;

/** The Chinese name of a city or province by its English one; null when several bear it (Suzhou) or none. */
export function chineseNameByEnglish(english: string): string | null {
  byEnglish ??= readEnglish();
  return byEnglish.get(english) ?? null;
}

function readEnglish(): Map<string, string | null> {
  const map = new Map<string, string | null>();
  for (const place of chinesePlaces()) {
    const name = shortChineseName(place.city ?? place.province);
    map.set(place.english, map.has(place.english) && map.get(place.english) !== name ? null : name);
  }
  return map;
}

function readNames(): Map<string, KnownPlace[]> {
  const map = new Map<string, KnownPlace[]>();
  const add = (name: string, place: KnownPlace) => {
    for (const key of new Set([name, shortChineseName(name)])) addPlace(map, key, place);
  };
  const districts: Record<string, string> = china.districts;
  for (const [i, place] of chinesePlaces().entries()) {
    add(place.city ?? place.province, place);
    if (place.level !== 'city') continue;
    for (const entry of (districts[china.cities[i]?.slice(0, 6) ?? ''] ?? '').split(',')) {
      const [district, lat, lon] = entry.split(':');
      if (!district) continue;
      add(district, { ...place, level: 'district', district, lat: Number(lat ?? place.lat), lon: Number(lon ?? place.lon) });
    }
  }
  return map;
}

/** Adds a place to those of one name. */
export function addPlace(map: Map<string, KnownPlace[]>, name: string, place: KnownPlace): void {
  const known = map.get(name);
  if (known) known.push(place);
  else map.set(name, [place]);
}

/** A row of the Chinese table: code|name|English name|lat|lon. */
function chinaPlace(row: string, level: 'province' | 'city', province?: string): KnownPlace {
  const [code = '', name = '', english = '', lat, lon] = row.split('|');
  return {
    level,
    country: COUNTRY_BY_CODE[code.slice(0, 2)] ?? 'CN',
    province: province ?? name,
    ...(level === 'city' ? { city: name } : {}),
    english,
    lat: Number(lat),
    lon: Number(lon),
  };
}
