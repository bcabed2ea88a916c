import { randomBytes } from 'node:crypto';
import { COURSE, type Comparison, type Course, compare } from './compare';
import { startProcess } from './process';
import { type Line, perSecond } from './report';
import type { RequestPlan } from './requests';
import { API_KEY, multiplyTemplate, seedTemplate, TEMPLATE_SHOP } from './seed';
import type { Bench, Suite } from './suite';

const ORDERS = Number(process.env.BENCH_INGEST_ORDERS ?? 200_000);
const ORDER_PREFIX = 'BI';
const TRACKING_PREFIX = 'LB';
const BATCH = 50;
/** Facts an order of the template has. */
const FACTS_AN_ORDER = 7;
/** Sizes of the log for which the figures must not fall (`npm run bench -- growth`). */
const LOG_SIZES = (process.env.BENCH_LOG_SIZES ?? '100000,10000000').split(',').map(Number);
/** Filling the long log takes its time; what is left is enough for fewer rounds. */
const GROWTH_ROUNDS = 3;
/** More accounts and keys than one, so that the limits of each let the load through. */
const ACCOUNTS = 64;

/** Events in: single pushes signed by their vendor, and batches over the API; each answered after its commit. */
export const ingest: Suite = async (bench) => {
  bench.say(`copying an order with its log to ${ORDERS.toLocaleString('en')} orders`);
  const template = await seedTemplate(bench.db, 30);
  await multiplyTemplate(bench.db, template, { orderPrefix: ORDER_PREFIX, trackingPrefix: TRACKING_PREFIX, from: 0, to: ORDERS - 1 });
  return besideFloor(async ({ single, batch }) => {
    const alone = await measure(bench, single(ORDERS), 1);
    const wide = await measure(bench, batch(ORDERS, BATCH), BATCH);
    const narrow = await measure(bench, batch(ORDERS, 10), BATCH);
    return [
      lineOf('single signed event', 'one scan of one order a request', alone, 1, 0.5),
      lineOf('batch of 50 events', 'of 50 orders', wide, BATCH, 0.4),
      lineOf('batch of 50 events, 10 orders', 'five of each order', narrow, BATCH, 0.4),
    ];
  }, bench);
};

/** The same events into a short and into a long log: what an event costs must not follow what came before it. */
export const growth: Suite = async (bench) => {
  const template = await seedTemplate(bench.db, 30);
  return besideFloor(async ({ single, batch }) => {
    const found: { single: number; batch: number }[] = [];
    // As many orders are told of in every log, so that each gets as many events; in a long one they lie far apart.
    const asked = Math.floor(Math.min(...LOG_SIZES) / FACTS_AN_ORDER);
    let filled = 0;
    for (const facts of LOG_SIZES) {
      const orders = Math.floor(facts / FACTS_AN_ORDER);
      bench.say(`filling up to ${facts.toLocaleString('en')} facts`);
      const more = { orderPrefix: ORDER_PREFIX, trackingPrefix: TRACKING_PREFIX, from: filled, to: orders - 1 };
      await multiplyTemplate(bench.db, template, more);
      filled = orders;
      const stride = Math.floor(orders / asked);
      const alone = await measure(bench, single(asked, stride), 1, GROWTH_ROUNDS);
      const narrow = await measure(bench, batch(asked, 10, stride), BATCH, GROWTH_ROUNDS);
      found.push({ single: alone.ours.perSecond, batch: narrow.ours.perSecond * BATCH });
    }
    const [few, many] = [found[0]!, found.at(-1)!];
    const line = (what: string, few: number, many: number): Line => ({
      what: `${what}, ${LOG_SIZES.map((n) => n.toLocaleString('en'))
        .reverse()
        .join(' over ')} facts in the log`,
      data: 'the same load, spread over all orders',
      floor: perSecond(few),
      ours: perSecond(many),
      ratio: (many / few).toFixed(2),
      aim: '≥ 0.9',
      isMet: many / few >= 0.9,
    });
    return [line('single signed event', few.single, many.single), line('batch of 50 events', few.batch, many.batch)];
  }, bench);
};

interface Plans {
  single(orders: number, stride?: number): RequestPlan;
  batch(orders: number, ordersABatch: number, stride?: number): RequestPlan;
}

/** Runs measurements while accounts, keys and the floor's process are there. */
async function besideFloor(work: (plans: Plans) => Promise<Line[]>, bench: Bench): Promise<Line[]> {
  const secret = randomBytes(16).toString('hex');
  const { endpoints, keys } = await makeAccounts(secret);
  const floor = await startProcess('bench/floor-ingest.ts', { DATABASE_URL: bench.databaseUrl, BENCH_SECRET: secret });
  const names = { orderPrefix: ORDER_PREFIX, trackingPrefix: TRACKING_PREFIX, shop: TEMPLATE_SHOP };
  try {
    return await work({
      single: (orders, stride = 1) => ({ kind: 'signed_event', endpoints, secret, trackingPrefix: TRACKING_PREFIX, orders, stride }),
      batch: (orders, ordersABatch, stride = 1) => ({ kind: 'batch', keys, secret, ...names, orders, stride, batch: BATCH, ordersABatch }),
    });
  } finally {
    await floor.stop();
  }
}

/** Compares, and holds the log against what was answered: an event that was accepted but not written is no event. */
async function measure(bench: Bench, plan: RequestPlan, events: number, rounds = COURSE.rounds): Promise<Comparison> {
  const course: Course = { ...COURSE, rounds, mostPerSecond: Math.ceil(COURSE.mostPerSecond / events) };
  const before = await countFacts(bench);
  const found = await compare(plan, course);
  const written = (await countFacts(bench)) - before;
  if (written < found.answered * events) throw new Error(`${found.answered * events} events were accepted, ${written} are in the log`);
  await bench.db.query('truncate floor_fact');
  return found;
}

async function countFacts({ db }: Bench): Promise<number> {
  const { rows } = await db.query<{ count: string }>(`select count(*) from fact where code like 'in_transit%'`);
  return Number(rows[0]!.count);
}

async function makeAccounts(secret: string): Promise<{ endpoints: string[]; keys: string[] }> {
  const { newContext } = await import('../server/store/context');
  const { createApiKey } = await import('../server/usecases/access/create-api-key');
  const { registerSource } = await import('../server/usecases/source/register-source');
  const endpoints: string[] = [];
  const keys = [API_KEY];
  for (let i = 0; i < ACCOUNTS; i += 1) {
    const source = await registerSource(newContext(), { name: `aftership-${i}`, adapter: 'aftership', secrets: { secret }, by: 'bench' });
    endpoints.push(source.endpoint);
    const token = `${API_KEY}_${i}`;
    await createApiKey(newContext(), { name: `bench ${i}`, scopes: ['ingest'], createdBy: 'bench', token });
    keys.push(token);
  }
  return { endpoints, keys };
}

function lineOf(what: string, detail: string, found: Comparison, events: number, aim: number | null): Line {
  return {
    what,
    data: `${ORDERS.toLocaleString('en')} open orders with 7 facts each, ${detail}, ${COURSE.connections} connections`,
    floor: `${perSecond(found.floor.perSecond * events)}, p99 ${found.floor.p99Ms.toFixed(0)} ms`,
    ours: `${perSecond(found.ours.perSecond * events)}, p99 ${found.ours.p99Ms.toFixed(0)} ms`,
    ratio: found.ratio.toFixed(2),
    aim: aim === null ? '' : `≥ ${aim}`,
    isMet: aim === null ? null : found.ratio >= aim,
  };
}
