import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { FLOOR_PORT, POOL_SIZE } from './front';

/**
 * The floor of ingest: bare node:http that checks the signature over the raw body, parses it and appends its events to a
 * table like `fact`; rows that arrive while an insert is under way share the next one (UNNEST, at most 1,000 rows, two
 * at a time), and a request is answered after its rows are committed.
 */
const SECRET = process.env.BENCH_SECRET!;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_SIZE });
const MOST_ROWS = 1_000;
const MOST_RUNNING = 2;

interface Row {
  subject: string;
  identity: string;
  source: string;
  code: string;
  occurredAt: string;
  body: string;
}
interface Waiting {
  rows: Row[];
  done: (error?: Error) => void;
}
let waiting: Waiting[] = [];
let running = 0;

await pool.query('drop table if exists floor_fact');
await pool.query(`create table floor_fact (like fact including all)`);

function flush(): void {
  if (running >= MOST_RUNNING || waiting.length === 0) return;
  running += 1;
  const batch: Waiting[] = [];
  let rows: Row[] = [];
  while (waiting.length > batch.length && rows.length < MOST_ROWS) {
    const next = waiting[batch.length]!;
    batch.push(next);
    rows = rows.concat(next.rows);
  }
  waiting = waiting.slice(batch.length);
  insert(rows).then(
    () => settle(batch),
    (error) => settle(batch, error),
  );
}

function settle(batch: Waiting[], error?: Error): void {
  running -= 1;
  for (const one of batch) one.done(error);
  flush();
}

function insert(rows: Row[]): Promise<unknown> {
  return pool.query({
    name: 'floor-insert',
    text: `insert into floor_fact (subject, identity, revision, source, code, occurred_at, received_at, body)
           select subject, identity, '0', source, code, occurred_at, now(), body
           from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::json[]) as f(subject, identity, source, code, occurred_at, body)
           on conflict do nothing`,
    values: [
      rows.map((r) => r.subject),
      rows.map((r) => r.identity),
      rows.map((r) => r.source),
      rows.map((r) => r.code),
      rows.map((r) => r.occurredAt),
      rows.map((r) => r.body),
    ],
  });
}

function rowsOf(body: string): Row[] {
  const json = JSON.parse(body);
  if (json.msg) {
    const { tracking_number, slug, checkpoints } = json.msg;
    return checkpoints.map((c: { checkpoint_time: string; subtag: string }) => ({
      subject: `t:${slug}/${tracking_number}`,
      identity: `${c.subtag}|${c.checkpoint_time}`,
      source: 'aftership',
      code: c.subtag,
      occurredAt: c.checkpoint_time,
      body: JSON.stringify(c),
    }));
  }
  return json.events.map((e: { orderNo: string; eventId: string; source: string; code: string; occurredAt: string }) => ({
    subject: `o:${e.orderNo}`,
    identity: e.eventId,
    source: e.source,
    code: e.code,
    occurredAt: e.occurredAt,
    body: JSON.stringify(e),
  }));
}

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const expected = createHmac('sha256', SECRET).update(body).digest();
    const given = Buffer.from(String(request.headers['aftership-hmac-sha256']), 'base64');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return void response.writeHead(401).end();
    waiting.push({
      rows: rowsOf(body.toString()),
      done: (error) => {
        if (error) response.writeHead(500).end(error.message);
        else response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 }).end('{}');
      },
    });
    flush();
  });
}).listen(FLOOR_PORT, '127.0.0.1', () => process.send!('ready'));
