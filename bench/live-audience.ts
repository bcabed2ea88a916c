import { type ClientRequest, get, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** What one course of the audience is to do. */
export interface LiveCourse {
  port: number;
  /** Codes of the orders that are watched, one page each. */
  pages: { code: string; orderNo: string }[];
  /** Orders that events are told of while nobody looks. */
  others: string[];
  shop: string;
  apiKey: string;
  eventsPerSecond: number;
  /** Events in one call, as a warehouse sends them. */
  batch: number;
  seconds: number;
  /** What comes with the news is the product's page; the floor sends as many bytes. */
  hasPages: boolean;
}

export interface LiveResult {
  told: number;
  /** Changes that an open page showed; several events between two messages are one. */
  shown: number;
  /** Events that no page showed within the time that was waited at the end. */
  lost: number;
  refused: number;
  /** From telling to the answer that it is recorded. */
  recordedP50Ms: number;
  recordedP99Ms: number;
  shownP50Ms: number;
  shownP99Ms: number;
  /** Bytes of a message, as they came. */
  messageBytes: number;
  /** Processor time of this process, which is everybody who looks and who tells. */
  processorMs: number;
}

/**
 * Everybody who looks, and the warehouse that tells: a process of its own. Each page holds its stream open and is told the part that
 * changes with its news, as the page's script is. Times run from the call that tells an event to the moment the part of the page
 * that shows it is here; unpacking and drawing it is the reader's device's. The last message of each page is unpacked at the end
 * and must hold the version that it was told with.
 */
interface Page {
  code: string;
  orderNo: string;
  stream?: ClientRequest;
  /** What came of a message that is not whole yet. */
  begun: string;
  version: number;
  part: string;
  /** When the oldest event was told that is not shown yet; 0 when none. */
  unshownSince: number;
}

const WAIT_AT_END_MS = 5_000;

process.on('message', async (course: LiveCourse) => process.send!(await run(course)));
process.send!('ready');

async function run(course: LiveCourse): Promise<LiveResult> {
  const shown: number[] = [];
  const recorded: number[] = [];
  let refused = 0;
  let bytes = 0;
  const pages = course.pages.map((page): Page => ({ ...page, begun: '', version: -1, part: '', unshownSince: 0 }));
  await Promise.all(pages.map((page, i) => listen(course.port, page, i, onMessage)));
  const processorAt = process.cpuUsage();

  function onMessage(page: Page, message: string): void {
    const [version, part = ''] = message.split(' ');
    if (page.version >= 0) {
      if (part === '') throw new Error('news came without the part that changes');
      bytes += message.length;
      if (page.unshownSince > 0 && Number(version) > page.version) {
        shown.push(performance.now() - page.unshownSince);
        page.unshownSince = 0;
      }
    }
    page.version = Number(version);
    page.part = part;
  }

  // a page at even distances among the orders that nobody looks at
  const each = Math.floor(course.others.length / pages.length);
  const subjects = pages.flatMap((page, i) => [page, ...course.others.slice(i * each, (i + 1) * each)]);
  const calls: Promise<void>[] = [];
  let told = 0;
  const begun = performance.now();
  while (performance.now() - begun < course.seconds * 1000) {
    const due = Math.floor(((performance.now() - begun) / 1000) * course.eventsPerSecond);
    while (told + course.batch <= due) {
      const batch = Array.from({ length: course.batch }, (_, k) => subjects[(told + k) % subjects.length]!);
      const now = performance.now();
      for (const page of batch) {
        if (typeof page === 'string') continue;
        page.unshownSince ||= now;
      }
      calls.push(
        tell(course, batch, told).then((isTaken) => {
          recorded.push(performance.now() - now);
          if (!isTaken) refused += 1;
        }),
      );
      told += course.batch;
    }
    await new Promise((next) => setTimeout(next, 4));
  }
  await Promise.all(calls);
  const deadline = performance.now() + WAIT_AT_END_MS;
  while (pages.some((page) => page.unshownSince > 0) && performance.now() < deadline) await new Promise((next) => setTimeout(next, 20));
  const { user, system } = process.cpuUsage(processorAt);
  for (const page of pages) page.stream?.destroy();
  if (course.hasPages) for (const page of pages) if (page.part !== '') check(page);
  return {
    told,
    shown: shown.length,
    lost: pages.filter((page) => page.unshownSince > 0).length,
    refused,
    recordedP50Ms: at(recorded, 0.5),
    recordedP99Ms: at(recorded, 0.99),
    shownP50Ms: at(shown, 0.5),
    shownP99Ms: at(shown, 0.99),
    messageBytes: bytes / shown.length,
    processorMs: (user + system) / 1000,
  };
}

function check({ part, version, orderNo }: Page): void {
  const page = gunzipSync(Buffer.from(part, 'base64')).toString();
  if (!page.includes(`data-version="${version}"`) || !page.includes('<main'))
    throw new Error(`the last news of ${orderNo} do not hold version ${version}: ${page.slice(0, 200)}`);
}

function at(values: number[], part: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
}

/** A client network each, as customers have. */
const address = (i: number) => `41.${i >> 8}.${i & 255}.9`;

function listen(port: number, page: Page, i: number, onMessage: (page: Page, message: string) => void): Promise<void> {
  return new Promise((opened, fail) => {
    page.stream = get(
      {
        port,
        path: `/api/live/orders/q/${page.code}?part`,
        headers: { 'x-forwarded-for': address(i), 'accept-language': 'zh-CN' },
        agent: false,
      },
      (answer) => {
        if (answer.statusCode !== 200) return fail(new Error(`a stream was answered ${answer.statusCode}`));
        answer.setEncoding('latin1');
        answer.on('data', (text: string) => {
          const messages = (page.begun + text).split('\n\n');
          page.begun = messages.pop()!;
          for (const message of messages) if (message.startsWith('data: ')) onMessage(page, message.slice('data: '.length));
          if (page.version >= 0) opened();
        });
        answer.on('error', () => undefined);
      },
    );
    page.stream.on('error', (error) => (page.version < 0 ? fail(error) : undefined));
  });
}

/** One call of the warehouse; each event is a scan of its own. */
async function tell({ port, shop, apiKey }: LiveCourse, subjects: readonly (Page | string)[], first: number): Promise<boolean> {
  const events = subjects.map((subject, k) => ({
    shop,
    orderNo: typeof subject === 'string' ? subject : subject.orderNo,
    source: 'wms',
    eventId: `live-${process.pid}-${first + k}`,
    code: 'note',
    occurredAt: new Date().toISOString(),
    note: `scan ${first + k}`,
  }));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
  const answer = await new Promise<IncomingMessage>((done, fail) =>
    request({ port, path: '/api/v1/events', method: 'POST', headers }, done).on('error', fail).end(JSON.stringify({ events })),
  );
  let body = '';
  for await (const chunk of answer) body += chunk;
  return answer.statusCode === 200 && JSON.parse(body).counts?.rejected === 0;
}
