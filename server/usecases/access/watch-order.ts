import { isPageCode } from '@/server/domain/access/page-code';
import { sha256Hex } from '@/server/platform/crypto';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import { subscribe } from '@/server/store/listen';
import { type PublicOrder, readIdByCode, readIdByToken, readTiersOfLinks, readVersions, readWhole } from '@/server/store/public-lookup';

export type WatchTarget = { kind: 'code'; code: string } | { kind: 'token'; token: string };

export interface News {
  version: number;
  /**
   * The order whole and the tier at which its address alone opens it, for listeners who want it: a parcel's page is tier 0, a
   * link what it grants. Null when the version alone is told, and when a link holds no more.
   */
  opened: { order: PublicOrder; tier: 0 | 1 } | null;
  /** The link by which it is watched holds no more. */
  hasEnded: boolean;
}

export interface Listener {
  wantsOrder: boolean;
  /** Settles when the news were passed on; until then this order's next ones wait, and all but the last are left out. */
  onNews: (news: News) => void | Promise<void>;
}

interface Watcher extends Listener {
  /** Of the share link it came by. */
  tokenHash: string | null;
}

/** Payload of a change of more orders than a notification can name. */
const ANY_ORDER = '*';
/** Orders that are read whole at once: the first of them are told before the last are read. */
const MOST_AT_ONCE = 32;
/** News are passed on for so long before others get their turn. */
const TURN_MS = 5;

interface Watched {
  watchers: Set<Watcher>;
  /** The newest that was told. */
  version: number;
}

/** Who waits for news of which order in this process, and which orders are to be read next. */
interface Hub {
  watched: Map<string, Watched>;
  /** Known to have changed. */
  changed: Set<string>;
  /** May have changed. */
  doubtful: Set<string>;
  isReading: boolean;
  listening?: Promise<unknown>;
}

function hub(): Hub {
  return singleton('order-watchers', () => ({ watched: new Map(), changed: new Set(), doubtful: new Set(), isReading: false }));
}

/**
 * Tells the listener the version of the order now, and each later one within a moment of its commit, on whichever node it was
 * made; a version may be told twice. Returns the way to stop; null when the address leads to no order.
 */
export async function watchOrder(ctx: Context, target: WatchTarget, listener: Listener): Promise<(() => void) | null> {
  await listen(ctx);
  const order = await findOrder(ctx, target);
  if (!order) return null;
  const { watched } = hub();
  const entry = watched.get(order.id) ?? { watchers: new Set(), version: order.version };
  watched.set(order.id, entry);
  const watcher = { ...listener, tokenHash: target.kind === 'token' ? sha256Hex(target.token) : null };
  entry.watchers.add(watcher);
  entry.version = Math.max(entry.version, order.version);
  void listener.onNews({ version: entry.version, opened: null, hasEnded: false });
  // what changed between the read and now was told to nobody when this is the first who waits for it
  if (entry.watchers.size === 1) look(ctx, 'doubtful', [order.id]);
  return () => {
    entry.watchers.delete(watcher);
    if (entry.watchers.size === 0 && watched.get(order.id) === entry) watched.delete(order.id);
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
    (payload) => (payload === ANY_ORDER ? look(ctx, 'doubtful', state.watched.keys()) : look(ctx, 'changed', payload.split(','))),
    () => look(ctx, 'doubtful', state.watched.keys()),
  ).catch((error: Error) => {
    state.listening = undefined;
    throw error;
  });
  return state.listening;
}

/** Reads the watched ones of these orders and tells who waits: one read at a time, of all that changed during the last. */
function look(ctx: Context, why: 'changed' | 'doubtful', orderIds: Iterable<string>): void {
  const state = hub();
  for (const id of orderIds) if (state.watched.has(id)) state[why].add(id);
  if (!state.isReading && state.changed.size + state.doubtful.size > 0) void readOn(ctx, state);
}

async function readOn(ctx: Context, state: Hub): Promise<void> {
  state.isReading = true;
  while (state.changed.size + state.doubtful.size > 0) {
    try {
      await (state.changed.size > 0 ? tellChanged(ctx, state) : sortOut(ctx, state));
    } catch (error) {
      ctx.log.warn({ err: error }, 'watched orders could not be read; their pages hear of the next change');
    }
  }
  state.isReading = false;
}

/** Looks which of the doubtful ones have changed. */
async function sortOut(ctx: Context, state: Hub): Promise<void> {
  const ids = [...state.doubtful];
  state.doubtful.clear();
  for (const { id, version } of await readVersions(ctx.db, ids))
    if (version > (state.watched.get(id)?.version ?? version)) state.changed.add(id);
}

async function tellChanged(ctx: Context, state: Hub): Promise<void> {
  const ids = [...state.changed].slice(0, MOST_AT_ONCE);
  for (const id of ids) state.changed.delete(id);
  const { orders, tiers } = await read(ctx, state, ids);
  let turnAt = performance.now();
  for (const order of orders) {
    await pass(state, order, tiers);
    if (performance.now() - turnAt < TURN_MS) continue;
    await new Promise(setImmediate);
    turnAt = performance.now();
  }
}

type OrderRead = PublicOrder | { id: string; version: number; doc?: undefined };
type Tiers = ReadonlyMap<string, 0 | 1>;

/** The orders, whole where somebody wants that, and what the links are good for by which they are watched. */
async function read(ctx: Context, state: Hub, ids: readonly string[]): Promise<{ orders: OrderRead[]; tiers: Tiers }> {
  const whole = new Set<string>();
  const withContact: string[] = [];
  const links: string[] = [];
  for (const id of ids) {
    const watchers = [...(state.watched.get(id)?.watchers ?? [])];
    const wanting = watchers.filter(({ wantsOrder }) => wantsOrder);
    if (wanting.length > 0) whole.add(id);
    if (wanting.some(({ tokenHash }) => tokenHash !== null)) withContact.push(id);
    links.push(...watchers.flatMap(({ tokenHash }) => tokenHash ?? []));
  }
  const others = ids.filter((id) => !whole.has(id));
  const [orders, versions, tiers] = await Promise.all([
    whole.size > 0 ? readWhole(ctx.db, [...whole], withContact) : [],
    others.length > 0 ? readVersions(ctx.db, others) : [],
    readTiersOfLinks(ctx.db, links, ctx.now()),
  ]);
  return { orders: [...orders, ...versions], tiers };
}

async function pass(state: Hub, order: OrderRead, tiers: Tiers): Promise<void> {
  const entry = state.watched.get(order.id);
  if (!entry) return;
  entry.version = Math.max(entry.version, order.version);
  const told = [...entry.watchers].map((watcher) => {
    const tier = watcher.tokenHash === null ? 0 : tiers.get(watcher.tokenHash);
    const opened = watcher.wantsOrder && order.doc && order.version === entry.version && tier !== undefined ? { order, tier } : null;
    return watcher.onNews({ version: entry.version, opened, hasEnded: tier === undefined });
  });
  await Promise.all(told);
}
