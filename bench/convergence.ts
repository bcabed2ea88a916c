import { foldOrder } from '../server/domain/order/fold-order';
import type { OrderState } from '../server/domain/order/order-state';
import { CASES, RECORDABLE_CASES } from '../tests/convergence/all-cases';
import { endOf, write } from '../tests/convergence/convergence-case';
import { everyOrder, type Random, randomTelling, seededRandom, shuffled } from '../tests/convergence/random-tellings';
import { SHOP } from '../tests/convergence/record-tellings';
import { startProcess } from './process';
import { type Line, perSecond } from './report';
import type { Bench, Suite } from './suite';
import type { Telling } from './tell-share';

const ORDERS_OF_EIGHT = 40_320;
const PERMUTED_CASES = CASES.slice(0, Number(process.env.BENCH_CASES ?? CASES.length));
const RANDOM_SETS = Number(process.env.BENCH_RANDOM_SETS ?? 100_000);
const RECORDED_SETS = Number(process.env.BENCH_RECORDED_SETS ?? 10_000);
const PROCESSES = 4;
const WRITERS_A_PROCESS = 2;
/** Orders that are being told of at the same time. */
const SETS_AT_ONCE = 400;
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
  for (const [i, { name, facts, end }] of PERMUTED_CASES.entries()) {
    const first = foldOrder(NAME, facts);
    const bytes = JSON.stringify(first);
    if (endOf(first) !== write(end)) differing += ORDERS_OF_EIGHT;
    else
      everyOrder([...facts], (order) => {
        if (JSON.stringify(foldOrder(NAME, order)) !== bytes) differing += 1;
      });
    bench.say(`${i + 1}/${PERMUTED_CASES.length} ${name}`);
  }
  const folds = PERMUTED_CASES.length * ORDERS_OF_EIGHT;
  return line('convergence, every order of arrival', `${PERMUTED_CASES.length} cases of eight facts`, folds, differing, begun);
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

/** Each writer tells its share of many orders at once; the same telling may come from several of them. */
async function throughPostgres(bench: Bench, random: Random): Promise<Line> {
  const processes = await Promise.all(Array.from({ length: PROCESSES }, () => startProcess('bench/tell-share.ts')));
  const begun = performance.now();
  try {
    for (let from = 0; from < RECORDED_SETS; from += SETS_AT_ONCE) {
      const shares = Array.from({ length: PROCESSES * WRITERS_A_PROCESS }, (): Telling[] => []);
      for (let set = from; set < Math.min(from + SETS_AT_ONCE, RECORDED_SETS); set += 1)
        for (const fact of randomTelling(caseOf(set).facts, random))
          shares[Math.floor(random() * shares.length)]!.push({ fact, tag: tagOf(set) });
      const mixed = shares.map((share) => shuffled(share, random));
      await Promise.all(
        processes.map((writer, i) => writer.ask({ shares: mixed.slice(i * WRITERS_A_PROCESS, (i + 1) * WRITERS_A_PROCESS) })),
      );
      if ((from / SETS_AT_ONCE) % 5 === 4) bench.say(`${(from + SETS_AT_ONCE).toLocaleString('en')} orders through Postgres`);
    }
  } finally {
    await Promise.all(processes.map((writer) => writer.stop()));
  }
  const differing = await countDiffering(bench);
  const writers = `${PROCESSES * WRITERS_A_PROCESS} writers in ${PROCESSES} processes`;
  return line('convergence, through Postgres', writers, RECORDED_SETS, differing, begun);
}

/** Orders that do not end as written, or not in the same bytes as the first order of their case. */
async function countDiffering({ db }: Bench): Promise<number> {
  const { rows } = await db.query<{ no: string; state: string }>(
    `select order_no as no, doc ->> 'state' as state from orders where shop = $1`,
    [SHOP],
  );
  const states = new Map(rows.map(({ no, state }) => [no, state]));
  const bytes = new Map<string, string>();
  let differing = 0;
  for (let set = 0; set < RECORDED_SETS; set += 1) {
    const { name, end } = caseOf(set);
    const state = states.get(`O${tagOf(set)}`);
    const untagged = state?.replaceAll(tagOf(set), '');
    if (untagged !== undefined && !bytes.has(name)) bytes.set(name, untagged);
    if (state === undefined || untagged !== bytes.get(name) || endOf(JSON.parse(state) as OrderState, tagOf(set)) !== write(end))
      differing += 1;
  }
  return differing;
}

const caseOf = (set: number) => RECORDABLE_CASES[set % RECORDABLE_CASES.length]!;
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
