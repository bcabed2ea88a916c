import type { Context } from '@/server/store/context';
import { deleteOutlived } from '@/server/store/housekeeping';

/** Deletes what has outlived its purpose: guess budgets, idempotency keys and raw payloads. Answers the rows by table. */
export async function keepHouse(ctx: Context): Promise<Record<string, number>> {
  return deleteOutlived(ctx.db, ctx.now());
}
