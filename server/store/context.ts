import type pg from 'pg';
import { type Clock, systemClock } from '../platform/clock';
import { pool } from '../platform/database';
import { type Logger, log } from '../platform/log';

/** What SQL runs on: the pool, or the client that holds a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** What every use case gets first: where to read and write, what time it is, where to tell. */
export interface Context {
  db: Queryable;
  now: Clock;
  log: Logger;
}

/** A context outside any transaction, on the pool of this process. */
export function newContext(now: Clock = systemClock): Context {
  return { db: pool(), now, log: log() };
}

/** Serialisation failure and deadlock (PostgreSQL appendix A): the whole transaction may simply run again. */
const RETRYABLE = new Set(['40001', '40P01']);
const TRIES = 4;

/** Of a connection that is lost the first statement of the work learns too. */
function unheard(): void {}

/**
 * Runs `work` in one transaction and commits; rolls back when it throws. A deadlock or serialisation failure runs it
 * again, so `work` must have no effect outside the database.
 */
export async function inTransaction<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool().connect();
    let broken: Error | undefined;
    try {
      const begun = client.query({ name: 'begin', text: 'begin' });
      begun.catch(unheard);
      const result = await work({ ...ctx, db: client });
      await begun;
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((e: Error) => {
        broken = e;
      });
      const code = (error as { code?: string }).code ?? '';
      if (!RETRYABLE.has(code) || attempt >= TRIES) throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** Runs `read` so that everything it reads is of one moment; it can write nothing. */
export function atOneMoment<T>(ctx: Context, read: (tx: Context) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    await tx.db.query('set transaction isolation level repeatable read, read only');
    return read(tx);
  });
}

/** Whether a statement failed for what it was given, not for how the database is (data exception and integrity violation, appendix A). */
export function isOfItsData(error: unknown): boolean {
  return /^2[23]/.test((error as { code?: string }).code ?? '');
}

/** "In failed SQL transaction" (PostgreSQL appendix A): what every statement behind the one that failed is answered. */
const FOLLOWS_A_FAILURE = '25P02';

/**
 * Waits until all of some writes that travel together have their answer, so that none reaches the connection after its
 * transaction is over. Throws the failure that the others follow from, whichever is heard first.
 */
export async function answered(writes: readonly Promise<unknown>[]): Promise<void> {
  const failures = (await Promise.allSettled(writes)).flatMap((write) => (write.status === 'rejected' ? [write.reason as unknown] : []));
  if (failures.length === 0) return;
  throw failures.find((failure) => (failure as { code?: string }).code !== FOLLOWS_A_FAILURE) ?? failures[0];
}
