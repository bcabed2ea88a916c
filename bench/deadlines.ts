import type { Asked, Told } from './deadlines-process';
import { startProcess } from './process';
import type { Line } from './report';

/** BENCH_OPEN, BENCH_AT_ONCE, BENCH_PUNCTUAL and BENCH_WORKERS take others. */
const ASKED: Asked = {
  open: Number(process.env.BENCH_OPEN ?? 1_000_000),
  punctual: Number(process.env.BENCH_PUNCTUAL ?? 3_000),
  perSecond: 50,
  atOnce: Number(process.env.BENCH_AT_ONCE ?? 100_000),
  workers: Number(process.env.BENCH_WORKERS ?? 2),
};

/** Deadlines among very many: how long after its minute a stall is recorded, how long very many of one instant take, what idling costs. */
export async function deadlines(): Promise<Line[]> {
  const child = await startProcess('bench/deadlines-process.ts');
  try {
    const told = await child.ask<Told>(ASKED);
    const number = (n: number) => n.toLocaleString('en');
    const each = (ms: number) => `${((ms * 1000) / ASKED.atOnce).toFixed(0)} µs`;
    const data = `${number(ASKED.open)} open, ${ASKED.workers} workers`;
    return [
      {
        what: 'deadlines, due to recorded',
        data: `${data}, ${ASKED.perSecond} a second`,
        floor: '',
        ours: `p50 ${told.p50Ms.toFixed(0)} ms, p99 ${told.p99Ms.toFixed(0)} ms`,
        ratio: '',
        aim: 'p99 ≤ 1 s',
        isMet: told.p99Ms <= 1_000,
      },
      {
        what: 'deadlines, all at one instant',
        data: `${number(ASKED.atOnce)} due of ${number(told.orders)} orders among ${data}`,
        floor: `${(told.floorMs / 1000).toFixed(1)} s (claim alone)`,
        ours: `${(told.atOnceMs / 1000).toFixed(1)} s; of a processor a stall: workers ${each(told.workersMs)}, Postgres ${each(told.postgresMs)}`,
        ratio: (told.floorMs / told.atOnceMs).toFixed(2),
        aim: '≤ 15 s',
        isMet: told.atOnceMs <= 15_000,
      },
      {
        what: 'deadlines, idle tick',
        data: `${number(ASKED.open)} open`,
        floor: '',
        ours: `${told.idleMs.toFixed(2)} ms`,
        ratio: '',
        aim: '≤ 2 ms',
        isMet: told.idleMs <= 2,
      },
    ];
  } finally {
    await child.stop();
  }
}
