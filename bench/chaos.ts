import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../server/platform/embedded-postgres';
import { migrate } from '../server/platform/migrate';
import { buildProgram } from './build-program';
import { type Counted, countChaos, faultsOf, isSettled, lostOrders } from './chaos-count';
import { newSecret } from './database';
import { copyId, multiplyOrder } from './multiply';
import { type BenchProcess, startProcess } from './process';
import { writeReport } from './report';
import { ROOT } from './root';
import { recordStuckOrder } from './stuck-order';

/**
 * `npm run chaos`: kills workers and the database without warning, time and again, while stalls fall due, and then counts: no stall
 * lost, none opened twice, no ticket twice. The workers are the product's own program with all its loops and jobs. Ctrl-C ends the
 * killing and counts what there is. CHAOS_KILLS and CHAOS_ORDERS (due before each kill) take others. Ends with 1 when a count is
 * wrong; only a whole run is written to docs/bench.md.
 */
const WHOLE_RUN = 300;
const KILLS = Number(process.env.CHAOS_KILLS ?? WHOLE_RUN);
const ORDERS_A_KILL = Number(process.env.CHAOS_ORDERS ?? 40);
const WORKERS = 3;
/** Every so many kills it is the database. */
const DATABASE_EVERY = 10;
const SAID_EVERY = 10;
const START_TRIES = 60;
const PACE_MS = 4_000;
/** What the dead left behind is taken up when its lease of a minute has run out; where nothing moves for longer it is lost. */
const PATIENCE_MS = 180_000;

// as one file, so that one that was killed is replaced in a moment
const program = await buildProgram('worker', 'server/worker.ts');
const folder = mkdtempSync(join(tmpdir(), 'daona-chaos-'));
const say = (line: string) => console.log(`  ${line}`);
let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir: folder, password: 'chaos' });
const options = { dataDir: folder, password: 'chaos', port: server.port };
const url = server.url('postgres');
await migrate(url, join(ROOT, 'prisma', 'migrations'));
const env = { DATABASE_URL: url, DAONA_SECRET: newSecret(), LOG_LEVEL: 'fatal', PUBLIC_URL: 'http://127.0.0.1:9' };
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

/** Each place is filled anew as soon as its worker is dead, while the others work on and the next one is killed. */
const workers: Promise<BenchProcess>[] = [];

/** As whoever keeps workers running does: one that ends before it is ready, because the database is not there, is started again. */
async function startWorker(): Promise<BenchProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startProcess(program, env);
    } catch (error) {
      if (tries >= START_TRIES) throw error;
      await sleep(500);
    }
  }
}

async function killWorker(at: number): Promise<void> {
  const { child } = await workers[at]!;
  child.kill('SIGKILL');
  workers[at] = startWorker();
}

/** Every rung of every rule opens a ticket, so that each stall must have its one. */
const WITH_TICKETS = `update rule set body = jsonb_set(body::jsonb, '{rungs}', (
  select jsonb_agg(r || '{"also": [{"do": "ticket", "class": "logistics"}]}') from jsonb_array_elements(body::jsonb -> 'rungs') r))`;

/** However the run ends, nothing of it is left behind. */
process.once('exit', () => {
  try {
    process.kill(postmaster(), 'SIGKILL');
  } catch {
    // it had ended
  }
  for (const left of [folder, join(ROOT, program)]) rmSync(left, { recursive: true, force: true });
});

let isStopped = false;
process.on('SIGINT', () => {
  if (isStopped) process.exit(130);
  isStopped = true;
  say('no more kills: waiting for what is under way (once more to leave at once)');
});

const seconds = (since: number) => Math.round((Date.now() - since) / 1000);
const tally = (c: Counted) => `${c.stalls} recorded, ${c.twice} twice; ${c.tickets} have a ticket, ${c.ticketsTwice} two`;

