import { hotLoops } from '@/server/jobs/hot-loops';
import { jobTable } from '@/server/jobs/job-table';
import type { Context } from '@/server/store/context';

const MOST_ROUNDS = 5_000;

/** Does everything that a worker does, until there is nothing more to do. Answers what failed. */
export async function workThrough(ctx: Context): Promise<string[]> {
  const failed: string[] = [];
  const { signal } = new AbortController();
  const attempt = async (name: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      ctx.log.error({ err: error, loop: name }, `${name} failed`);
      failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  for (const loop of hotLoops(ctx, { request: async () => undefined, signal })) {
    await attempt(loop.name, async () => {
      for (let round = 0; round < MOST_ROUNDS && (await loop.round()) > 0; round += 1);
    });
  }
  for (const job of jobTable(ctx)) await attempt(job.name, () => job.work(signal));
  return failed;
}
