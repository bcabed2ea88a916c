import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { treesOf } from '@/server/domain/eta/eta-model';
import { learnModel } from '@/server/domain/eta/learn-model';
import { DAY } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { loadEtaModel, readPastOrders, saveEtaModel } from '@/server/store/eta-model';
import { freshDatabase } from '../../database/fresh-database';
import { marketplace } from '../../fixtures/journeys';
import { MORNING, shippedOrder } from '../stall/stalled-order';

const LEARNED = learnModel(marketplace(MORNING, { orders: 4000, lanes: 400, senders: 1500 }), Math.floor(MORNING / DAY), null);

/** Bytes with which the database answered each question since. */
function watchAnswers(): () => Promise<number[]> {
  const asked = vi.spyOn(pool(), 'query');
  return async () => {
    const answers = await Promise.all(asked.mock.results.map((result) => result.value as unknown as Promise<{ rows: unknown[] }>));
    return answers.map(({ rows }) => JSON.stringify(rows).length);
  };
}

/** As if a process had let so much time go by. */
function after(ms: number): void {
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + ms);
}

/** A model learned by another process. */
const savedElsewhere = () => pool().query('insert into eta_model (body, orders) values ($1, 1)', [JSON.stringify(LEARNED)]);

beforeEach(freshDatabase);
afterEach(() => vi.restoreAllMocks());

it('a model of some hundred kB is read once and its trees are opened once, however often it predicts', async () => {
  await saveEtaModel(pool(), LEARNED, 4000);
  const answers = watchAnswers();
  const first = await loadEtaModel(pool());
  expect(first).toEqual({ ...JSON.parse(JSON.stringify(LEARNED)), version: 1 });
  const trees = treesOf(first);
  for (let i = 0; i < 100; i += 1) expect(treesOf(await loadEtaModel(pool()))).toBe(trees);
  expect(await answers()).toEqual([expect.toSatisfy((bytes: number) => bytes > 200_000)]);
  after(31_000);
  expect(treesOf(await loadEtaModel(pool()))).toBe(trees);
  expect((await answers()).slice(1)).toEqual([expect.toSatisfy((bytes: number) => bytes < 100)]);
});

it('a new version is seen by the process that learned it with the next question, by others within half a minute', async () => {
  await saveEtaModel(pool(), LEARNED, 4000);
  expect((await loadEtaModel(pool())).version).toBe(1);
  await savedElsewhere();
  expect((await loadEtaModel(pool())).version).toBe(1);
  after(31_000);
  expect((await loadEtaModel(pool())).version).toBe(2);
  expect(await saveEtaModel(pool(), LEARNED, 4000)).toBe(3);
  expect((await loadEtaModel(pool())).version).toBe(3);
});

it('the journeys of all orders are read, portion by portion, each once', async () => {
  await shippedOrder(
    newContext(() => MORNING),
    'A1',
    MORNING,
  );
  await pool().query(
    `insert into orders select (jsonb_populate_record(o, jsonb_build_object(
       'id', gen_random_uuid(), 'order_no', 'C' || n, 'order_key', 'C' || n, 'code', 'C' || n, 'placed_at', o.placed_at - (n % 700) * interval '1 minute'))).*
     from orders o, generate_series(1, 4100) n where o.order_no = 'A1'`,
  );
  expect(await readPastOrders(pool(), MORNING + DAY)).toHaveLength(4101);
});
