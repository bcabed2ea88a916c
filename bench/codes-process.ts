import { createHash } from 'node:crypto';
import pg from 'pg';
import { STAND_IN_ACCOUNT } from '../server/channels/stand-in-account';
import { askStandIns } from './away/trial';
import type { Bare } from './chaos/stand-ins-process';
import { newSecret, openDatabase } from './database';
import { startProcess } from './process';
import { recordStuckOrder } from './stuck-order';

const SECOND = 1_000;
const HOUR = 3_600_000;
/** Phone of the order that is recorded. */
const PHONE = '+12025550123';
/** Networks that the askings come from; so many times in all somebody works for one. */
const NETWORKS = 200;
const MOST_PAID = 200;

export interface CodesAsked {
  askings: number;
  /** Stretches of time over which the askings are spread, each on a day of its own. */
  overMs: number[];
}

/** Most messages to the number within a minute, an hour and a day. */
export interface CodesTold {
  overMs: number;
  messages: number;
  aMinute: number;
  anHour: number;
  aDay: number;
  /** Askings that were paid for by work. */
  paid: number;
}

async function measure({ askings, overMs }: CodesAsked): Promise<CodesTold[]> {
  const database = await openDatabase();
  const standIns = await startProcess('bench/chaos/stand-ins-process.ts', { PORTAL_URL: 'http://127.0.0.1:9' });
  const { url } = await askStandIns<{ url: string }>(standIns, { ask: 'where' });
  const twilio = Object.entries(STAND_IN_ACCOUNT).filter(([name]) => name.startsWith('TWILIO_'));
  Object.assign(process.env, Object.fromEntries(twilio), { DATABASE_URL: database.url, DAONA_SECRET: newSecret(), TWILIO_BASE_URL: url });
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  const { pool } = await import('../server/platform/database');
  try {
    await recordStuckOrder(db);
    await askStandIns(standIns, { switches: { receipts: 'none' } });
    const told: CodesTold[] = [];
    // a day and a bit apart, so that the one has nothing of the other's budget
    for (const [nth, over] of overMs.entries()) told.push(await askOften(standIns, { askings, over, begun: Date.now() + nth * 48 * HOUR }));
    return told;
  } finally {
    standIns.child.kill('SIGKILL');
    await db.end();
    await pool().end();
    await database.close();
  }
}

type Standing = Awaited<ReturnType<typeof startProcess>>;

async function askOften(
  standIns: Standing,
  { askings, over, begun }: { askings: number; over: number; begun: number },
): Promise<CodesTold> {
  const { newContext } = await import('../server/store/context');
  const { startCode } = await import('../server/usecases/owner/start-code');
  const { sendCodes } = await import('../server/usecases/owner/send-codes');
  const { newChallenge } = await import('../server/usecases/access/proof-of-work');
  let at = begun;
  let paid = 0;
  const ctx = newContext(() => at);
  await askStandIns(standIns, 'forget');
  for (let nth = 0; nth < askings; nth += 1) {
    at = begun + Math.floor((nth * over) / askings);
    const input = { phone: PHONE, network: `10.${nth % NETWORKS}.0.0/24`, language: 'en' as const };
    const outcome = await startCode(ctx, input);
    if (outcome.kind === 'challenge' && paid < MOST_PAID) {
      const { challenge } = newChallenge(ctx, outcome.bits);
      await startCode(ctx, { ...input, solution: { challenge, nonce: solve(challenge, outcome.bits) } });
      paid += 1;
    }
    await askStandIns(standIns, { aheadMs: at - Date.now() });
    await sendCodes(ctx);
  }
  const moments = (await askStandIns<Bare[]>(standIns, { ask: 'bare' })).filter(({ to }) => to === PHONE).map(({ at: sentAt }) => sentAt);
  const most = (ms: number) => Math.max(0, ...moments.map((from) => moments.filter((one) => one >= from && one < from + ms).length));
  // by the provider's clock, which is a moment behind ours
  const [aMinute, anHour, aDay] = [60 * SECOND, HOUR, 24 * HOUR].map((ms) => most(ms - SECOND)) as [number, number, number];
  return { overMs: over, messages: moments.length, aMinute, anHour, aDay, paid };
}

function solve(challenge: string, bits: number): string {
  for (let nonce = 0; ; nonce += 1)
    if (createHash('sha256').update(`${challenge}:${nonce}`).digest().readUInt32BE(0) >>> (32 - bits) === 0) return String(nonce);
}

process.on('message', async (asked: CodesAsked) => process.send!(await measure(asked)));
process.on('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit());
process.send!('ready');
