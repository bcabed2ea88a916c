import { isPageCode } from '@/server/domain/access/page-code';
import { sha256Hex } from '@/server/platform/crypto';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import { subscribe } from '@/server/store/listen';
import { readIdByCode, readIdByToken, readVersion } from '@/server/store/public-lookup';

export type WatchTarget = { kind: 'code'; code: string } | { kind: 'token'; token: string };
type OnVersion = (version: number) => void;

/** Payload of a change of more orders than a notification can name. */
const ANY_ORDER = '*';

/** Who waits for news of which order in this process. */
interface Hub {
  watchers: Map<string, Set<OnVersion>>;
  listening?: Promise<unknown>;
}

function hub(): Hub {
  return singleton('order-watchers', () => ({ watchers: new Map() }));
}

/**
 * Calls `onVersion` with the version of the order now, and with each later one within a moment of its commit, on
 * whichever node it was made. Returns the way to stop; null when the address leads to no order.
 */
export async function watchOrder(ctx: Context, target: WatchTarget, onVersion: OnVersion): Promise<(() => void) | null> {
  const order = await findOrder(ctx, target);
  if (!order) return null;
  await listen(ctx);
  const { watchers } = hub();
  const set = watchers.get(order.id) ?? new Set();
  watchers.set(order.id, set.add(onVersion));
  onVersion((await readVersion(ctx.db, order.id)) ?? order.version);
  return () => {
    set.delete(onVersion);
    if (set.size === 0 && watchers.get(order.id) === set) watchers.delete(order.id);
  };
}

async function findOrder(ctx: Context, target: WatchTarget): Promise<{ id: string; version: number } | null> {
  if (target.kind === 'token') return readIdByToken(ctx.db, sha256Hex(target.token), ctx.now());
  return isPageCode(target.code) ? readIdByCode(ctx.db, target.code) : null;
}

/** One subscription a process; after a gap every watched order is read anew. */
function listen(ctx: Context): Promise<unknown> {
  const state = hub();
  const tellAll = (ids: Iterable<string>) => {
    for (const id of ids) void tell(ctx, id);
  };
  state.listening ??= subscribe(
    'order',
    (payload) => tellAll(payload === ANY_ORDER ? state.watchers.keys() : payload.split(',').filter((id) => state.watchers.has(id))),
    () => tellAll(state.watchers.keys()),
  ).catch((error: Error) => {
    state.listening = undefined;
    throw error;
  });
  return state.listening;
}

async function tell(ctx: Context, orderId: string): Promise<void> {
  try {
    const version = await readVersion(ctx.db, orderId);
    if (version !== null) for (const onVersion of hub().watchers.get(orderId) ?? []) onVersion(version);
  } catch (error) {
    ctx.log.warn({ err: error }, 'a watched order could not be read; its pages hear of the next change');
  }
}
