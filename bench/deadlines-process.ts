import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { builtPrograms } from '../scripts/up/programs';
import { buildProgram } from './build-program';
import { median } from './compare';
import { newSecret, openDatabase } from './database';
import { copyId, type Original } from './multiply';
import { type BenchProcess, startProcess } from './process';
import { databaseMs, processorMs } from './processor-time';
import { ROOT } from './root';
import { multiplyTemplate, settleDatabase } from './seed';
import { recordStuckOrder } from './stuck-order';
import { fillUp } from './sweep';

export interface Asked {
  open: number;
  /** Stalls that fall due one after another, and how many in a second. */
  punctual: number;
  perSecond: number;
  /** Stalls that fall due at one instant. */
  atOnce: number;
  workers: number;
}

export interface Told {
  idleMs: number;
  p50Ms: number;
  p99Ms: number;
  atOnceMs: number;
  /** Orders that the stalls of one instant are of. */
  orders: number;
  /** Processor time that they took, whatever else ran. */
  workersMs: number;
  postgresMs: number;
  /** Claiming as many rows and doing nothing else. */
  floorMs: number;
}

type Burst = Pick<Told, 'atOnceMs' | 'floorMs' | 'orders' | 'workersMs' | 'postgresMs'>;
type Template = Original & { trackingNo: string; carrier: string };

const idsOf = (template: Template, from: number, to: number) => `select ${copyId(template)} from generate_series(${from}, ${to}) k`;

async function idleTick(): Promise<number> {
  const { newContext } = await import('../server/store/context');
  const { sweepDeadlines } = await import('../server/usecases/stall/sweep-deadlines');
  const times: number[] = [];
  for (let i = 0; i < 220; i += 1) {
    const begun = performance.now();
    if ((await sweepDeadlines(newContext())).claimed > 0) throw new Error('something was due while nothing should be');
    times.push(performance.now() - begun);
  }
  return median(times.slice(20));
}

/** Milliseconds from due to seen in the log, of stalls that fall due one after another; looked for every 20 ms from another connection. */
async function punctuality(db: pg.Client, template: Template, { punctual, perSecond }: Asked): Promise<{ p50Ms: number; p99Ms: number }> {
  await multiplyTemplate(db, template, { orderPrefix: 'BP', trackingPrefix: 'LP', from: 1, to: punctual });
  const first = Date.now() + 10_000;
  const dueOf = new Map<string, number>();
  const { rows: copies } = await db.query<{ id: string; k: number }>(
    `select ${copyId(template)} as id, k from generate_series(1, ${punctual}) k`,
  );
  for (const { id, k } of copies) dueOf.set(`o:${id}`, first + (Number(k) * 1000) / perSecond);
  await db.query(
    `update deadline d set due_at = to_timestamp($1 / 1000.0) + k * ($2 / 1000.0) * interval '1 second'
       from generate_series(1, ${punctual}) k where d.order_id = ${copyId(template)}`,
    [first, 1000 / perSecond],
  );
  const late: number[] = [];
  const { rows } = await db.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from fact');
  const from = rows[0]!.seq;
  const deadline = first + (punctual * 1000) / perSecond + 60_000;
  while (dueOf.size > 0 && Date.now() < deadline) {
    await sleep(20);
    const seen = await db.query<{ subject: string }>(
      `select subject from fact where seq > $1 and code = 'stall.opened' order by seq desc limit 2000`,
      [from],
    );
    const now = Date.now();
    for (const { subject } of seen.rows) {
      const due = dueOf.get(subject);
      if (due === undefined) continue;
      late.push(now - due);
      dueOf.delete(subject);
    }
  }
  if (dueOf.size > 0) throw new Error(`${dueOf.size} stalls were never recorded`);
  late.sort((a, b) => a - b);
  return { p50Ms: late[Math.floor(late.length * 0.5)]!, p99Ms: late[Math.floor(late.length * 0.99)]! };
}

