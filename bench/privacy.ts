import type { LookedFor } from './look-for-values';
import { startProcess } from './process';
import type { Line } from './report';

/** BENCH_PEOPLE takes fewer. */
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 5_000);

/**
 * Seeded persons whose every value occurs nowhere else, looked for in all that the product's handlers, jobs, logs, labels and tables
 * give, each reader's tier and scope apart. Ends the run with 1 when one value stands where it must not.
 */
export async function privacy(): Promise<Line[]> {
  const child = await startProcess('bench/look-for-values.ts');
  try {
    const { leaks, values, answers, surfaces, isMet } = await child.ask<LookedFor>({ people: PEOPLE });
    if (!isMet) process.exitCode = 1;
    const number = (n: number) => n.toLocaleString('en');
    return [
      {
        what: 'privacy, values where their reader must not see them',
        data: `${number(PEOPLE)} seeded persons, ${number(surfaces)} surfaces`,
        floor: '',
        ours: `${number(leaks)} of ${number(values)} values found in ${number(answers)} answers, rows, messages and lines`,
        ratio: '',
        aim: '0',
        isMet,
      },
    ];
  } finally {
    await child.stop();
  }
}
