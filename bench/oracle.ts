import type { Asked, Told } from './oracle-process';
import { startProcess } from './process';
import type { Line } from './report';

/** BENCH_CASES and BENCH_MONTH_ORDERS take fewer. */
const CASES = Number(process.env.BENCH_CASES ?? 10_000);
const ORDERS_AT_BIRTH = Number(process.env.BENCH_MONTH_ORDERS ?? 200);
const DAYS = 30;
/** Cases asked for at once, so that a long run says where it stands. */
const PORTION = 500;

/**
 * Stall for stall what a slow minute-by-minute oracle says: generated cases over calendars, zones, holidays, pauses, late facts and
 * changes, and a month of the simulated world with troubles, lived twice. Ends the run with 1 at the first difference.
 */
export async function oracle(say: (line: string) => void): Promise<Line[]> {
  const child = await startProcess('bench/oracle-process.ts');
  const ask = (asked: Asked) => child.ask<Told>(asked);
  const number = (n: number) => n.toLocaleString('en');
  try {
    const cases: Told = { stalls: 0, orders: 0, differences: [] };
    for (let first = 1; first <= CASES; first += PORTION) {
      const told = await ask({ kind: 'cases', first, count: Math.min(PORTION, CASES - first + 1) });
      cases.stalls += told.stalls;
      cases.differences.push(...told.differences);
      say(`${number(Math.min(CASES, first + PORTION - 1))} cases, ${number(cases.stalls)} stalls, ${cases.differences.length} differences`);
    }
    const month = await ask({ kind: 'month', orders: ORDERS_AT_BIRTH, days: DAYS });
    for (const line of [...cases.differences, ...month.differences].slice(0, 20)) say(line);
    const lines = [
      { what: 'deadlines against an oracle, generated', data: `${number(CASES)} cases`, told: cases },
      {
        what: 'deadlines against an oracle, simulated month',
        data: `${number(month.orders)} orders, ${DAYS} days, lived twice`,
        told: month,
      },
    ];
    if (lines.some(({ told }) => told.differences.length > 0)) process.exitCode = 1;
    return lines.map(({ what, data, told }) => ({
      what,
      data,
      floor: '',
      ours: `${number(told.stalls)} stalls, ${number(told.differences.length)} too many, too few or at another minute`,
      ratio: '',
      aim: '0',
      isMet: told.differences.length === 0,
    }));
  } finally {
    await child.stop();
  }
}
