import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildProgram } from '../build-program';
import { newSecret } from '../database';
import { copyId, multiplyOrder } from '../multiply';
import { startProcess } from '../process';
import type { Line } from '../report';
import { ROOT } from '../root';
import { recordStuckOrder } from '../stuck-order';
import { type Counted, countChaos, faultsOf, isSettled, lostOrders } from './count-stalls';
import { type KillableDatabase, startKillableDatabase } from './killable-database';
import { fillPlaces, type Places } from './places';
import type { ChaosRun } from './suite';

/** CHAOS_STALL_KILLS and CHAOS_ORDERS (due before each kill) take others. */
const WHOLE_RUN = 300;
const KILLS = Number(process.env.CHAOS_STALL_KILLS ?? WHOLE_RUN);
const ORDERS_A_KILL = Number(process.env.CHAOS_ORDERS ?? 40);
const WORKERS = 3;
/** Every so many kills it is the database. */
const DATABASE_EVERY = 10;
const SAID_EVERY = 10;
const PACE_MS = 4_000;
/** What the dead left behind is taken up when its lease of a minute has run out; where nothing moves for longer it is lost. */
const PATIENCE_MS = 180_000;

/** Every rung of every rule opens a ticket, so that each stall must have its one. */
const WITH_TICKETS = `update rule set body = jsonb_set(body::jsonb, '{rungs}', (
  select jsonb_agg(r || '{"also": [{"do": "ticket", "class": "logistics"}]}') from jsonb_array_elements(body::jsonb -> 'rungs') r))`;

const seconds = (since: number) => Math.round((Date.now() - since) / 1000);
const tally = (c: Counted) => `${c.stalls} recorded, ${c.twice} twice; ${c.tickets} have a ticket, ${c.ticketsTwice} two`;

/**
 * Kills workers and the database without warning, time and again, while stalls fall due, and then counts: no stall lost, none opened
 * twice, no ticket twice. The workers are the product's own program with all its loops and jobs.
 */
export async function chaosOfStalls({ say, isStopped }: ChaosRun): Promise<{ line: Line; isWhole: boolean }> {
  const begun = Date.now();
  // as one file, so that one that was killed is replaced in a moment
  const program = await buildProgram('worker', 'server/worker.ts');
  const database = await startKillableDatabase();
  const env = { DATABASE_URL: database.url, DAONA_SECRET: newSecret(), LOG_LEVEL: 'fatal', PUBLIC_URL: 'http://127.0.0.1:9' };
  Object.assign(process.env, env);
  const template = await database.patiently((db) => recordStuckOrder(db));
  await database.patiently(async (db) => {
    await db.query(WITH_TICKETS);
    await multiplyOrder(db, template, { orderPrefix: 'CH', trackingPrefix: 'LC', from: 1, to: KILLS * ORDERS_A_KILL });
  });
  const workers = await fillPlaces(WORKERS, () => startProcess(program, env));
  try {
    say(`${KILLS * ORDERS_A_KILL} orders and ${WORKERS} workers stand ready after ${seconds(begun)} s`);
    const kills = await killOn({ database, workers, template, say, isStopped });
    const due = kills * ORDERS_A_KILL;
    // a stop from the keyboard reaches the workers too
    await workers.alive();
    const counted = await settle(database, due, say);
    const ofDatabase = Math.floor(kills / DATABASE_EVERY);
    say(`${kills} kills, ${ofDatabase} of the database, in ${seconds(begun)} s: ${due} stalls were due, ${tally(counted)}`);
    for (const order of await database.patiently((db) => lostOrders(db, due))) say(`lost: ${order}`);
    const line = {
      what: 'chaos: kill -9 while stalls fall due',
      data: `${kills} kills, ${ofDatabase} of them of the database; ${WORKERS} workers; ${due.toLocaleString('en')} stalls due, each with a ticket`,
      floor: '',
      ours: `${counted.stalls.toLocaleString('en')} recorded, ${counted.twice} twice; ${counted.tickets.toLocaleString('en')} tickets, ${counted.ticketsTwice} twice`,
      ratio: '',
      aim: 'none lost, none twice',
      isMet: faultsOf(counted, due) === 0,
    };
    return { line, isWhole: kills >= WHOLE_RUN };
  } finally {
    await workers.end();
    await database.stop();
    rmSync(join(ROOT, program), { force: true });
  }
}

interface Killing extends ChaosRun {
  database: KillableDatabase;
  workers: Places;
  template: Awaited<ReturnType<typeof recordStuckOrder>>;
}

/** Until a stall was recorded, so that on a slow machine too the dead have died at their work; a while at most, as leases of the dead may hold all. */
async function untilMoved({ database }: Killing): Promise<void> {
  const recorded = async () =>
    (await database.patiently((db) => db.query(`select count(*) from fact where code = 'stall.opened'`))).rows[0].count;
  const before = await recorded();
  for (const until = Date.now() + PACE_MS; Date.now() < until && (await recorded()) === before; ) await sleep(100);
}

/** Kills until it is enough or somebody stops it; answers how often. */
async function killOn(killing: Killing): Promise<number> {
  const { database, workers, template, say, isStopped } = killing;
  const begun = Date.now();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    if (isStopped()) return kill - 1;
    const first = (kill - 1) * ORDERS_A_KILL + 1;
    const ids = `select ${copyId(template)} from generate_series(${first}, ${first + ORDERS_A_KILL - 1}) k`;
    await database.patiently((db) => db.query(`update deadline set due_at = now() where order_id in (${ids})`));
    await untilMoved(killing);
    // somewhere between waking up and having recorded
    await sleep((kill * 137) % 700);
    await (kill % DATABASE_EVERY === 0 ? database.kill() : workers.kill(kill));
    if (kill % SAID_EVERY > 0) continue;
    const left = Math.round((seconds(begun) / kill) * (KILLS - kill));
    const counted = tally(await database.patiently(countChaos));
    say(`${kill} of ${KILLS} kills in ${seconds(begun)} s, ${left} s to go; ${kill * ORDERS_A_KILL} due, ${counted}`);
  }
  return KILLS;
}

/** Waits until every stall that was due has its record and its ticket, with all workers alive. */
async function settle(database: KillableDatabase, due: number, say: (line: string) => void): Promise<Counted> {
  let counted = await database.patiently(countChaos);
  for (let movedAt = Date.now(); !isSettled(counted, due) && Date.now() - movedAt < PATIENCE_MS; ) {
    await sleep(2000);
    const before = tally(counted);
    counted = await database.patiently(countChaos);
    if (tally(counted) === before) continue;
    movedAt = Date.now();
    say(`${due} due, ${tally(counted)}`);
  }
  return counted;
}
