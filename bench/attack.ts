import { createHash, randomBytes, randomInt } from 'node:crypto';
import { areaUnderCurve } from './area-under-curve';
import { type Answer, asker } from './ask-over-http';
import { type Guess, type Shape, shapesOf, type Victim } from './guesses';
import { type BenchProcess, startProcess } from './process';
import { readTargets } from './reads';
import type { Line } from './report';
import type { Riddle } from './riddle-solver';
import type { ReadTarget } from './seed';
import type { Bench, Suite } from './suite';

/** BENCH_GUESSES and BENCH_TIMINGS make the attack smaller. */
const GUESSES = Number(process.env.BENCH_GUESSES ?? 1_000_000);
const TIMINGS = Number(process.env.BENCH_TIMINGS ?? 20_000);
const AT_ONCE = 48;
const RIGHTFUL_EVERY_MS = 250;
/** The buyer of the order that is attacked comes this often; each time he may have to work for it. */
const BUYER_EVERY_MS = 5_000;

/**
 * Guesses in five shapes, from networks that the attacker has and with headers that he forges. No order may be shown, while the
 * rightful get theirs at every moment: the link and the look-up of an order beside it, the link of the very order that is
 * attacked, and its buyer, for the work that the attack has made dear. Before it: whether the time of an answer tells a wrong
 * phone from a missing order.
 */
export const attack: Suite = async (bench) => {
  const [mine, attacked] = await readTargets(bench);
  const { rows: victims } = await bench.db.query<Victim>(
    `select order_no as "orderNo", code from orders where version > 0 and phone_hash is not null and id <> $1
      order by id <> $2, md5(id::text) limit 200000`,
    [mine!.id, attacked!.id],
  );
  const lines = [await timings(victims)];
  const solver = await startProcess('bench/riddle-solver.ts');
  try {
    const rightful = await rightfulGuests(bench, mine!, attacked!, solver);
    const perShape = Math.floor(GUESSES / 5);
    for (const [name, shape] of Object.entries(shapesOf(victims))) {
      bench.say(`${perShape.toLocaleString('en')} guesses: ${name}`);
      lines.push(await run(name, shape, perShape, rightful));
    }
    return lines;
  } finally {
    await solver.stop();
  }
};

interface Rightful {
  /** Visits that need no work. */
  free: readonly (() => Promise<void>)[];
  /** The buyer's; answers the bits that were paid, 0 when none were asked for. */
  buyer: () => Promise<number>;
}

async function run(name: string, shape: Shape, count: number, rightful: Rightful): Promise<Line> {
  const { ask, close } = asker(AT_ONCE);
  const statuses = new Map<string, number>();
  let shown = 0;
  let next = 0;
  let isOver = false;
  const guess = async () => {
    while (next < count) {
      const answer = await ask(shape(next++));
      const label = labelOf(answer);
      statuses.set(label, (statuses.get(label) ?? 0) + 1);
      if (isShown(answer)) shown += 1;
    }
  };
  const repeat = async (everyMs: number, visit: () => Promise<void>) => {
    let served = 0;
    for (; !isOver; served += 1) {
      await visit();
      for (const from = performance.now(); !isOver && performance.now() - from < everyMs; ) await pause(RIGHTFUL_EVERY_MS);
    }
    return served;
  };
  let paidBits = 0;
  const startedAt = performance.now();
  const watching = Promise.all([
    repeat(RIGHTFUL_EVERY_MS, async () => {
      for (const visit of rightful.free) await visit();
    }),
    repeat(BUYER_EVERY_MS, async () => {
      paidBits = Math.max(paidBits, await rightful.buyer());
    }),
  ]);
  // a visit that fails ends the run at once
  await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, guess)), watching]).finally(() => {
    isOver = true;
  });
  const [served, bought] = await watching;
  close();
  const told = [...statuses].sort(([a], [b]) => a.localeCompare(b)).map(([status, n]) => `${status}: ${n.toLocaleString('en')}`);
  return {
    what: `attack: ${name}`,
    data: `${count.toLocaleString('en')} guesses (${told.join(', ')}), ${Math.round((count / (performance.now() - startedAt)) * 1000)}/s`,
    floor: '',
    ours: `${shown} orders shown; links and look-up served ${served} times of ${served}, the buyer of the attacked order ${bought} of ${bought} (${paidBits > 0 ? `for work of up to ${paidBits} bits` : 'without work'})`,
    ratio: '',
    aim: 'none shown',
    isMet: shown === 0,
  };
}

