import { beforeAll, describe, expect, it } from 'vitest';
import { foldOrder } from '@/server/domain/order/fold-order';
import type { OrderState } from '@/server/domain/order/order-state';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { at } from '../builders/fact';
import { freshDatabase } from '../database/fresh-database';
import { CASES, RECORDABLE_CASES } from './all-cases';
import { endOf, write } from './convergence-case';
import { randomTelling, seededRandom, shuffled } from './random-tellings';
import { recordable, SHOP } from './record-tellings';

/** A light sample; `npm run bench -- convergence` goes through all 40,320 orders of each case and 100,000 random sets. */
const ORDERS_A_CASE = 50;
const SETS_A_CASE = 8;
const RECORDED = 110;
const WRITERS = 4;

const NAME = { shop: SHOP, orderNo: 'O1' };

it('there are at least fifty cases of eight facts', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(50);
  for (const { name, facts } of CASES) expect(facts.length, name).toBe(8);
});

describe.each(CASES)('$name', ({ name, facts, end }) => {
  const random = seededRandom(name.length * 7919);

  it('ends as written down', () => {
    expect(JSON.parse(endOf(foldOrder(NAME, facts)))).toEqual(JSON.parse(write(end)));
  });

  it('is the same to the byte in any order of arrival', () => {
    const bytes = JSON.stringify(foldOrder(NAME, facts));
    for (let i = 0; i < ORDERS_A_CASE; i += 1) expect(JSON.stringify(foldOrder(NAME, shuffled(facts, random)))).toBe(bytes);
  });

  it('ends the same with repetitions and delays', () => {
    for (let i = 0; i < SETS_A_CASE; i += 1) expect(endOf(foldOrder(NAME, randomTelling(facts, random)))).toBe(write(end));
  });
});

describe('through Postgres', () => {
  beforeAll(freshDatabase);

  it('several writers at once leave each order in its end', async () => {
    const random = seededRandom(20_261_122);
    const tagOf = (set: number) => `X${String(set).padStart(6, '0')}`;
    const caseOf = (set: number) => RECORDABLE_CASES[set % RECORDABLE_CASES.length]!;
    const shares = Array.from({ length: WRITERS }, () => [] as { facts: Parameters<typeof recordable>[0]; tag: string }[]);
    for (let set = 0; set < RECORDED; set += 1)
      for (const fact of randomTelling(caseOf(set).facts, random))
        shares[Math.floor(random() * WRITERS)]!.push({ facts: [fact], tag: tagOf(set) });
    const ctx = newContext(() => at(150_000));
    const writeShare = async (share: (typeof shares)[number]) => {
      for (let from = 0; from < share.length; from += 12) {
        const batches = share.slice(from, from + 12).map(({ facts, tag }) => recordable(facts, tag));
        await recordFacts(ctx, { orders: batches.flatMap((b) => b.orders), facts: batches.flatMap((b) => b.facts) });
      }
    };
    await Promise.all(shares.map((share) => writeShare(shuffled(share, random))));
    const { rows } = await pool().query<{ no: string; doc: { state: OrderState } }>(`select order_no as no, doc from orders`);
    expect(rows).toHaveLength(RECORDED);
    for (const row of rows) {
      const set = Number(row.no.slice(2));
      expect(endOf(row.doc.state, tagOf(set)), caseOf(set).name).toBe(write(caseOf(set).end));
    }
  });
});
