import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { type Journey, journeyOf } from '@/server/domain/eta/journey';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { importLocalFiles } from '@/server/usecases/import/import-local-files';
import { presetSchema } from '@/server/usecases/import/preset';
import { ROOT } from '../root';

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

/** Imports the order histories of a folder as a shop's admin would, and answers how they went. */
export async function importHistory(folder: string): Promise<{ orders: number; refused: number; seconds: number }> {
  const preset = presetSchema.parse(JSON.parse(await readFile(join(ROOT, 'docs/presets/olist.json'), 'utf8')));
  const paths = FILES.map((name) => join(folder, `${name}.csv.gz`));
  const begun = performance.now();
  const { run } = await importLocalFiles(newContext(), { preset, shop: SHOP, history: true, paths, startedBy: 'bench' });
  return { orders: run.accepted, refused: run.rejected, seconds: (performance.now() - begun) / 1000 };
}

/**
 * Journeys of the imported orders that have item rows, and the delivered ones among them, which are asked about. Orders of the stratified sample are
 * left out: undelivered ones are more frequent among them than they are.
 */
export async function readHistory(folder: string): Promise<{ journeys: Journey[]; asked: Set<Journey> }> {
  const leftOut = await stratified(folder);
  const { rows } = await pool().query<{ doc: OrderDocument }>('select doc from orders where shop = $1 order by placed_at, id', [SHOP]);
  const asked = new Set<Journey>();
  const journeys = rows
    .filter(({ doc }) => !leftOut.has(doc.state.orderNo) && doc.state.items.length > 0)
    .map(({ doc: { state } }) => {
      const journey = journeyOf(state);
      const isDelivered = state.lifecycle === 'delivered' || state.lifecycle === 'completed';
      if (isDelivered) asked.add(journey);
      return journey;
    });
  return { journeys, asked };
}

async function stratified(folder: string): Promise<Set<string>> {
  const out = new Set<string>();
  const rows = createReadStream(`${folder}/orders.csv.gz`)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  for await (const row of rows as AsyncIterable<Record<string, string>>)
    if (row.sample?.includes('stratified_case')) out.add(row.order_id!);
  return out;
}
