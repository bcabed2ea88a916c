import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { builtPrograms } from '../scripts/up/programs';
import { buildProgram } from './build-program';
import { copyId, multiplyOrder } from './multiply';
import { type BenchProcess, startProcess } from './process';
import { databaseMs, processorMs } from './processor-time';
import { type Line, perSecond } from './report';
import { ROOT } from './root';
import { senderEnvironment, setUpSms, startProvider } from './sms-provider-process';
import { recordStuckOrder } from './stuck-order';
import type { Bench } from './suite';

const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 20_000);
/** Jobs that pg-boss does: it is slow enough that fewer tell its rate. */
const JOBS = Math.round(MESSAGES / 20);
/** As many as two lines of the worker have under way. */
const AT_ONCE = 50;
const BODY =
  '[Main shop] Order B00000001 has been shipped. Next update by tomorrow 12:00. http://127.0.0.1/q/xxxxxxxxxxx Reply STOP to opt out';

/** One notice that is due for each of so many customers. */
async function seedNotices(db: pg.Client, count: number): Promise<void> {
  const original = await recordStuckOrder(db);
  await db.query(`update notice set state = 'suppressed'`);
  await multiplyOrder(db, original, { orderPrefix: 'B', trackingPrefix: 'LZ', from: 1, to: count });
  // customers of their own: one gets one message
  await db.query(`update orders set phone_hash = md5(id::text) where order_no like 'B%'`);
  await db.query(
    `insert into notice (id, order_id, cause, recipient, template, params, due_at)
     select gen_random_uuid(), ${copyId(original)}, 'bench', 'customer', 'milestone.shipped',
       json_build_object('at', extract(epoch from now()) * 1000, 'nextUpdateAt', extract(epoch from now()) * 1000 + 86400000, 'carrier', '${original.carrier}'), now()
     from generate_series(1, $1::int) k`,
    [count],
  );
  await db.query('vacuum analyze');
}

interface Floor {
  perSecond: number;
  /** Processor time of the sender, in microseconds a message. */
  spent: number;
}

async function floorOf(sender: BenchProcess, task: 'bare' | 'boss', count: number): Promise<Floor> {
  const before = processorMs(sender.child.pid!);
  const { ms } = await sender.ask<{ ms: number }>({ task, count, atOnce: AT_ONCE });
  return { perSecond: (count / ms) * 1000, spent: Math.round(((processorMs(sender.child.pid!) - before) * 1000) / count) };
}

interface Delivered {
  ms: number;
  /** Processor time of each process, in microseconds a message. */
  spent: Record<'worker' | 'web' | 'Postgres' | 'provider', number>;
}

/** How long it takes until every notice is accepted and its receipts are in the ledger, and what of the processors. */
async function deliverAll(
  db: pg.Client,
  program: string,
  env: Record<string, string>,
  pids: { web: number; provider: number },
): Promise<Delivered> {
  const profile = process.env.BENCH_PROFILE;
  const flags = [...builtPrograms().worker.nodeFlags!, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])];
  const before = { database: await databaseMs(db), web: processorMs(pids.web), provider: processorMs(pids.provider) };
  const worker = await startProcess(program, env, flags);
  const workerBefore = processorMs(worker.child.pid!);
  const begun = performance.now();
  try {
    for (;;) {
      // asked so that looking costs nothing that would count as ours
      const { rows } = await db.query(
        `select exists (select 1 from notice where cause = 'bench' and state in ('pending', 'sending', 'sent', 'unknown')) as "isLeft"`,
      );
      if (!rows[0].isLeft) break;
      if (performance.now() - begun > 300_000) throw new Error('some notices were not delivered within five minutes');
      await sleep(100);
    }
    const ms = performance.now() - begun;
    const each = (spentMs: number) => Math.round((spentMs * 1000) / MESSAGES);
    const database = [...(await databaseMs(db))].reduce((sum, [pid, now]) => sum + now - (before.database.get(pid) ?? 0), 0);
    const spent = {
      worker: each(processorMs(worker.child.pid!) - workerBefore),
      web: each(processorMs(pids.web) - before.web),
      Postgres: each(database),
      provider: each(processorMs(pids.provider) - before.provider),
    };
    return { ms, spent };
  } finally {
    await worker.stop();
  }
}

/** Our deliverer with ledger and receipts, beside the same client in a bare loop and beside pg-boss, against a provider that answers after 5 ms. */
export async function notices({ db, databaseUrl, secret, say, web }: Bench): Promise<Line[]> {
  const provider = await startProvider();
  const env = { ...senderEnvironment(provider), DATABASE_URL: databaseUrl, DAONA_SECRET: secret };
  Object.assign(process.env, env);
  await setUpSms(db, provider);
  await seedNotices(db, MESSAGES);
  const programs = [
    await buildProgram('bare-sender', 'bench/bare-sender.ts'),
    await buildProgram('deliverer', 'bench/deliverer.ts'),
  ] as const;
  const sender = await startProcess(programs[0], { ...env, PUBLIC_URL: provider.baseUrl, BODY });
  try {
    const { perSecond: bare, spent: bareSpent } = await floorOf(sender, 'bare', MESSAGES);
    say(`bare loop ${perSecond(bare)}; of a processor ${bareSpent} µs a message`);
    const { perSecond: boss } = await floorOf(sender, 'boss', JOBS);
    say(`pg-boss ${perSecond(boss)}`);
    const { ms, spent } = await deliverAll(db, programs[1], env, { web, provider: provider.pid });
    const ours = (MESSAGES / ms) * 1000;
    say(
      `ours ${perSecond(ours)}; of the processors, µs a message: ${Object.entries(spent)
        .map(([who, us]) => `${who} ${us}`)
        .join(', ')}`,
    );
    const { rows } = await db.query(
      `select count(*)::int as tries, count(*) filter (where outcome = 'delivered')::int as delivered from attempt a join notice n on n.id = a.notice_id where n.cause = 'bench'`,
    );
    const told = `${MESSAGES.toLocaleString('en')} notices of as many customers, provider answers after 5 ms; ${rows[0].tries} tries, ${rows[0].delivered} delivered by receipt`;
    return [
      {
        what: 'notices, beside a bare loop',
        data: told,
        floor: perSecond(bare),
        ours: perSecond(ours),
        ratio: (ours / bare).toFixed(2),
        aim: '≥ 0.5',
        isMet: ours / bare >= 0.5,
      },
      {
        what: 'notices, beside pg-boss singly',
        data: `${JOBS.toLocaleString('en')} jobs, each fetched, its try kept, sent, its answer kept and completed before the next`,
        floor: perSecond(boss),
        ours: perSecond(ours),
        ratio: (ours / boss).toFixed(1),
        aim: '≥ 10',
        isMet: ours / boss >= 10,
      },
    ];
  } finally {
    await sender.stop();
    provider.stop();
    for (const program of programs) rmSync(join(ROOT, program), { force: true });
  }
}