/** Status of an answer; forms lead on by 303, to a riddle where the try has to be paid for. */
function labelOf({ status, headers }: Answer): string {
  return headers.location?.endsWith('/unlock') ? `${status} to work` : String(status);
}

/** A page or an answer with an order in it, or the grant that leads to one. */
function isShown({ status, headers }: Answer): boolean {
  return status === 200 || (headers['set-cookie'] ?? []).some((cookie) => cookie.startsWith('daona_grant='));
}

/** Visits that must succeed all the time; each throws when it does not. */
async function rightfulGuests(bench: Bench, mine: ReadTarget, attacked: ReadTarget, solver: BenchProcess): Promise<Rightful> {
  const { ask } = asker(4);
  let visits = 0;
  const visit = (guess: Omit<Guess, 'headers'>) => {
    visits += 1;
    return ask({
      ...guess,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `50.${(visits >> 8) & 255}.${visits & 255}.7` },
    });
  };
  const mustShow = ({ orderNo }: ReadTarget, what: string, { status, body }: Answer) => {
    if (status !== 200 || !body.includes(orderNo))
      throw new Error(`the rightful ${what} was answered ${status} under attack: ${body.slice(0, 200)}`);
  };
  const lookUp = (order: ReadTarget, more = {}) =>
    visit({ method: 'POST', path: '/api/v1/track', body: JSON.stringify({ orderNo: order.orderNo, phone: order.phone, ...more }) });
  const links = await Promise.all([mine, attacked].map(async (order) => ({ order, path: await shareLink(bench, order.id) })));
  return {
    free: [
      ...links.map(
        ({ order, path }) =>
          async () =>
            mustShow(order, 'link', await visit({ method: 'GET', path })),
      ),
      async () => mustShow(mine, 'look-up', await lookUp(mine)),
    ],
    buyer: async () => {
      const first = await lookUp(attacked);
      const riddle = first.status === 403 ? (JSON.parse(first.body) as { challenge: Riddle }).challenge : null;
      const answer = riddle
        ? await lookUp(attacked, { challenge: riddle.challenge, nonce: (await solver.ask<{ nonce: string }>(riddle)).nonce })
        : first;
      mustShow(attacked, 'buyer', answer);
      return riddle?.bits ?? 0;
    },
  };
}

async function shareLink(bench: Bench, orderId: string): Promise<string> {
  const token = randomBytes(16).toString('hex').replaceAll('0', 'x').slice(0, 22);
  await bench.db.query(
    `insert into share_link (id, order_id, token_hash, tier, created_by, expires_at) values (gen_random_uuid(), $1, $2, 1, 'bench', now() + interval '1 day')`,
    [orderId, createHash('sha256').update(token).digest('hex')],
  );
  return `/t/${token}`;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Times of wrong phones and of missing orders, in random turn, each from a network of its own. */
async function timings(victims: readonly Victim[]): Promise<Line> {
  const { ask, close } = asker(1);
  const took: Record<'wrong' | 'missing', number[]> = { wrong: [], missing: [] };
  for (let n = 0; n < TIMINGS; n += 1) {
    const kind = randomInt(2) ? 'wrong' : 'missing';
    const { orderNo } = victims[n % victims.length]!;
    const body = JSON.stringify({
      orderNo: kind === 'wrong' ? orderNo : `${orderNo.slice(0, -8)}9${orderNo.slice(-7)}`,
      phone: `+8619${String(randomInt(1_000_000_000)).padStart(9, '0')}`,
    });
    const address = `60.${(n >> 8) & 255}.${n & 255}.${n >> 16}`;
    const answer = await ask({
      method: 'POST',
      path: '/api/v1/track',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body,
    });
    if (answer.status !== 404) throw new Error(`a ${kind} one was answered ${answer.status}: ${answer.body.slice(0, 200)}`);
    if (n >= TIMINGS / 100) took[kind].push(answer.ms);
  }
  close();
  const area = areaUnderCurve(took.wrong, took.missing);
  const median = (all: number[]) => [...all].sort((a, b) => a - b)[all.length >> 1]!.toFixed(2);
  return {
    what: 'attack: time of a wrong phone and of a missing order',
    data: `${TIMINGS.toLocaleString('en')} answers one after another`,
    floor: `missing: median ${median(took.missing)} ms`,
    ours: `wrong: median ${median(took.wrong)} ms; AUC ${area.toFixed(3)}`,
    ratio: '',
    aim: '0.48 to 0.52',
    isMet: area >= 0.48 && area <= 0.52,
  };
}
