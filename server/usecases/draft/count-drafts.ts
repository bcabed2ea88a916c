import type { Context } from '@/server/store/context';
import { countOpenDrafts } from '@/server/store/draft';

/** How many messages wait for service, how many of them only a person lets go, and when the next goes by itself. */
export function countDrafts(ctx: Context): ReturnType<typeof countOpenDrafts> {
  return countOpenDrafts(ctx.db);
}
