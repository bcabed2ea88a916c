import { readFileSync } from 'node:fs';
import type pg from 'pg';

/** Clock ticks of Linux: a hundred a second on every architecture that Node runs on. */
const TICK_MS = 10;

/** Processor time that a process has used so far, in milliseconds; 0 when it is gone. Linux only: 0 elsewhere. */
export function processorMs(pid: number): number {
  try {
    // fields 14 and 15 of proc(5), counted behind the name in brackets, which may hold anything
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}

/** The same of every process of the database server, by process. */
export async function databaseMs(db: pg.Client): Promise<Map<number, number>> {
  const { rows } = await db.query<{ pid: number }>('select pid from pg_stat_activity');
  return new Map(rows.map(({ pid }) => [pid, processorMs(pid)]));
}
