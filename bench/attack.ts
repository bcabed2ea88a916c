import { createHash, randomBytes, randomInt } from 'node:crypto';
import { areaUnderCurve } from './area-under-curve';
import { type Answer, asker } from './ask-over-http';
import { type Guess, type Shape, shapesOf, type Victim } from './guesses';
import { readTargets } from './reads';
import type { Line } from './report';
import type { Bench, Suite } from './suite';

/** BENCH_GUESSES and BENCH_TIMINGS make the attack smaller. */
const GUESSES = Number(process.env.BENCH_GUESSES ?? 1_000_000);
const TIMINGS = Number(process.env.BENCH_TIMINGS ?? 20_000);
const AT_ONCE = 48;
const RIGHTFUL_EVERY_MS = 250;

/**
 * Guesses in five shapes, from networks that the attacker has and with headers that he forges. No order may be shown, while the
 * rightful link and the rightful buyer of an order beside it get theirs at every moment. Before it: whether the time of an
 * answer tells a wrong phone from a missing order.
 */
export const attack: Suite = async (bench) => {
  const [mine] = await readTargets(bench);
  const { rows: victims } = await bench.db.query<Victim>(
    `select order_no as "orderNo", code from orders where version > 0 and phone_hash is not null and id <> $1 order by md5(id::text) limit 200000`,
    [mine!.id],
  );
  const lines = [await timings(victims)];
  const rightful = await rightfulGuests(bench, mine!);
  const perShape = Math.floor(GUESSES / 5);
  for (const [name, shape] of Object.entries(shapesOf(victims))) {
    bench.say(`${perShape.toLocaleString('en')} guesses: ${name}`);
    lines.push(await run(name, shape, perShape, rightful));
  }
  return lines;
};

async function run(name: string, shape: Shape, count: number, rightful: readonly (() => Promise<void>)[]): Promise<Line> {
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
  const watch = async () => {
    let served = 0;
    for (; !isOver; served += 1) {
      for (const visit of rightful) await visit();
      await new Promise((done) => setTimeout(done, RIGHTFUL_EVERY_MS));
    }
    return served;
  };
  const startedAt = performance.now();
  const watching = watch();
  await Promise.all(Array.from({ length: AT_ONCE }, guess)).finally(() => {
    isOver = true;
  });
  const served = await watching;
  close();
  const told = [...statuses].sort(([a], [b]) => a.localeCompare(b)).map(([status, n]) => `${status}: ${n.toLocaleString('en')}`);
  return {
    what: `attack: ${name}`,
    data: `${count.toLocaleString('en')} guesses (${told.join(', ')}), ${Math.round((count / (performance.now() - startedAt)) * 1000)}/s`,
    floor: '',
    ours: `${shown} orders shown; the rightful link and look-up served ${served} times of ${served}`,
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
async function rightfulGuests(bench: Bench, mine: { id: string; orderNo: string; phone: string }): Promise<(() => Promise<void>)[]> {
  const token = randomBytes(16).toString('hex').replaceAll('0', 'x').slice(0, 22);
  await bench.db.query(
    `insert into share_link (id, order_id, token_hash, tier, created_by, expires_at) values (gen_random_uuid(), $1, $2, 1, 'bench', now() + interval '1 day')`,
    [mine.id, createHash('sha256').update(token).digest('hex')],
  );
  const { ask } = asker(2);
  let visits = 0;
  const visit = async (what: string, guess: Omit<Guess, 'headers'>) => {
    visits += 1;
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': `50.${(visits >> 8) & 255}.${visits & 255}.7` };
    const answer = await ask({ ...guess, headers });
    if (answer.status !== 200 || !answer.body.includes(mine.orderNo))
      throw new Error(`the rightful ${what} was answered ${answer.status} under attack: ${answer.body.slice(0, 200)}`);
  };
  const body = JSON.stringify({ orderNo: mine.orderNo, phone: mine.phone });
  return [
    () => visit('link', { method: 'GET', path: `/t/${token}` }),
    () => visit('look-up', { method: 'POST', path: '/api/v1/track', body }),
  ];
}

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
