import { createServer } from 'node:net';
import { STAND_IN_ACCOUNT } from '../../server/channels/stand-in-account';
import { newSecret } from '../database';
import { type BenchProcess, startProcess } from '../process';
import { countOpen, countTold, countUnknown, type Heard, type Open, type Told } from './count-notices';
import { orderNumbers, SERIES } from './customers';
import { type KillableDatabase, startKillableDatabase } from './killable-database';
import { fillPlaces, type Places } from './places';
import { letGetStuck, letGo, type Seed, type Seeded } from './seed-notices';
import type { Asked } from './stand-ins-process';
import { startTeller, type Teller } from './teller';
import type { WorkerTold } from './worker-process';

/** One answer in so many is lost by the stand-ins: they have the message, and the connection ends. */
const LOSE_EVERY = 20;
const WEB_PROCESSES = 2;
/** The database is killed every so-maniest time; between, worker and web take turns. */
const DATABASE_EVERY = 10;

export interface NoticeRunOptions {
  /** Programs, as `startProcess` takes them. `webProcesses` runs `web` several times behind one port. */
  worker: string;
  web: string;
  webProcesses: string;
  workers: number;
  perSecond: number;
  /** Orders that there are to tell of, and to get stuck. */
  told: number;
  stuck: number;
}

/** A shop's systems, the product in all its processes, and its providers, of which everything but the last can be killed. */
export interface NoticeRun {
  database: KillableDatabase;
  workers: Places;
  teller: Teller;
  /** Kills what is next in turn: worker, web or database. */
  kill(nth: number): Promise<'worker' | 'web' | 'database'>;
  /** Lets the stalls of so many more orders fall due. */
  getStuck(count: number): Promise<void>;
  /** Lets what waits for company go at once. */
  hurry(): Promise<void>;
  /** Messages that the providers have accepted. */
  accepted(): Promise<number>;
  /** From now on every answer is given, and no process is killed any more. */
  calm(): Promise<void>;
  /** Puts the clocks of stand-ins and workers (worker-process.ts) ahead of ours, while nothing is under way. */
  putAhead(ms: number): Promise<void>;
  open(now: number): Promise<Open>;
  count(): Promise<Told[]>;
  end(): Promise<void>;
}

/** Seeds a database of its own and starts everything. */
export async function startNoticeRun(options: NoticeRunOptions): Promise<NoticeRun> {
  const database = await startKillableDatabase();
  const port = await freePort();
  const portalUrl = `http://127.0.0.1:${port}`;
  const standIns = await startProcess('bench/chaos/stand-ins-process.ts', { PORTAL_URL: portalUrl, LOSE_EVERY: String(LOSE_EVERY) });
  const providers = await askStandIns<Providers>(standIns, { ask: 'where' });
  const env = {
    ...forTheRun(providers),
    DATABASE_URL: database.url,
    DAONA_SECRET: newSecret(),
    PUBLIC_URL: portalUrl,
    PORT: String(port),
  };
  const { endpoints, secret } = await seeded(env, options);
  const web = await fillPlaces(1, () => startProcess(options.webProcesses, env, [], [options.web]));
  const workers = await fillPlaces(options.workers, async () => {
    await database.patiently((db) => db.query('select 1'));
    return startProcess(options.worker, env);
  });
  const teller = startTeller({ port, endpoints, secret, perSecond: options.perSecond, orders: options.told });
  let stuck = 0;
  return {
    database,
    workers,
    teller,
    kill: async (nth) => {
      if (nth % DATABASE_EVERY === 0) {
        await database.kill();
        return 'database';
      }
      if (nth % 2 === 0) {
        await killWeb(portalUrl, web);
        return 'web';
      }
      await workers.kill(nth >> 1);
      return 'worker';
    },
    getStuck: async (count) => {
      await database.patiently((db) => letGetStuck(db, stuck, stuck + count));
      stuck += count;
    },
    hurry: async () => {
      await database.patiently((db) => letGo(db));
    },
    accepted: () => askStandIns<number>(standIns, { ask: 'count' }),
    calm: async () => {
      await askStandIns(standIns, { loseEvery: 0 });
      await Promise.all([workers.alive(), web.alive()]);
    },
    putAhead: async (aheadMs) => {
      const tell = async (told: WorkerTold) => Promise.all((await workers.alive()).map((worker) => worker.ask(told)));
      await tell('rest');
      await askStandIns(standIns, { aheadMs });
      await tell({ aheadMs });
    },
    open: (now) => database.patiently((db) => countOpen(db, now)),
    count: async () => {
      const heard = await askStandIns<Heard[]>(standIns, { ask: 'all' });
      const unknown = await database.patiently(countUnknown);
      return countTold(heard, [...orderNumbers(SERIES.told, teller.told()), ...orderNumbers(SERIES.stuck, stuck)], unknown);
    },
    end: async () => {
      await Promise.all([workers.end(), web.end()]);
      standIns.child.kill('SIGKILL');
      await database.stop();
    },
  };
}

interface Providers {
  url: string;
  smtpPort: number;
}

const askStandIns = <T = unknown>(standIns: BenchProcess, asked: Asked) => standIns.ask<T>(asked);

async function seeded(env: Record<string, string>, { told, stuck }: Seed): Promise<Seeded> {
  const seeder = await startProcess('bench/chaos/seed-process.ts', env);
  try {
    return await seeder.ask<Seeded>({ told, stuck });
  } finally {
    await seeder.stop();
  }
}

/** One channel for each kind of customer; nothing else is set up. */
function forTheRun({ url, smtpPort }: Providers): Record<string, string> {
  const ofOurs = Object.entries(STAND_IN_ACCOUNT).filter(([name]) => /^(TWILIO|WECHAT|SMTP|MAIL)_/.test(name));
  return {
    ...Object.fromEntries(ofOurs),
    TWILIO_BASE_URL: url,
    WECHAT_BASE_URL: url,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(smtpPort),
    DAONA_QUIET_HOURS: 'none',
    DAONA_TRUSTED_PROXIES: '1',
    DAONA_WEB_PROCESSES: String(WEB_PROCESSES),
    DAONA_DEMO: '0',
    LOG_LEVEL: process.env.CHAOS_LOG ?? 'silent',
  };
}

/** Ends one of the web processes, whichever answers; the others serve the port until it is back. */
async function killWeb(url: string, web: Places): Promise<void> {
  try {
    // what the product does not know the process answers with its id
    const answer = await fetch(`${url}/`, { headers: { connection: 'close' }, signal: AbortSignal.timeout(2_000) });
    process.kill(Number(await answer.text()), 'SIGKILL');
  } catch {
    // none answers: the one that starts them has ended as well, or is just starting them
    await web.alive();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}
