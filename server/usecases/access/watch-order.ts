import { isPageCode } from '@/server/domain/access/page-code';
import { sha256Hex } from '@/server/platform/crypto';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import { subscribe } from '@/server/store/listen';
import { readIdByCode, readIdByToken, readVersions } from '@/server/store/public-lookup';

export type WatchTarget = { kind: 'code'; code: string } | { kind: 'token'; token: string };
type OnVersion = (version: number) => void;

/** Payload of a change of more orders than a notification can name. */
const ANY_ORDER = '*';

interface Watched {
  listeners: Set<OnVersion>;
  /** The newest that was read. */
  version: number;
}

/** Who waits for news of which order in this process, and which orders are to be read next. */
interface Hub {
  watchers: Map<string, Watched>;
  changed: Set<string>;
  isReading: boolean;
  listening?: Promise<unknown>;
}

function hub(): Hub {
  return singleton('order-watchers', () => ({ watchers: new Map(), changed: new Set(), isReading: false }));
}

/**
 * Calls `onVersion` with the version of the order now, and with each later one within a moment of its commit, on
 * whichever node it was made; a version may be told twice. Returns the way to stop; null when the address leads to no order.
 */
export async function watchOrder(ctx: Context, target: WatchTarget, onVersion: OnVersion): Promise<(() => void) | null> {
  await listen(ctx);
  const order = await findOrder(ctx, target);
  if (!order) return null;
  const { watchers } = hub();
  const watched = watchers.get(order.id) ?? { listeners: new Set(), version: 0 };
  watchers.set(order.id, watched);
  watched.listeners.add(onVersion);
  watched.version = Math.max(watched.version, order.version);
  onVersion(watched.version);
  // what changed between the read and now was told to nobody when this is the first who waits for it
  if (watched.listeners.size === 1) tell(ctx, [order.id]);
  return () => {
    watched.listeners.delete(onVersion);
    if (watched.listeners.size === 0 && watchers.get(order.id) === watched) watchers.delete(order.id);
  };
}

async function findOrder(ctx: Context, target: WatchTarget): Promise<{ id: string; version: number } | null> {
  if (target.kind === 'token') return readIdByToken(ctx.db, sha256Hex(target.token), ctx.now());
  return isPageCode(target.code) ? readIdByCode(ctx.db, target.code) : null;
}

/** One subscription a process; after a gap every watched order is read anew. */
function listen(ctx: Context): Promise<unknown> {
  const state = hub();
  state.listening ??= subscribe(
    'order',
    (payload) => tell(ctx, payload === ANY_ORDER ? state.watchers.keys() : payload.split(',')),
    () => tell(ctx, state.watchers.keys()),
  ).catch((error: Error) => {
    state.listening = undefined;
    throw error;
  });
  return state.listening;
}

/** Reads the watched ones of these orders and tells who waits: one read at a time, of all that changed during the last. */
function tell(ctx: Context, orderIds: Iterable<string>): void {
  const state = hub();
  for (const id of orderIds) if (state.watchers.has(id)) state.changed.add(id);
  if (!state.isReading && state.changed.size > 0) void readChanged(ctx, state);
}

async function readChanged(ctx: Context, state: Hub): Promise<void> {
  state.isReading = true;
  while (state.changed.size > 0) {
    const ids = [...state.changed];
    state.changed.clear();
    try {
      for (const { id, version } of await readVersions(ctx.db, ids)) {
        const watched = state.watchers.get(id);
        if (!watched) continue;
        watched.version = Math.max(watched.version, version);
        for (const onVersion of watched.listeners) onVersion(watched.version);
      }
    } catch (error) {
      ctx.log.warn({ err: error }, 'watched orders could not be read; their pages hear of the next change');
    }
  }
  state.isReading = false;
}
