import type { QueryConfig, QueryResult } from 'pg';
import { pool } from './database';
import { singleton } from './singleton';

interface Waiting {
  statement: QueryConfig;
  resolve: (result: QueryResult) => void;
  reject: (error: unknown) => void;
}

/** Statements that one connection takes at once: those behind wait for those before. */
const MOST_AT_ONCE = 32;

/**
 * Runs a short read on a connection that it shares with those that other requests ask for in the same turn of the event loop:
 * they go out in one packet and no connection is taken for each. For point reads alone, outside any transaction.
 */
export function readTogether(statement: QueryConfig): Promise<QueryResult> {
  const waiting = singleton<Waiting[]>('shared-reads', () => []);
  return new Promise((resolve, reject) => {
    waiting.push({ statement, resolve, reject });
    // the sockets that have something to read are served before this
    if (waiting.length === 1) setImmediate(sendAll, waiting);
  });
}

function sendAll(waiting: Waiting[]): void {
  while (waiting.length > 0) void send(waiting.splice(0, MOST_AT_ONCE));
}

async function send(reads: readonly Waiting[]): Promise<void> {
  try {
    const client = await pool().connect();
    let left = reads.length;
    let failure: Error | undefined;
    const settle = (error?: Error) => {
      failure ??= error;
      left -= 1;
      if (left === 0) client.release(failure);
    };
    for (const { statement, resolve, reject } of reads) {
      client.query(statement).then(
        (result) => {
          settle();
          resolve(result);
        },
        (error) => {
          settle(error);
          reject(error);
        },
      );
    }
  } catch (error) {
    for (const { reject } of reads) reject(error);
  }
}
