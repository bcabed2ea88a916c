import { Socket } from 'node:net';
import pg from 'pg';
import { environment } from './environment';
import { log } from './log';
import { singleton } from './singleton';

const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** timestamptz as epoch milliseconds and bigint as number, on this pool alone. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === TIMESTAMPTZ) return (text: string) => Date.parse(text.length > 10 && text[10] === ' ' ? isoOf(text) : text);
    if (oid === INT8) return (text: string) => Number(text);
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/** '2026-11-21 20:21:00.123+00' as ISO 8601. */
function isoOf(text: string): string {
  const zoned = /[+-]\d\d$/.test(text) ? `${text}:00` : text;
  return zoned.replace(' ', 'T');
}

/** How long a query waits for a connection, be it a new one or one that others use. */
const PATIENCE_MS = 10_000;

/** Whoever has the connection learns of it from the query in flight or from the next one. */
function unheard(): void {}

/** A socket that writes once a turn: statements that are sent together travel together. */
class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

/**
 * The pool of this process. Every query of the product runs on it. A connection takes further statements while it works on one
 * (pipelining, libpq chapter 34.5): what does not depend on each other's answers costs one round trip together.
 */
export function pool(): pg.Pool {
  return singleton('pool', () => {
    const env = environment();
    const made = new pg.Pool({
      connectionString: env.DATABASE_URL,
      max: env.DAONA_POOL,
      types: types as pg.CustomTypesConfig,
      keepAlive: true,
      pipeline: true,
      stream: () => new GatheringSocket(),
      connectionTimeoutMillis: PATIENCE_MS,
    });
    // a connection may end (a restart) while nobody waits for its answer; unheard, the error would end the process
    made.on('error', (error) => log().warn({ cause: error.message }, 'an idle database connection was lost'));
    made.on('connect', (client) => client.on('error', unheard));
    return made;
  });
}
