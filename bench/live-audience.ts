import { type ClientRequest, get, type IncomingMessage, request } from 'node:http';

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
}

export interface LiveResult {
  told: number;
  /** Changes that an open page showed; several events between two looks are one. */
  shown: number;
  /** Events that no page showed within the time that was waited at the end. */
  lost: number;
  refused: number;
  heardP50Ms: number;
  heardP99Ms: number;
  shownP50Ms: number;
  shownP99Ms: number;
}

/**
 * Everybody who looks, and the warehouse that tells: a process of its own. Each page holds its stream open and fetches the part
 * that changes when it hears of a new version, as the page's script does. Times run from the call that tells an event to the
 * moment its news was heard, and to the moment the part of the page that shows it is here.
 */
interface Page {
  code: string;
  orderNo: string;
  stream?: ClientRequest;
  version: number;
  wanted: number;
  isFetching: boolean;
  /** When the oldest event was told that is not heard, or not shown, yet; 0 when none. */
  unheardSince: number;
  unshownSince: number;
}

const WAIT_AT_END_MS = 5_000;

process.on('message', async (course: LiveCourse) => process.send!(await run(course)));
process.send!('ready');

async function run(course: LiveCourse): Promise<LiveResult> {
  const heard: number[] = [];
  const shown: number[] = [];
  let refused = 0;
  const pages = course.pages.map(
    (page): Page => ({ ...page, version: -1, wanted: -1, isFetching: false, unheardSince: 0, unshownSince: 0 }),
  );
  await Promise.all(pages.map((page, i) => listen(course.port, page, i, onVersion)));

  function onVersion(page: Page, version: number, i: number): void {
    if (page.unheardSince > 0 && page.version >= 0 && version > page.wanted) {
      heard.push(performance.now() - page.unheardSince);
      page.unheardSince = 0;
    }
    page.wanted = Math.max(page.wanted, version);
    if (page.version < 0) page.version = version;
    else if (!page.isFetching && version > page.version) void show(page, i);
  }

  async function show(page: Page, i: number): Promise<void> {
    page.isFetching = true;
    while (page.wanted > page.version) {
      const since = page.unshownSince;
      page.unshownSince = 0;
      page.version = await fetchPart(course.port, page.code, i);
      if (since > 0) shown.push(performance.now() - since);
    }
    page.isFetching = false;
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
        page.unheardSince ||= now;
        page.unshownSince ||= now;
      }
      calls.push(
        tell(course, batch, told).then((isTaken) => {
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
  for (const page of pages) page.stream?.destroy();
  const lost = pages.filter((page) => page.unshownSince > 0).length;
  return {
    told,
    shown: shown.length,
    lost,
    refused,
    heardP50Ms: at(heard, 0.5),
    heardP99Ms: at(heard, 0.99),
    shownP50Ms: at(shown, 0.5),
    shownP99Ms: at(shown, 0.99),
  };
}

function at(values: number[], part: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
}

/** A client network each, as customers have. */
const address = (i: number) => `41.${i >> 8}.${i & 255}.9`;

function listen(port: number, page: Page, i: number, onVersion: (page: Page, version: number, i: number) => void): Promise<void> {
  return new Promise((opened, fail) => {
    page.stream = get(
      { port, path: `/api/live/orders/q/${page.code}`, headers: { 'x-forwarded-for': address(i) }, agent: false },
      (answer) => {
        if (answer.statusCode !== 200) return fail(new Error(`a stream was answered ${answer.statusCode}`));
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => {
          for (const [, version] of text.matchAll(/data: (\d+)/g)) onVersion(page, Number(version), i);
          if (page.version >= 0) opened();
        });
        answer.on('error', () => undefined);
      },
    );
    page.stream.on('error', (error) => (page.version < 0 ? fail(error) : undefined));
  });
}

async function fetchPart(port: number, code: string, i: number): Promise<number> {
  const headers = { 'x-forwarded-for': address(i), 'accept-encoding': 'gzip', 'daona-part': 'live', 'accept-language': 'zh-CN' };
  const answer = await new Promise<IncomingMessage>((done, fail) => get({ port, path: `/q/${code}`, headers }, done).on('error', fail));
  for await (const _ of answer);
  const version = /^"(\d+)\./.exec(answer.headers.etag ?? '')?.[1];
  if (answer.statusCode !== 200 || version === undefined) throw new Error(`a page was answered ${answer.statusCode}`);
  return Number(version);
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
