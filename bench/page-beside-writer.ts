import { type IncomingMessage, get as send } from 'node:http';
import { COURSE, type Comparison, compare } from './compare';
import type { FloorAnswers } from './floor-reads';
import { FRONT_PORT } from './front';
import type { WriterCourse, WriterMessage, WriterResult } from './page-writer';
import { type BenchProcess, startProcess } from './process';
import { type Line, perSecond } from './report';
import { API_KEY, multiplyTemplate, seedTemplate, TEMPLATE, TEMPLATE_SHOP } from './seed';
import type { Bench, Suite } from './suite';

const ORDERS = Number(process.env.BENCH_ORDERS ?? 100_000);
const PAGES = Number(process.env.BENCH_PAGES ?? 1_500);
const EVENTS_PER_SECOND = Number(process.env.BENCH_WRITER_EVENTS ?? 200);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? COURSE.rounds);
const BATCH = 10;
/** What was recorded during the floor's turn is rendered anew before ours is counted: readers would have asked for it meanwhile. */
const LEAD_IN_SECONDS = 2;
const AIM = 0.7;
const ORDER_PREFIX = 'BP';
const TRACKING_PREFIX = 'PW';

/** What a phone sends that has scanned the code on a parcel; browsers take brotli where the address is https. */
const PHONE = {
  'user-agent':
    'Mozilla/5.0 (Linux; Android 13; 2201117TC) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36 XWEB/1240',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'zh-CN,zh;q=0.9',
};

/** The twelve events of an order: five of the shop, and these of its parcel. */
const SCANS = [
  { afterH: 5, code: 'picked_up', note: 'Item collected', place: { country: 'CN', province: '广东省', city: '深圳市' } },
  {
    afterH: 20,
    code: 'in_transit.arrived',
    note: 'Arrived at sorting centre',
    place: { country: 'CN', province: '广东省', city: '广州市' },
  },
  {
    afterH: 30,
    code: 'in_transit.departed',
    note: 'Departed from sorting centre',
    place: { country: 'CN', province: '广东省', city: '广州市' },
  },
  { afterH: 70, code: 'customs', note: 'Presented to customs', place: { country: 'US', province: 'NY', city: 'New York' } },
  { afterH: 76, code: 'customs.released', note: 'Released by customs', place: { country: 'US', province: 'NY', city: 'New York' } },
  { afterH: 82, code: 'in_transit.arrived', note: 'Arrived at facility', place: { country: 'US', province: 'NY', city: 'New York' } },
  { afterH: 90, code: 'in_transit.departed', note: 'Departed facility', place: { country: 'US', province: 'NY', city: 'New York' } },
];
const AGE_H = 96;

interface Parcel {
  id: string;
  code: string;
  orderNo: string;
  trackingNo: string;
}

/**
 * The page of a parcel as a phone gets it, compressed, while events are recorded over the product's interface, every second of
 * them of a page that is asked for, and a checker fetches each such page once its event is acknowledged. The floor has the same
 * writer beside it; the checker looks at the product's rounds alone and once more at all pages in the end. A stale answer ends
 * the run.
 */
export const pageBesideWriter: Suite = async (bench) => {
  bench.say(`copying an order with its log to ${ORDERS.toLocaleString('en')} orders`);
  const template = await seedTemplate(bench.db, AGE_H, SCANS);
  await multiplyTemplate(bench.db, template, { orderPrefix: ORDER_PREFIX, trackingPrefix: TRACKING_PREFIX, from: 0, to: ORDERS - 1 });
  const { pages, others } = await chosen(bench);
  const floor = await startProcess('bench/floor-reads.ts', { DATABASE_URL: bench.databaseUrl });
  const writer = await startProcess('bench/page-writer.ts');
  try {
    const answers = await answersOf(pages);
    await floor.ask(answers);
    const course = {
      port: FRONT_PORT,
      apiKey: API_KEY,
      shop: TEMPLATE_SHOP,
      carrier: TEMPLATE.carrier,
      pages,
      others,
      eventsPerSecond: EVENTS_PER_SECOND,
      batch: BATCH,
      headers: PHONE,
    };
    await tell(writer, { begin: course });
    const found = await compare(
      { kind: 'page', paths: pages.map(({ code }) => `/q/${code}`), headers: headerLines(PHONE) },
      { ...COURSE, rounds: ROUNDS, leadInSeconds: LEAD_IN_SECONDS, onRound: (port) => tell(writer, { isChecking: port === FRONT_PORT }) },
    );
    const written = provenFresh(await writer.ask<WriterResult>({ end: true } satisfies WriterMessage));
    return [lineOf(found, written)];
  } finally {
    await writer.stop();
    await floor.stop();
  }
};

