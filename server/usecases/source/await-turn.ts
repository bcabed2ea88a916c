import type { Context } from '@/server/store/context';
import { reserveCall } from '@/server/store/vendor-pace';

/** Resolves when this account may make its next call to its vendor: calls are `paceMs` apart over all workers. */
export async function awaitTurn(ctx: Context, source: string, paceMs: number): Promise<void> {
  const ms = (await reserveCall(ctx.db, source, ctx.now(), paceMs)) - ctx.now();
  if (ms > 0) await new Promise((done) => setTimeout(done, ms));
}
