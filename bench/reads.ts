import { COURSE, type Comparison, compare } from './compare';
import type { FloorAnswers } from './floor-reads';
import { FRONT_PORT } from './front';
import { type BenchProcess, startProcess } from './process';
import { type Line, perSecond } from './report';
import type { RequestPlan } from './requests';
import { type ReadTarget, seedReads } from './seed';
import type { Bench } from './suite';

const ORDERS = Number(process.env.BENCH_ORDERS ?? 100_000);
const TARGETS = 1_500;
/** What most reads are to keep of their floor. */
const AIM = 0.4;

let seeded: ReadTarget[] | undefined;
/** Both read suites look at the same orders. */
export async function readTargets(bench: Bench): Promise<ReadTarget[]> {
  if (!seeded) {
    bench.say(`telling a world to the product and copying it to ${ORDERS.toLocaleString('en')} orders`);
    seeded = await seedReads(bench.db, ORDERS, TARGETS);
  }
  return seeded;
}

/** What the product answers to each target, asked once; the floor answers the same bytes. */
export async function captureAnswers(targets: { key: string; id: string; path: string; init?: RequestInit }[]): Promise<FloorAnswers> {
  const answers: FloorAnswers = { contentType: '', byKey: new Map() };
  for (const [i, target] of targets.entries()) {
    const headers = {
      'accept-language': 'zh-CN',
      'accept-encoding': 'identity',
      'x-forwarded-for': `30.${i >> 8}.${i & 255}.7`,
      ...target.init?.headers,
    };
    const response = await fetch(`http://127.0.0.1:${FRONT_PORT}${target.path}`, { ...target.init, headers });
    const body = Buffer.from(await response.arrayBuffer());
    if (!response.ok) throw new Error(`${target.path.slice(0, 12)}… answered ${response.status}: ${body.toString().slice(0, 300)}`);
    answers.contentType = response.headers.get('content-type') ?? '';
    answers.byKey.set(target.key, { id: target.id, body });
  }
  return answers;
}

/** Runs one read suite: the floor is given the product's answers, then both are loaded. */
export async function compareReads(
  bench: Bench,
  what: string,
  plan: RequestPlan,
  answers: FloorAnswers,
  more: { aim?: number; inVain?: number } = {},
): Promise<Line[]> {
  const floor: BenchProcess = await startProcess('bench/floor-reads.ts', { DATABASE_URL: bench.databaseUrl });
  try {
    await floor.ask(answers);
    const found = await compare(plan, { ...COURSE, inVain: more.inVain });
    return [lineOf(what, found, more.aim ?? AIM)];
  } finally {
    await floor.stop();
  }
}

function lineOf(what: string, found: Comparison, aim: number): Line {
  return {
    what,
    data: `${ORDERS.toLocaleString('en')} orders, ${TARGETS.toLocaleString('en')} of them asked for, ${(found.bytesAnAnswer / 1024).toFixed(1)} kB an answer, ${COURSE.connections} connections`,
    floor: `${perSecond(found.floor.perSecond)}, p99 ${found.floor.p99Ms.toFixed(1)} ms`,
    ours: `${perSecond(found.ours.perSecond)}, p99 ${found.ours.p99Ms.toFixed(1)} ms`,
    ratio: found.ratio.toFixed(2),
    aim: `≥ ${aim}`,
    isMet: found.ratio >= aim,
  };
}
