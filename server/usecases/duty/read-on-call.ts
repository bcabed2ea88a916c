import { onCallAt } from '@/server/domain/duty/on-call';
import type { Context } from '@/server/store/context';
import { listSwaps, readRota } from '@/server/store/on-call';

/** Id of who is on call now by the calendar, whether or not they can be reached; null is a gap. */
export async function readOnCall(ctx: Context): Promise<string | null> {
  return onCallAt(await readRota(ctx.db), await listSwaps(ctx.db, ctx.now()), ctx.now());
}
