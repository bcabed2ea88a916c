import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';
import { FLOOR_PORT, POOL_SIZE } from './front';

/**
 * The floor of the live page: bare node:http that raises a number per order in one statement, tells of it by NOTIFY, hears of it by
 * LISTEN, and writes the number with as many bytes as the product sends to everybody who waits, from memory.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_SIZE });
const BODY = 'x'.repeat(Number(process.env.BENCH_PART_BYTES ?? 6_000));

await pool.query('drop table if exists floor_live');
await pool.query('create table floor_live (order_no text primary key, code text unique, version int not null)');
await pool.query('insert into floor_live select order_no, code, version from orders where version > 0');

const streams = new Map<string, Set<ServerResponse>>();
const ear = new pg.Client({ connectionString: process.env.DATABASE_URL });
await ear.connect();
await ear.query('listen floor_live');
ear.on('notification', ({ payload }) => {
  for (const change of payload!.split(',')) {
    const [code, version] = change.split(':');
    for (const stream of streams.get(code!) ?? []) stream.write(`data: ${version} ${BODY}\n\n`);
  }
});

async function record(body: string): Promise<void> {
  const { events } = JSON.parse(body) as { events: { orderNo: string }[] };
  await pool.query({
    name: 'floor-live-record',
    text: `with changed as (
             update floor_live set version = version + 1 where order_no = any($1) returning code, version)
           select pg_notify('floor_live', string_agg(code || ':' || version, ',')) from changed`,
    values: [events.map((event) => event.orderNo)],
  });
}

createServer((request, response) => {
  const code = request.url!.split('?')[0]!.split('/')[5];
  if (request.method === 'POST') {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => void record(body).then(() => response.end('{"counts":{"rejected":0}}')));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const set = streams.get(code!) ?? new Set();
  streams.set(code!, set.add(response));
  response.on('close', () => set.delete(response));
  void readVersion(code!).then((version) => response.write(`data: ${version}\n\n`));
}).listen(FLOOR_PORT, '127.0.0.1', () => process.send!('ready'));

async function readVersion(code: string): Promise<number> {
  const { rows } = await pool.query({ name: 'floor-live-read', text: 'select version from floor_live where code = $1', values: [code] });
  return rows[0]!.version;
}