async function tell(writer: BenchProcess, message: WriterMessage): Promise<void> {
  await writer.ask(message);
}

/** Orders whose pages are asked for, and as many others as the writer has events for, both spread over all. */
async function chosen({ db }: Bench): Promise<{ pages: Parcel[]; others: WriterCourse['others'] }> {
  const { rows } = await db.query<Parcel>(
    `select id, code, order_no as "orderNo", tracking_nos[1] as "trackingNo" from orders where order_no like '${ORDER_PREFIX}%' order by md5(id::text)`,
  );
  return { pages: rows.slice(0, PAGES), others: rows.slice(PAGES).map(({ orderNo, trackingNo }) => ({ orderNo, trackingNo })) };
}

/** The product's own answers as they travel, for the floor to repeat. */
async function answersOf(pages: readonly Parcel[]): Promise<FloorAnswers> {
  const answers: FloorAnswers = { contentType: '', byKey: new Map() };
  for (const [i, { id, code }] of pages.entries()) {
    const headers = { ...PHONE, 'x-forwarded-for': `30.${i >> 8}.${i & 255}.7` };
    const answer = await new Promise<IncomingMessage>((done, fail) =>
      send({ host: '127.0.0.1', port: FRONT_PORT, path: `/q/${code}`, headers }, done).on('error', fail),
    );
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    if (answer.statusCode !== 200) throw new Error(`the page of an order was answered ${answer.statusCode}`);
    answers.contentType = answer.headers['content-type']!;
    answers.encoding = answer.headers['content-encoding'];
    answers.byKey.set(`/q/${code}`, { id, body: Buffer.concat(chunks) });
  }
  return answers;
}

function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

/** Throws unless the writer kept its pace and every answer that was checked showed what was acknowledged before. */
function provenFresh(written: WriterResult): WriterResult {
  if (written.refused > 0) throw new Error(`${written.refused} calls of the writer were refused: ${written.first}`);
  if (written.stale > 0) throw new Error(`${written.stale} of ${written.checked} answers were stale: ${written.first}`);
  const pace = written.told / written.seconds;
  if (pace < EVENTS_PER_SECOND * 0.98) throw new Error(`only ${pace.toFixed(0)} events a second were recorded`);
  return written;
}

function lineOf(found: Comparison, written: WriterResult): Line {
  const count = (n: number) => n.toLocaleString('en');
  return {
    what: 'page beside a writer',
    data: `${count(ORDERS)} orders with 12 events, ${count(PAGES)} pages asked for, ${(found.bytesAnAnswer / 1024).toFixed(1)} kB an answer, ${COURSE.connections} connections; ${count(written.told)} events recorded meanwhile, ${EVENTS_PER_SECOND} a second, acknowledged after p50 ${written.ackP50Ms.toFixed(0)} ms, p99 ${written.ackP99Ms.toFixed(0)} ms; ${count(written.checked)} pages checked, none stale`,
    floor: `${perSecond(found.floor.perSecond)}, p99 ${found.floor.p99Ms.toFixed(1)} ms`,
    ours: `${perSecond(found.ours.perSecond)}, p99 ${found.ours.p99Ms.toFixed(1)} ms`,
    ratio: found.ratio.toFixed(2),
    aim: `≥ ${AIM}`,
    isMet: found.ratio >= AIM,
  };
}
