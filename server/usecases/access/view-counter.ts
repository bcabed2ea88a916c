import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';
import { type Context, newContext } from '@/server/store/context';
import { addViews } from '@/server/store/share-link';

interface Gathered {
  views: Map<string, { count: number; lastAt: Instant }>;
  timer?: NodeJS.Timeout;
}

function gathered(): Gathered {
  return singleton('share-views', () => ({ views: new Map() }));
}

/** Counts one view of a share link. Views are gathered and written once a second: reading a page writes nothing. */
export function countView(ctx: Context, linkId: string): void {
  const state = gathered();
  const entry = state.views.get(linkId) ?? { count: 0, lastAt: 0 };
  entry.count += 1;
  entry.lastAt = ctx.now();
  state.views.set(linkId, entry);
  state.timer ??= setTimeout(() => {
    state.timer = undefined;
    void flushViews(newContext()).catch((error: Error) => ctx.log.error({ err: error }, 'views of share links were not written'));
  }, SECOND).unref();
}

/** Writes the views gathered so far; what cannot be written is kept for the next time. Called once more at shutdown. */
export async function flushViews(ctx: Context): Promise<void> {
  const state = gathered();
  if (state.views.size === 0) return;
  const taken = state.views;
  state.views = new Map();
  try {
    await addViews(
      ctx.db,
      [...taken].map(([linkId, view]) => ({ linkId, ...view })),
    );
  } catch (error) {
    for (const [linkId, view] of taken) {
      const entry = state.views.get(linkId);
      state.views.set(linkId, entry ? { count: entry.count + view.count, lastAt: Math.max(entry.lastAt, view.lastAt) } : view);
    }
    throw error;
  }
}
