import type { Context } from '@/server/store/context';
import { type ActiveLink, readActiveLinks } from '@/server/store/share-link';

const PAGE = 50;

/** Shared links of all orders that still hold, newest first, fifty at a time; `next` goes on. */
export async function listActiveLinks(ctx: Context, input: { before?: string }): Promise<{ links: ActiveLink[]; next: string | null }> {
  const links = await readActiveLinks(ctx.db, { now: ctx.now(), limit: PAGE + 1, before: input.before });
  const shown = links.slice(0, PAGE);
  return { links: shown, next: links.length > PAGE ? shown.at(-1)!.id : null };
}
