import type { ScheduledJob } from '../platform/job-engine';
import type { Context } from '../store/context';
import { learnEta } from '../usecases/eta/learn-eta';
import { keepHouse } from '../usecases/operation/keep-house';

const ZONE = 'Asia/Shanghai';

/** The background jobs: name, schedule, what they do. What must happen within seconds is in hot-loops.ts. */
export function jobTable(ctx: Context): ScheduledJob[] {
  return [
    {
      name: 'learn-eta',
      cron: '20 3 * * *',
      zone: ZONE,
      work: async () => {
        await learnEta(ctx);
      },
    },
    {
      name: 'keep-house',
      cron: '40 * * * *',
      zone: ZONE,
      work: async () => {
        ctx.log.info({ deleted: await keepHouse(ctx) }, 'outlived rows deleted');
      },
    },
  ];
}
