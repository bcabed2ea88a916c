import { setTimeout as sleep } from 'node:timers/promises';
import type { Line } from '../report';
import { buildRun } from './build-run';
import { faultsOf, type Told } from './count-notices';
import { PROVIDERS } from './customers';
import { type NoticeRun, startNoticeRun } from './notice-run';
import type { ChaosRun } from './suite';
import { NEWS_EVERY } from './teller';

/**
 * Kills of web, worker and database while 200 signed events a second tell of orders and stalls fall due. CHAOS_KILLS, CHAOS_PACE_MS
 * and CHAOS_EVENTS (a second) take others.
 */
const WHOLE_RUN = 1_000;
const KILLS = Number(process.env.CHAOS_KILLS ?? WHOLE_RUN);
const PACE_MS = Number(process.env.CHAOS_PACE_MS ?? 1_800);
const PER_SECOND = Number(process.env.CHAOS_EVENTS ?? 200);
const STALLS_A_KILL = 4;
const WORKERS = 3;
const SAID_EVERY = 10;
/** Longer than a message is waited for by itself before news has to go, settle time included. */
const FIRST_MESSAGES_MS = 180_000;
/** Longer than the ten minutes after which a message of which nobody knows is sent again, with the lease of the dead before. */
const PATIENCE_MS = 900_000;

/** Runs it; `isStopped` ends the killing. */
export async function chaosOfNotices({ say, isStopped }: ChaosRun): Promise<{ line: Line; isWhole: boolean }> {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  const programs = await buildRun('server/worker.ts');
  // what is told of while kills go on, at the pace that they keep on a busy machine
  const told = Math.ceil(((KILLS * PACE_MS * 1.5 + FIRST_MESSAGES_MS) / 1000) * (PER_SECOND / NEWS_EVERY));
  say(`seeding ${told.toLocaleString('en')} orders to tell of`);
  const run = await startNoticeRun({ ...programs, workers: WORKERS, perSecond: PER_SECOND, told, stuck: (KILLS + 1) * STALLS_A_KILL });
  try {
    say(`everything stands ready after ${seconds()} s; the first messages go out a minute and a half after their news`);
    await run.getStuck(STALLS_A_KILL);
    const waiting = Date.now();
    while ((await run.accepted()) === 0) {
      if (Date.now() - waiting > FIRST_MESSAGES_MS) throw new Error('no message went out');
      await sleep(500);
    }
    const kills = await killOn(run, { say, isStopped }, seconds);
    const { events, repeated, seconds: telling } = await run.teller.stop();
    await run.calm();
    say(
      `${kills.all} kills after ${seconds()} s; ${events.toLocaleString('en')} events answered, ${repeated.toLocaleString('en')} times told again`,
    );
    await settle(run, say);
    const counted = await run.count();
    for (const fault of faultsOf(counted)) say(`wrong: ${fault}`);
    const rate = Math.round(events / telling);
    return { line: lineOf(counted, { kills, events, rate }), isWhole: kills.all >= WHOLE_RUN };
  } finally {
    await run.end();
    programs.remove();
  }
}

interface Kills {
  all: number;
  worker: number;
  web: number;
  database: number;
}

async function killOn(run: NoticeRun, { say, isStopped }: ChaosRun, seconds: () => number): Promise<Kills> {
  const kills: Kills = { all: 0, worker: 0, web: 0, database: 0 };
  const begun = Date.now();
  for (let nth = 1; nth <= KILLS && !isStopped(); nth += 1) {
    await run.getStuck(STALLS_A_KILL);
    // at another moment of the work each time
    await sleep(Math.max(0, begun + nth * PACE_MS - Date.now()) + ((nth * 137) % 400));
    kills[await run.kill(nth)] += 1;
    kills.all = nth;
    if (nth % SAID_EVERY > 0) continue;
    const left = Math.round(((Date.now() - begun) / nth / 1000) * (KILLS - nth));
    const { open } = await run.open(Date.now());
    const accepted = (await run.accepted()).toLocaleString('en');
    say(
      `${nth} of ${KILLS} kills in ${seconds()} s, ${left} s to go; ${run.teller.told()} orders told of, ${accepted} messages out, ${open} open`,
    );
  }
  return kills;
}

/** Waits until no message is open any more, or nothing has moved for longer than anything may take. */
async function settle(run: NoticeRun, say: (line: string) => void): Promise<void> {
  let { open } = await run.open(Date.now());
  for (let movedAt = Date.now(); open > 0 && Date.now() - movedAt < PATIENCE_MS; ) {
    await sleep(2_000);
    const before = open;
    open = (await run.open(Date.now())).open;
    if (open === before) continue;
    movedAt = Date.now();
    say(`${open} messages are still open`);
  }
}

const number = (n: number) => n.toLocaleString('en');

function lineOf(counted: readonly Told[], { kills, events, rate }: { kills: Kills; events: number; rate: number }): Line {
  const orders = counted.reduce((all, one) => all + one.orders, 0);
  const told = counted.map((one) => {
    const isBlind = one.kind === 'mail';
    return `${PROVIDERS[one.kind]}: ${number(one.orders)} in ${number(one.messages)} messages, ${one.lost} lost, ${one.doubled} doubled${isBlind ? ` of ${one.unknown} unknown` : ` (${one.unknown} answers lost)`}`;
  });
  return {
    what: 'chaos: kill -9 while customers are told',
    data: `${number(kills.all)} kills (${kills.worker} of workers, ${kills.web} of the web, ${kills.database} of the database); ${number(events)} signed events, ${PER_SECOND}/s offered and ${rate}/s answered; news of ${number(orders)} orders; every twentieth answer lost`,
    floor: '',
    ours: told.join('; '),
    ratio: '',
    aim: 'none lost, none doubled but what was unknown where nothing can be asked',
    isMet: faultsOf(counted).length === 0,
  };
}
