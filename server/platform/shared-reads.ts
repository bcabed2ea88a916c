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
/** Packets under way at once. While so many are, reads gather for the next: the busier the process, the fewer packets a read. */
const MOST_PACKETS = 3;

interface Reads {
  waiting: Waiting[];
  underWay: number;
}

/**
 * Runs a short read on a connection that it shares with those that other requests ask for in the same turn of the event loop, or
 * while earlier ones are under way: they go out in one packet and no connection is taken for each. For point reads alone, outside
 * any transaction.
 */
export function readTogether(statement: QueryConfig): Promise<QueryResult> {
  const reads = singleton<Reads>('shared-reads', () => ({ waiting: [], underWay: 0 }));
  return new Promise((resolve, reject) => {
    reads.waiting.push({ statement, resolve, reject });
    // the sockets that have something to read are served before this
    if (reads.waiting.length === 1 && reads.underWay < MOST_PACKETS) setImmediate(sendWaiting, reads);
  });
}

function sendWaiting(reads: Reads): void {
  while (reads.waiting.length > 0 && reads.underWay < MOST_PACKETS) {
    reads.underWay += 1;
    void send(reads.waiting.splice(0, MOST_AT_ONCE)).finally(() => {
      reads.underWay -= 1;
      sendWaiting(reads);
    });
  }
}

/** Done when every read has its answer. */
async function send(reads: readonly Waiting[]): Promise<void> {
  try {
    const client = await pool().connect();
    let failure: Error | undefined;
    const answers = reads.map(({ statement, resolve, reject }) =>
      client.query(statement).then(resolve, (error) => {
        failure ??= error;
        reject(error);
      }),
    );
    await Promise.all(answers);
    client.release(failure);
  } catch (error) {
    for (const { reject } of reads) reject(error);
  }
}