async function allAtOnce(db: pg.Client, template: Template, { atOnce, punctual }: Asked, workers: readonly BenchProcess[]): Promise<Burst> {
  const { rows } = await db.query<{ each: string }>('select count(*) as each from deadline where order_id = $1', [template.id]);
  const orders = Math.ceil(atOnce / Number(rows[0]!.each));
  const range = { from: punctual + 1, to: punctual + orders };
  await multiplyTemplate(db, template, { orderPrefix: 'BA', trackingPrefix: 'LA', ...range });
  await settleDatabase(db);
  // to the millisecond that the column keeps: rounded up, nothing would be due in the transaction of the floor
  const release = `update deadline set due_at = date_trunc('milliseconds', now()) where order_id in (${idsOf(template, range.from, range.to)})`;
  await db.query('begin');
  await db.query(release);
  const floorBegun = performance.now();
  await db.query(`with due as (select ctid from deadline where due_at <= now() order by due_at limit ${atOnce} for update skip locked)
    update deadline d set leased_until = now() + interval '1 minute' from due where d.ctid = due.ctid returning d.order_id`);
  const floorMs = performance.now() - floorBegun;
  await db.query('rollback');
  const from = new Date();
  // by when they were heard: what is older is not read while the sweep is measured
  const count = async () => {
    const opened = await db.query<{ count: string }>(`select count(*) from fact where received_at >= $1 and code = 'stall.opened'`, [from]);
    return Number(opened.rows[0]!.count);
  };
  const used = async () => {
    const database = await databaseMs(db);
    return {
      workers: workers.reduce((sum, { child }) => sum + processorMs(child.pid!), 0),
      postgres: [...database.values()].reduce((sum, ms) => sum + ms, 0),
    };
  };
  await db.query(release);
  const usedBefore = await used();
  const begun = performance.now();
  while ((await count()) < atOnce) {
    if (performance.now() - begun > 300_000) throw new Error(`${await count()} of ${atOnce} stalls were recorded in five minutes`);
    await sleep(250);
  }
  const atOnceMs = performance.now() - begun;
  const usedAfter = await used();
  const [workersMs, postgresMs] = [usedAfter.workers - usedBefore.workers, usedAfter.postgres - usedBefore.postgres];
  return { atOnceMs, floorMs, orders, workersMs, postgresMs };
}

async function measure(asked: Asked, say: (line: string) => void): Promise<Told> {
  const database = await openDatabase();
  const env = { DATABASE_URL: database.url, DAONA_SECRET: newSecret() };
  Object.assign(process.env, env);
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  const { pool } = await import('../server/platform/database');
  const workers: BenchProcess[] = [];
  const sweeper = await buildProgram('sweeper', 'bench/sweeper.ts');
  try {
    const template = await recordStuckOrder(db);
    say(`filling up to ${asked.open.toLocaleString('en')} open orders`);
    await fillUp({ db }, template, asked.open);
    const idleMs = await idleTick();
    say(`an idle tick takes ${idleMs.toFixed(2)} ms`);
    const flags = builtPrograms().worker.nodeFlags;
    for (let i = 0; i < asked.workers; i += 1) workers.push(await startProcess(sweeper, env, flags));
    const punctual = await punctuality(db, template, asked);
    say(`due to recorded: p50 ${punctual.p50Ms.toFixed(0)} ms, p99 ${punctual.p99Ms.toFixed(0)} ms`);
    const burst = await allAtOnce(db, template, asked, workers);
    say(`${asked.atOnce.toLocaleString('en')} at once: ${(burst.atOnceMs / 1000).toFixed(1)} s`);
    return { idleMs, ...punctual, ...burst };
  } finally {
    for (const worker of workers) await worker.stop();
    rmSync(join(ROOT, sweeper), { force: true });
    await db.end();
    await pool().end();
    await database.close();
  }
}

process.on('message', async (asked: Asked) => {
  process.send!(await measure(asked, (line) => console.log(`  ${line}`)));
});
process.on('SIGTERM', () => process.exit(0));
process.send!('ready');
