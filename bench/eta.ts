import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Score } from './arrival-windows';
import { median } from './compare';
import type { Line } from './report';
import { ROOT } from './root';
import type { Bench, Suite } from './suite';

const SHOP = 'olist';
/** The files that the preset joins. */
const FILES = [
  'orders',
  'customers',
  'geolocation_zip_mean',
  'order_items',
  'sellers',
  'order_payments',
  'products',
  'product_category_name_translation',
];
const DAY = 86_400_000;

/**
 * How good the arrival windows are on real past orders. The floor is what a plain shop would say: the median of the lane
 * over the last 90 days.
 */
export const eta: Suite = async (bench) => {
  const folder = join(process.env.DAONA_DATA ?? join(ROOT, '..', 'shared', 'data'), 'olist');
  if (!existsSync(folder)) {
    console.error(`SKIPPED: no order histories in ${folder} (set DAONA_DATA): the quality of arrival windows is NOT measured.`);
    return [];
  }
  await importHistory(bench, folder);
  const { scoreWindows } = await import('./arrival-windows');
  return [...(await scoreWindows(folder, SHOP))].map(([asked, score]) => lineOf(asked, score));
};

async function importHistory(bench: Bench, folder: string): Promise<void> {
  const { importLocalFiles } = await import('../server/usecases/import/import-local-files');
  const { presetSchema } = await import('../server/usecases/import/preset');
  const { newContext } = await import('../server/store/context');
  const preset = presetSchema.parse(JSON.parse(await readFile(join(ROOT, 'docs/presets/olist.json'), 'utf8')));
  const paths = FILES.map((name) => join(folder, `${name}.csv.gz`));
  const begun = performance.now();
  const { run } = await importLocalFiles(newContext(), { preset, shop: SHOP, history: true, paths, startedBy: 'bench' });
  const seconds = (performance.now() - begun) / 1000;
  bench.say(`${run.accepted} orders with ${run.facts} facts imported in ${seconds.toFixed(0)} s, ${run.rejected} rows refused`);
}

function lineOf(asked: string, score: Score): Line {
  const told = score.orders - score.unknown;
  const inside = score.within / told;
  const error = mean(score.errors);
  const floorError = mean(score.laneErrors);
  const days = (ms: number) => (ms / DAY).toFixed(1);
  return {
    what: `arrival window ${asked}`,
    data: `${told.toLocaleString('en')} past orders of 2017 and 2018, each four weeks from the past alone; ${score.unknown} told nothing`,
    floor: `off by ${days(floorError)} days (median of the lane)`,
    ours: `off by ${days(error)} days; 80 % window holds ${(inside * 100).toFixed(1)} %, ${days(median(score.widths))} days wide`,
    ratio: (error / floorError).toFixed(2),
    aim: 'holds 80 % ± 5',
    isMet: Math.abs(inside - 0.8) <= 0.05,
  };
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
