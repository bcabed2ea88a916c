import { Agent, type IncomingMessage, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** What the writer records, and what the checker asks for. */
export interface WriterCourse {
  port: number;
  apiKey: string;
  shop: string;
  carrier: string;
  /** Orders whose pages are asked for; every second event is of one of them. */
  pages: { code: string; orderNo: string; trackingNo: string }[];
  /** The other events are of these. */
  others: { orderNo: string; trackingNo: string }[];
  eventsPerSecond: number;
  /** Events in one call. */
  batch: number;
  /** Headers of a reader's device. */
  headers: Record<string, string>;
}

export interface WriterResult {
  /** Events that were acknowledged. */
  told: number;
  seconds: number;
  refused: number;
  /** From sending a call to its acknowledgement. */
  ackP50Ms: number;
  ackP99Ms: number;
  /** Pages fetched once an event of theirs was acknowledged. */
  checked: number;
  /** Of those, answers that did not show it, and the first thing that went wrong in words. */
  stale: number;
  first: string;
}

/** The writer is told to begin, whether answers are to be checked from now on, and to end. */
export type WriterMessage = { begin: WriterCourse } | { isChecking: boolean } | { end: true };

/** Where the parcel is said to be, turn about. */
const PLACES = [
  { code: 'in_transit.arrived', note: 'Arrived at USPS Regional Facility', place: { country: 'US', province: 'NJ', city: 'Newark' } },
  { code: 'in_transit.departed', note: 'Departed USPS Regional Facility', place: { country: 'US', province: 'PA', city: 'Philadelphia' } },
];

/**
 * Records events through the product's interface at an even pace while others read, and proves that no reader is told old news:
 * once an event of a page is acknowledged, the page is fetched and must show its moment. A process of its own.
 */
let course: WriterCourse;
let begunAt = 0;
let sent = 0;
let isOver = false;
let isChecking = false;
let writing: Promise<void> = Promise.resolve();
const result: WriterResult = { told: 0, seconds: 0, refused: 0, ackP50Ms: 0, ackP99Ms: 0, checked: 0, stale: 0, first: '' };
const acks: number[] = [];
/** Moment of the newest acknowledged event of each page. */
const newest = new Map<string, string>();
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

process.on('message', async (message: WriterMessage) => {
  if ('begin' in message) {
    course = message.begin;
    begunAt = performance.now();
    writing = write();
  } else if ('isChecking' in message) isChecking = message.isChecking;
  else return void process.send!(await finish());
  process.send!('done');
});
process.send!('ready');

async function write(): Promise<void> {
  const calls = new Set<Promise<void>>();
  while (!isOver) {
    const due = Math.floor(((performance.now() - begunAt) / 1000) * course.eventsPerSecond);
    for (; sent + course.batch <= due; sent += course.batch) {
      const call = tell(sent).finally(() => calls.delete(call));
      calls.add(call);
    }
    await new Promise((next) => setTimeout(next, 4));
  }
  await Promise.all(calls);
}

interface Told {
  orderNo: string;
  trackingNo: string;
  code?: string;
  /** Moment of the event, by which the page shows it; no two of one order share it. */
  at: string;
}

/** One call, and the look at the pages that it concerns. */
async function tell(first: number): Promise<void> {
  const now = Date.now();
  const { pages, others } = course;
  const told = Array.from({ length: course.batch }, (_, k): Told => {
    const n = (first + k) >> 1;
    const subject = (first + k) % 2 ? others[n % others.length]! : pages[n % pages.length]!;
    return { ...subject, at: new Date(now - course.batch + k).toISOString() };
  });
  const events = told.map(({ orderNo, trackingNo, at }, k) => ({
    shop: course.shop,
    orderNo,
    source: course.carrier,
    eventId: `beside-${process.pid}-${first + k}`,
    occurredAt: at,
    shipment: { carrier: course.carrier, trackingNo },
    ...PLACES[((first + k) >> 1) % 2]!,
  }));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${course.apiKey}` };
  const sentAt = performance.now();
  const { status, body } = await ask({ method: 'POST', path: '/api/v1/events', headers }, JSON.stringify({ events }));
  acks.push(performance.now() - sentAt);
  if (status !== 200 || JSON.parse(body.toString()).counts?.accepted !== events.length) {
    result.refused += 1;
    result.first ||= `a call was answered ${status}: ${body.toString().slice(0, 300)}`;
    return;
  }
  result.told += events.length;
  const seen = told.filter((one) => one.code !== undefined);
  for (const { code, at } of seen) if (at > (newest.get(code!) ?? '')) newest.set(code!, at);
  if (isChecking) await Promise.all(seen.map(({ code, at }) => check(code!, at)));
}

/** Fetches a page as its readers do; it must show what is known to be recorded. */
async function check(code: string, at: string): Promise<void> {
  const { status, headers, body } = await ask({ method: 'GET', path: `/q/${code}`, headers: { ...course.headers, ...from(code) } });
  const html = unpacked(headers['content-encoding'], body);
  result.checked += 1;
  if (status === 200 && html.includes(`"${at}"`)) return;
  result.stale += 1;
  result.first ||= `the page ${code} was answered ${status} without what was acknowledged for ${at}: ${html.slice(0, 200)}`;
}

/** Ends the writing, and looks once more at every page that was told about. */
async function finish(): Promise<WriterResult> {
  isOver = true;
  await writing;
  result.seconds = (performance.now() - begunAt) / 1000;
  const left = [...newest];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let one = left.pop(); one; one = left.pop()) await check(...one);
    }),
  );
  agent.destroy();
  acks.sort((a, b) => a - b);
  const at = (part: number) => acks[Math.min(acks.length - 1, Math.floor(acks.length * part))] ?? 0;
  return { ...result, ackP50Ms: at(0.5), ackP99Ms: at(0.99) };
}

/** A client network for each page, as customers have. */
function from(code: string): Record<string, string> {
  const n = course.pages.findIndex((page) => page.code === code);
  return { 'x-forwarded-for': `42.${n >> 8}.${n & 255}.9` };
}

function unpacked(encoding: string | undefined, body: Buffer): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString();
}

async function ask(
  what: { method: string; path: string; headers: Record<string, string> },
  body?: string,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
  const answer = await new Promise<IncomingMessage>((done, fail) =>
    request({ host: '127.0.0.1', port: course.port, agent, ...what }, done)
      .on('error', fail)
      .end(body),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks) };
}
