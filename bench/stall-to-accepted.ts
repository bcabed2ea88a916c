import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { builtPrograms } from '../scripts/up/programs';
import { SETTLE } from '../server/domain/notice/plan-milestone';
import { copyId } from './multiply';
import { type BenchProcess, startProcess } from './process';
import type { Line } from './report';
import { multiplyTemplate } from './seed';
import { senderEnvironment, setUpSms, startProvider } from './sms-provider-process';
import { recordStuckOrder } from './stuck-order';
import type { Bench } from './suite';
import { fillUp } from './sweep';

const STALLS = Number(process.env.BENCH_STALLS ?? 1_200);
const PER_SECOND = Number(process.env.BENCH_STALLS_A_SECOND ?? 20);
const OPEN = Number(process.env.BENCH_OPEN ?? 100_000);
const AIM_MS = 5_000;
/** Numbers of its own among the copies of that order, which other suites make too. */
const FROM = 5_000_000;

/** Orders of as many customers whose stalls fall due one after the other; answers when the first does. */
async function seedStalls(db: pg.Client): Promise<number> {
  const original = await recordStuckOrder(db);
  await db.query(`update notice set state = 'suppressed'`);
  await fillUp({ db }, original, OPEN);
  await multiplyTemplate(db, original, { orderPrefix: 'T', trackingPrefix: 'LT', from: FROM + 1, to: FROM + STALLS });
  await db.query(`update orders set phone_hash = md5(id::text) where order_no like 'T%'`);
  const first = Date.now() + 10_000;
  await db.query(
    `update deadline d set due_at = to_timestamp($1 / 1000.0) + (k - ${FROM}) * ($2 / 1000.0) * interval '1 second'
     from generate_series(${FROM + 1}, ${FROM + STALLS}) k where d.order_id = ${copyId(original)}`,
    [first, 1000 / PER_SECOND],
  );
  return first;
}

interface Told {
  /** From the moment the stall's deadline was due, and from when the stall was recorded, to the provider's answer; without the settle time. */
  fromDueMs: number;
  fromRecordedMs: number;
}

/** Waits until each order's customer has a message that the provider accepted. */
async function untilTold(db: pg.Client, first: number): Promise<Told[]> {
  const last = first + (STALLS * 1000) / PER_SECOND + SETTLE;
  for (;;) {
    const { rows } = await db.query<{ nth: number; endedAt: Date; createdAt: Date }>(
      `select distinct on (o.id) substr(o.order_no, 2)::int - ${FROM} as nth, a.ended_at as "endedAt", n.created_at as "createdAt"
       from orders o join notice n on n.order_id = o.id and n.recipient = 'customer' and n.template like 'stall.%'
         join attempt a on a.notice_id = n.id and a.outcome in ('accepted', 'delivered') and a.ended_at is not null
       where o.order_no like 'T%' order by o.id, a.ended_at`,
    );
    if (rows.length === STALLS)
      return rows.map(({ nth, endedAt, createdAt }) => ({
        fromDueMs: endedAt.getTime() - SETTLE - (first + (nth * 1000) / PER_SECOND),
        fromRecordedMs: endedAt.getTime() - SETTLE - createdAt.getTime(),
      }));
    if (Date.now() > last + 60_000) throw new Error(`of ${STALLS} customers ${rows.length} were told a minute after the last had to be`);
    await sleep(1_000);
  }
}

function share(of: readonly Told[], key: keyof Told, part: number): number {
  const sorted = of.map((one) => one[key]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

/** How long after a stall falls due its customer's message is at the provider, through sweep and delivery as workers run them, on the real clock. */
export async function stallToAccepted({ db, databaseUrl, secret, say }: Bench): Promise<Line[]> {
  const provider = await startProvider();
  const env = { ...senderEnvironment(provider), DATABASE_URL: databaseUrl, DAONA_SECRET: secret };
  Object.assign(process.env, env);
  await setUpSms(db, provider);
  const workers: BenchProcess[] = [];
  try {
    for (const program of ['bench/sweeper.ts', 'bench/deliverer.ts'])
      workers.push(await startProcess(program, env, builtPrograms().worker.nodeFlags));
    const first = await seedStalls(db);
    say(`${STALLS.toLocaleString('en')} stalls, ${PER_SECOND} a second; told ${SETTLE / 1000} s later`);
    const told = await untilTold(db, first);
    const [p50, p99, most] = [0.5, 0.99, 1].map((part) => Math.round(share(told, 'fromDueMs', part)));
    const recorded = Math.round(share(told, 'fromRecordedMs', 0.99));
    return [
      {
        what: 'stall to accepted by the provider, beyond the settle time',
        data: `${STALLS.toLocaleString('en')} stalls, ${PER_SECOND} a second among ${OPEN.toLocaleString('en')} open; provider answers after 5 ms`,
        floor: '',
        ours: `p50 ${p50} ms, p99 ${p99} ms, most ${most} ms after due; p99 ${recorded} ms after the stall is recorded`,
        ratio: '',
        aim: 'p99 ≤ 5 s',
        isMet: p99! <= AIM_MS,
      },
    ];
  } finally {
    for (const worker of workers) await worker.stop();
    provider.stop();
  }
}
