import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../server/platform/embedded-postgres';
import { migrate } from '../server/platform/migrate';
import { newSecret } from './database';
import { copyId, multiplyOrder } from './multiply';
import { type BenchProcess, startProcess } from './process';
import { ROOT } from './root';
import { recordStuckOrder } from './stuck-order';

/**
 * `npm run chaos`: kills workers and the database without warning, time and again, while stalls fall due, and then counts: no stall
 * lost, none opened twice, no ticket twice. CHAOS_KILLS and CHAOS_ORDERS (due before each kill) take others. Ends with 1 when a count
 * is wrong.
 */
const KILLS = Number(process.env.CHAOS_KILLS ?? 300);
const ORDERS_A_KILL = Number(process.env.CHAOS_ORDERS ?? 40);
const WORKERS = 3;
/** Every so many kills it is the database. */
const DATABASE_EVERY = 10;
/** A lease of a minute has to run out before what the dead left behind is taken up. */
const PATIENCE_MS = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'daona-chaos-'));
const say = (line: string) => console.log(`  ${line}`);
let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir: folder, password: 'chaos' });
const options = { dataDir: folder, password: 'chaos', port: server.port };
const url = server.url('postgres');
await migrate(url, join(ROOT, 'prisma', 'migrations'));
const env = { DATABASE_URL: url, DAONA_SECRET: newSecret(), LOG_LEVEL: 'fatal' };
Object.assign(process.env, env);
const { pool } = await import('../server/platform/database');

/** Asks again until the database is there. */
async function patiently<T>(work: (db: pg.Client) => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 1) {
    const db = new pg.Client({ connectionString: url });
    db.on('error', () => undefined);
    try {
      await db.connect();
      return await work(db);
    } catch (error) {
      if (waited > 100) throw error;
      await sleep(200);
    } finally {
      await db.end().catch(() => undefined);
    }
  }
}

function postmaster(): number {
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('postmaster.pid'));
  if (!file) throw new Error('the database runs nowhere');
  return Number(readFileSync(join(folder, file), 'utf8').split('\n')[0]);
}

async function killDatabase(): Promise<void> {
  process.kill(postmaster(), 'SIGKILL');
  await sleep(100);
  server = await startEmbeddedPostgres(options);
}

async function killOne(workers: BenchProcess[], kill: number): Promise<void> {
  if (kill % DATABASE_EVERY === 0) return killDatabase();
  const at = kill % workers.length;
  workers[at]!.child.kill('SIGKILL');
  workers[at] = await startProcess('bench/chaos-worker.ts', env);
}

interface Counted {
  stalls: number;
  twice: number;
  tickets: number;
  ticketsTwice: number;
  open: number;
}

const COUNT = `with released as (select id from orders where order_no like 'CH%'),
  opened as (select f.subject, f.body #>> '{data,stall,rule}' as rule, count(*) as n from fact f join released r on f.subject = 'o:' || r.id
    where f.code = 'stall.opened' group by 1, 2),
  given as (select t.order_id, t.exception_key, count(*) as n from ticket t join released r on r.id = t.order_id group by 1, 2)
  select (select count(distinct subject) from opened)::int as stalls, (select count(*) from opened where n > 1)::int as twice,
         (select count(distinct order_id) from given)::int as tickets, (select count(*) from given where n > 1)::int as "ticketsTwice",
         (select count(*) from consequence where done_at is null)::int as open`;

const count = () => patiently(async (db) => (await db.query<Counted>(COUNT)).rows[0]!);

/** Every rung of every rule opens a ticket, so that each stall must have its one. */
const WITH_TICKETS = `update rule set body = jsonb_set(body::jsonb, '{rungs}', (
  select jsonb_agg(r || '{"also": [{"do": "ticket", "class": "logistics"}]}') from jsonb_array_elements(body::jsonb -> 'rungs') r))`;

const workers: BenchProcess[] = [];
try {
  const template = await patiently((db) => recordStuckOrder(db));
  const total = KILLS * ORDERS_A_KILL;
  await patiently(async (db) => {
    await db.query(WITH_TICKETS);
    await multiplyOrder(db, template, { orderPrefix: 'CH', trackingPrefix: 'LC', from: 1, to: total });
  });
  for (let i = 0; i < WORKERS; i += 1) workers.push(await startProcess('bench/chaos-worker.ts', env));
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const first = (kill - 1) * ORDERS_A_KILL + 1;
    const ids = `select ${copyId(template)} from generate_series(${first}, ${first + ORDERS_A_KILL - 1}) k`;
    await patiently((db) => db.query(`update deadline set due_at = now() where order_id in (${ids})`));
    // somewhere between waking up and having recorded
    await sleep((kill * 137) % 700);
    await killOne(workers, kill);
    if (kill % 20 === 0) say(`${kill} of ${KILLS} kills`);
  }
  let counted = await count();
  const isWorking = () => counted.stalls < total || counted.tickets < total || counted.open > 0;
  for (const until = Date.now() + PATIENCE_MS; isWorking() && Date.now() < until; ) {
    await sleep(1000);
    counted = await count();
  }
  say(
    `${total} stalls were due: ${counted.stalls} recorded, ${counted.twice} twice; ${counted.tickets} have a ticket, ${counted.ticketsTwice} two`,
  );
  if (isWorking() || counted.twice > 0 || counted.ticketsTwice > 0) process.exitCode = 1;
} finally {
  for (const worker of workers) worker.child.kill('SIGKILL');
  await pool().end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
