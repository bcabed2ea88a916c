import PgBoss from 'pg-boss';
import { pool } from './database';
import { environment } from './environment';
import { log } from './log';

export interface ScheduledJob {
  name: string;
  /** Five-field cron expression, read on a clock of `zone`; unset runs the job only when somebody asks for it. */
  cron?: string;
  zone?: string;
  work(signal: AbortSignal): Promise<void>;
}

export interface JobEngine {
  /** Asks for one run, now or after a delay; asked again before it began, it still runs once. */
  request(name: string, afterS?: number): Promise<void>;
  stop(): Promise<void>;
}

async function prepareQueues(boss: PgBoss, jobs: readonly ScheduledJob[]): Promise<void> {
  for (const job of jobs) {
    await boss.createQueue(job.name, { name: job.name, policy: 'stately', retryLimit: 3, retryBackoff: true, expireInSeconds: 3600 });
    if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: job.zone ?? 'UTC' });
    else await boss.unschedule(job.name);
  }
}

/** Any number, the same in every worker. */
const QUEUES_LOCK = 7_301_126;

/** Workers that start at once prepare their queues one after another: pg-boss makes a table for each and would deadlock. */
async function oneAtATime(work: () => Promise<void>): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query('select pg_advisory_lock($1)', [QUEUES_LOCK]);
    await work();
  } finally {
    // the connection is closed, and the lock goes with it
    client.release(true);
  }
}

/**
 * Runs jobs on pg-boss, whose tables live in a schema of their own. One run of a job at a time over all workers; a run
 * whose process died is tried again.
 */
export async function startJobEngine(jobs: readonly ScheduledJob[]): Promise<JobEngine> {
  const boss = new PgBoss({ connectionString: environment().DATABASE_URL, max: 3, application_name: 'daona jobs' });
  const stopping = new AbortController();
  boss.on('error', (error) => log().error({ err: error }, 'the job engine has trouble'));
  await boss.start();
  await oneAtATime(() => prepareQueues(boss, jobs));
  for (const job of jobs) {
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async () => {
      const begun = performance.now();
      try {
        await job.work(stopping.signal);
        log().info({ job: job.name, tookMs: Math.round(performance.now() - begun) }, 'job done');
      } catch (error) {
        log().error({ err: error, job: job.name }, 'a job failed and will be tried again');
        throw error;
      }
    });
  }
  return {
    request: async (name, afterS = 0) => {
      await boss.send(name, {}, { startAfter: afterS });
    },
    stop: async () => {
      stopping.abort();
      await boss.stop({ graceful: true, wait: true, timeout: 10_000 });
    },
  };
}
