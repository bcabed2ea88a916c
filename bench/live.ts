import { FLOOR_PORT, FRONT_PORT } from './front';
import type { LiveCourse, LiveResult } from './live-audience';
import { startProcess } from './process';
import { databaseMs, processorMs } from './processor-time';
import type { Line } from './report';
import { API_KEY, multiplyTemplate, seedTemplate, settleDatabase, TEMPLATE_SHOP } from './seed';
import type { Bench, Suite } from './suite';

const LISTENERS = Number(process.env.BENCH_LISTENERS ?? 1_000);
const EVENTS_PER_SECOND = Number(process.env.BENCH_LIVE_EVENTS ?? 500);
const SECONDS = Number(process.env.BENCH_LIVE_SECONDS ?? 20);
const WARM_UP_SECONDS = 5;
const BATCH = 10;
/** Of so many open orders one is looked at, in the course where most are not. */
const ORDERS_A_PAGE = 10;
const AIM_MS = 300;
const ORDER_PREFIX = 'BL';

/**
 * Open pages, each of another order, while events are recorded: how long from telling an event to the page that shows it. The
 * figure holds everything between, recording included.
 */
export const live: Suite = async (bench) => {
  const template = await seedTemplate(bench.db, 30);
  await multiplyTemplate(bench.db, template, {
    orderPrefix: ORDER_PREFIX,
    trackingPrefix: 'LV',
    from: 0,
    to: LISTENERS * ORDERS_A_PAGE - 1,
  });
  await settleDatabase(bench.db);
  const { rows: orders } = await bench.db.query<{ code: string; orderNo: string }>(
    `select code, order_no as "orderNo" from orders where order_no like '${ORDER_PREFIX}%' order by order_no`,
  );
  const course: LiveCourse = {
    port: FRONT_PORT,
    pages: orders.slice(0, LISTENERS),
    others: orders.slice(LISTENERS).map((order) => order.orderNo),
    shop: TEMPLATE_SHOP,
    apiKey: API_KEY,
    eventsPerSecond: EVENTS_PER_SECOND,
    batch: BATCH,
    seconds: SECONDS,
    hasPages: true,
  };
  const floor = await startProcess('bench/floor-live.ts', { DATABASE_URL: bench.databaseUrl });
  try {
    const lines: Line[] = [];
    bench.say('warming up');
    await run(bench, { ...course, seconds: WARM_UP_SECONDS });
    for (const others of [course.others, []]) {
      bench.say(`${LISTENERS.toLocaleString('en')} pages, ${EVENTS_PER_SECOND} events a second of ${LISTENERS + others.length} orders`);
      const least = await run(bench, { ...course, others, port: FLOOR_PORT, hasPages: false });
      bench.say(`floor: ${told(least)}`);
      const ours = await run(bench, { ...course, others });
      bench.say(`ours: ${told(ours)}`);
      lines.push(lineOf(others.length, least, ours));
    }
    return lines;
  } finally {
    await floor.stop();
  }
};

/** What a course came to, and the processor time that each part of the machine spent on it. */
interface Course extends LiveResult {
  seconds: number;
  webMs: number;
  databaseMs: number;
}

/** Every course has an audience of its own, which is gone afterwards. */
async function run(bench: Bench, course: LiveCourse): Promise<Course> {
  const audience = await startProcess('bench/live-audience.ts');
  try {
    const [web, database] = [processorMs(bench.web), await databaseMs(bench.db)];
    const found = await audience.ask<LiveResult>(course);
    if (found.refused > 0) throw new Error(`${found.refused} calls with events were refused`);
    if (found.lost > 0) throw new Error(`${found.lost} pages did not show their last event; the others: ${told(found)}`);
    const spent = [...(await databaseMs(bench.db))].reduce((sum, [pid, ms]) => sum + ms - (database.get(pid) ?? 0), 0);
    return { ...found, seconds: course.seconds, webMs: processorMs(bench.web) - web, databaseMs: spent };
  } finally {
    await audience.stop();
  }
}

const told = (found: LiveResult) =>
  `p50 ${found.shownP50Ms.toFixed(0)} ms, p99 ${found.shownP99Ms.toFixed(0)} ms (recorded p50 ${found.recordedP50Ms.toFixed(0)} ms, p99 ${found.recordedP99Ms.toFixed(0)} ms)`;

function lineOf(others: number, floor: Course, ours: Course): Line {
  const share = (ms: number) => `${(ms / 10 / ours.seconds).toFixed(0)} %`;
  return {
    what: others > 0 ? 'event to open page' : 'event to open page, every event of one',
    data: `${LISTENERS.toLocaleString('en')} pages open, ${EVENTS_PER_SECOND} events a second recorded of ${(LISTENERS + others).toLocaleString('en')} orders, ${ours.shown.toLocaleString('en')} changes shown, ${(ours.messageBytes / 1024).toFixed(1)} kB each`,
    floor: told(floor),
    ours: `${told(ours)}; of one processor: web ${share(ours.webMs)}, Postgres ${share(ours.databaseMs)}, load ${share(ours.processorMs)}`,
    ratio: (floor.shownP99Ms / ours.shownP99Ms).toFixed(2),
    aim: `p99 ≤ ${AIM_MS} ms`,
    isMet: ours.shownP99Ms <= AIM_MS,
  };
}
