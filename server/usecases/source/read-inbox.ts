import type { Context } from '@/server/store/context';
import { countInbox, type InboxWriter, type RefusedInboxRow, readInboxWriters, readRefusedInboxRows } from '@/server/store/inbox';

const REFUSED_SHOWN = 20;

/** How the inbox of systems without an interface stands: rows by state, the last that were refused with the reason, and who may write. */
export async function readInbox(ctx: Context): Promise<{
  states: Record<string, number>;
  refused: RefusedInboxRow[];
  writers: InboxWriter[];
}> {
  const [states, refused, writers] = await Promise.all([
    countInbox(ctx.db),
    readRefusedInboxRows(ctx.db, REFUSED_SHOWN),
    readInboxWriters(ctx.db),
  ]);
  return { states, refused, writers };
}
