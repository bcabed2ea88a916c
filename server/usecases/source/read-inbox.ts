import type { Context } from '@/server/store/context';
import { countInbox, type RefusedInboxRow, readRefusedInboxRows } from '@/server/store/inbox';

const REFUSED_SHOWN = 20;

/** How the inbox of systems without an interface stands: rows by state, and the last that were refused with the reason. */
export async function readInbox(ctx: Context): Promise<{ states: Record<string, number>; refused: RefusedInboxRow[] }> {
  const [states, refused] = await Promise.all([countInbox(ctx.db), readRefusedInboxRows(ctx.db, REFUSED_SHOWN)]);
  return { states, refused };
}
