import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isDatabaseAway } from '../../server/platform/database-away';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres';
import { migrate } from '../../server/platform/migrate';
import { ROOT } from '../root';

/** How often, and after what time, a database that is not there is asked again. */
const TRIES = 300;
const PAUSE_MS = 100;

export interface KillableDatabase {
  url: string;
  /** Ends the server without warning and starts it again on what it left. */
  kill(): Promise<void>;
  /** Does something with a connection of its own, again until the database is there. */
  patiently<T>(work: (db: pg.Client) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** A migrated database of its own that writes as durably as in production; nothing of it is left however the run ends. */
export async function startKillableDatabase(): Promise<KillableDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daona-chaos-'));
  let server = await startEmbeddedPostgres({ dataDir, password: 'chaos' });
  const options = { dataDir, password: 'chaos', port: server.port };
  const url = server.url('postgres');
  const leaveNothing = () => {
    try {
      process.kill(postmaster(dataDir), 'SIGKILL');
    } catch {
      // it had ended
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', leaveNothing);
  await migrate(url, join(ROOT, 'prisma', 'migrations'));
  return {
    url,
    kill: async () => {
      process.kill(postmaster(dataDir), 'SIGKILL');
      await sleep(100);
      server = await startEmbeddedPostgres(options);
    },
    patiently: (work) => patiently(url, work),
    stop: async () => {
      await server.stop();
      process.off('exit', leaveNothing);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function postmaster(folder: string): number {
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('postmaster.pid'));
  if (!file) throw new Error('the database runs nowhere');
  return Number(readFileSync(join(folder, file), 'utf8').split('\n')[0]);
}

async function patiently<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const db = new pg.Client({ connectionString: url });
    db.on('error', () => undefined);
    try {
      await db.connect();
      return await work(db);
    } catch (error) {
      if (tries >= TRIES || !isDatabaseAway(error)) throw error;
      await sleep(PAUSE_MS);
    } finally {
      await db.end().catch(() => undefined);
    }
  }
}
