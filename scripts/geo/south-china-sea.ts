import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

type Point = [x: number, y: number];
interface Region {
  geometries: { exterior: Point[] }[];
}

/** Adds the inset of the South China Sea to the regions of echarts' map of China, as a frame beside the mainland. */
const addInset = require('echarts/lib/coord/geo/fix/nanhai') as (map: string, regions: Region[]) => void;

/** How echarts squeezes its drawing into degrees. */
const SQUEEZE = { x: 10.5, y: 14 };
/** The dashes are bars this broad at most, in units of the drawing. */
const BAR = 2.5;

/** The inset as land and dashes, in units of its own drawing; x to the right, y down. Schematic: single islands are not drawn. */
export function southChinaSea() {
  const regions: Region[] = [];
  addInset('china', regions);
  const all = regions[0]!.geometries.map(({ exterior }) => exterior.map(([x, y]): Point => [x * SQUEEZE.x, -y * SQUEEZE.y]));
  // the last one is the frame
  const frame = all.pop()!;
  const [left, top] = [Math.min(...frame.map(([x]) => x)), Math.min(...frame.map(([, y]) => y))];
  const shapes = all.map((ring) => ring.map(([x, y]): Point => [tenth(x - left), tenth(y - top)]));
  const isBar = (ring: Point[]) => ring.length === 5 && Math.hypot(ring[0]![0] - ring[3]![0], ring[0]![1] - ring[3]![1]) < BAR;
  return {
    name: { 'zh-CN': '南海诸岛', 'zh-TW': '南海諸島', en: 'South China Sea' },
    width: tenth(Math.max(...frame.map(([x]) => x)) - left),
    height: tenth(Math.max(...frame.map(([, y]) => y)) - top),
    land: shapes.filter((ring) => !isBar(ring)),
    lines: shapes.filter(isBar).map(([a, b, c, d]) => [between(a!, d!), between(b!, c!)]),
  };
}

const tenth = (n: number) => Math.round(n * 10) / 10;
const between = ([ax, ay]: Point, [bx, by]: Point): Point => [tenth((ax + bx) / 2), tenth((ay + by) / 2)];
