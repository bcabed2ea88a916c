import { foldOrder } from '../server/domain/order/fold-order';
import type { OrderState } from '../server/domain/order/order-state';
import type { Fact } from '../server/domain/tracking/fact';
import { at } from '../tests/builders/fact';
import { CASES, RECORDABLE_CASES } from '../tests/convergence/all-cases';
import { endOf, write } from '../tests/convergence/convergence-case';
import { everyOrder, type Random, randomTelling, seededRandom, shuffled } from '../tests/convergence/random-tellings';
import { recordable, SHOP } from '../tests/convergence/record-tellings';
import { type Line, perSecond } from './report';
import type { Bench, Suite } from './suite';

const ORDERS_OF_EIGHT = 40_320;
const RANDOM_SETS = Number(process.env.BENCH_RANDOM_SETS ?? 100_000);
const RECORDED_SETS = Number(process.env.BENCH_RECORDED_SETS ?? 10_000);
const WRITERS = 8;
/** Sets that are being told at the same time, and what one call brings. */
const SETS_AT_ONCE = 400;
const FACTS_A_CALL = 25;
const SEED = 20_261_122;

const NAME = { shop: SHOP, orderNo: 'O1' };

/** One state for every order of arrival, equal to the end written down by hand: folded alone, then through Postgres. */
export const convergence: Suite = async (bench) => [
  everyOrderOfEachCase(bench),
  randomSets(bench, seededRandom(SEED)),
  await throughPostgres(bench, seededRandom(SEED + 1)),
];

function everyOrderOfEachCase(bench: Bench): Line {
  const begun = performance.now();
  let differing = 0;
  for (const [i, { name, facts, end }] of CASES.entries()) {
    const first = foldOrder(NAME, facts);
    const bytes = JSON.stringify(first);
    if (endOf(first) !== write(end)) differing += ORDERS_OF_EIGHT;
    else
      everyOrder([...facts], (order) => {
        if (JSON.stringify(foldOrder(NAME, order)) !== bytes) differing += 1;
      });
    bench.say(`${i + 1}/${CASES.length} ${name}`);
  }
  const folds = CASES.length * ORDERS_OF_EIGHT;
  return line(`convergence, every order of ${CASES.length} cases`, `${folds.toLocaleString('en')} folds`, folds, differing, begun);
}

function randomSets(bench: Bench, random: Random): Line {
  const begun = performance.now();
  let differing = 0;
  for (let set = 0; set < RANDOM_SETS; set += 1) {
    const { facts, end } = CASES[Math.floor(random() * CASES.length)]!;
    const told = randomTelling(facts, random);
    const state = foldOrder(NAME, told);
    const isOne = JSON.stringify(state) === JSON.stringify(foldOrder(NAME, shuffled(told, random)));
    if (!isOne || endOf(state) !== write(end)) differing += 1;
    if ((set + 1) % 20_000 === 0) bench.say(`${(set + 1).toLocaleString('en')} random sets`);
  }
  return line('convergence, random sets', 'repeats and delays of up to 4 days', RANDOM_SETS, differing, begun);
}

interface Telling {
  fact: Fact;
  tag: string;
}

/** Each writer tells its share of many orders at once; the same telling may come from several of them. */
async function throughPostgres(bench: Bench, random: Random): Promise<Line> {
  const { newContext } = await import('../server/store/context');
  const { recordFacts } = await import('../server/usecases/tracking/record-facts');
  const ctx = newContext(() => at(150_000));
  const caseOf = (set: number) => RECORDABLE_CASES[set % RECORDABLE_CASES.length]!;
  const tell = async (share: readonly Telling[]) => {
    for (let from = 0; from < share.length; from += FACTS_A_CALL) {
      const batches = share.slice(from, from + FACTS_A_CALL).map(({ fact, tag }) => recordable([fact], tag));
      await recordFacts(ctx, { orders: batches.flatMap((b) => b.orders), facts: batches.flatMap((b) => b.facts) });
    }
  };
  const begun = performance.now();
  for (let from = 0; from < RECORDED_SETS; from += SETS_AT_ONCE) {
    const shares = Array.from({ length: WRITERS }, (): Telling[] => []);
    for (let set = from; set < Math.min(from + SETS_AT_ONCE, RECORDED_SETS); set += 1)
      for (const fact of randomTelling(caseOf(set).facts, random)) shares[Math.floor(random() * WRITERS)]!.push({ fact, tag: tagOf(set) });
    await Promise.all(shares.map((share) => tell(shuffled(share, random))));
    if ((from / SETS_AT_ONCE) % 5 === 4) bench.say(`${(from + SETS_AT_ONCE).toLocaleString('en')} orders through Postgres`);
  }
  const ends = new Map<string, string>();
  const { rows } = await bench.db.query<{ no: string; state: OrderState }>(
    `select order_no as no, doc -> 'state' as state from orders where shop = $1`,
    [SHOP],
  );
  for (const { no, state } of rows) ends.set(no, endOf(state, no.slice(1)));
  let differing = 0;
  for (let set = 0; set < RECORDED_SETS; set += 1) if (ends.get(`O${tagOf(set)}`) !== write(caseOf(set).end)) differing += 1;
  return line('convergence, through Postgres', `${WRITERS} writers at once`, RECORDED_SETS, differing, begun);
}

const tagOf = (set: number) => `X${String(set).padStart(6, '0')}`;

function line(what: string, data: string, sets: number, differing: number, begun: number): Line {
  return {
    what,
    data,
    floor: '',
    ours: `${(sets - differing).toLocaleString('en')} of ${sets.toLocaleString('en')} end as written, ${perSecond((sets * 1000) / (performance.now() - begun))}`,
    ratio: '',
    aim: 'all',
    isMet: differing === 0,
  };
}