/** Until a stall was recorded, so that on a slow machine too the dead have died at their work; a while at most, as leases of the dead may hold all. */
async function untilMoved(): Promise<void> {
  const recorded = async () => (await patiently((db) => db.query(`select count(*) from fact where code = 'stall.opened'`))).rows[0].count;
  const before = await recorded();
  for (const until = Date.now() + PACE_MS; Date.now() < until && (await recorded()) === before; ) await sleep(100);
}

/** Kills until it is enough or somebody stops it; answers how often. */
async function killOn(template: Awaited<ReturnType<typeof recordStuckOrder>>): Promise<number> {
  const begun = Date.now();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    if (isStopped) return kill - 1;
    const first = (kill - 1) * ORDERS_A_KILL + 1;
    const ids = `select ${copyId(template)} from generate_series(${first}, ${first + ORDERS_A_KILL - 1}) k`;
    await patiently((db) => db.query(`update deadline set due_at = now() where order_id in (${ids})`));
    await untilMoved();
    // somewhere between waking up and having recorded
    await sleep((kill * 137) % 700);
    await (kill % DATABASE_EVERY === 0 ? killDatabase() : killWorker(kill % workers.length));
    if (kill % SAID_EVERY > 0) continue;
    const left = Math.round((seconds(begun) / kill) * (KILLS - kill));
    say(
      `${kill} of ${KILLS} kills in ${seconds(begun)} s, ${left} s to go; ${kill * ORDERS_A_KILL} due, ${tally(await patiently(countChaos))}`,
    );
  }
  return KILLS;
}

/** Waits until every stall that was due has its record and its ticket, with all workers alive. */
async function settle(due: number): Promise<Counted> {
  // a stop from the keyboard reaches the workers too
  for (const [i, worker] of workers.entries()) {
    const { child } = await worker;
    if (child.exitCode !== null || child.signalCode !== null) workers[i] = startWorker();
  }
  let counted = await patiently(countChaos);
  for (let movedAt = Date.now(); !isSettled(counted, due) && Date.now() - movedAt < PATIENCE_MS; ) {
    await sleep(2000);
    const before = tally(counted);
    counted = await patiently(countChaos);
    if (tally(counted) === before) continue;
    movedAt = Date.now();
    say(`${due} due, ${tally(counted)}`);
  }
  return counted;
}

const begun = Date.now();
try {
  const template = await patiently((db) => recordStuckOrder(db));
  await patiently(async (db) => {
    await db.query(WITH_TICKETS);
    await multiplyOrder(db, template, { orderPrefix: 'CH', trackingPrefix: 'LC', from: 1, to: KILLS * ORDERS_A_KILL });
  });
  for (let i = 0; i < WORKERS; i += 1) workers.push(startWorker());
  await Promise.all(workers);
  say(`${KILLS * ORDERS_A_KILL} orders and ${WORKERS} workers stand ready after ${seconds(begun)} s`);
  const kills = await killOn(template);
  const due = kills * ORDERS_A_KILL;
  const counted = await settle(due);
  const ofDatabase = Math.floor(kills / DATABASE_EVERY);
  say(`${kills} kills, ${ofDatabase} of the database, in ${seconds(begun)} s: ${due} stalls were due, ${tally(counted)}`);
  for (const order of await patiently((db) => lostOrders(db, due))) say(`lost: ${order}`);
  const faults = faultsOf(counted, due);
  if (faults > 0) process.exitCode = 1;
  const line = {
    what: 'chaos: kill -9 while stalls fall due',
    data: `${kills} kills, ${ofDatabase} of them of the database; ${WORKERS} workers; ${due.toLocaleString('en')} stalls due, each with a ticket`,
    floor: '',
    ours: `${counted.stalls.toLocaleString('en')} recorded, ${counted.twice} twice; ${counted.tickets.toLocaleString('en')} tickets, ${counted.ticketsTwice} twice`,
    ratio: '',
    aim: 'none lost, none twice',
    isMet: faults === 0,
  };
  if (kills >= WHOLE_RUN) writeReport([line], null);
} finally {
  for (const worker of await Promise.allSettled(workers)) if (worker.status === 'fulfilled') worker.value.child.kill('SIGKILL');
  await pool().end();
  await server.stop();
}
process.exit();
