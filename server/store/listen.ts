import pg from 'pg';
import { environment } from '../platform/environment';
import { log } from '../platform/log';
import { singleton } from '../platform/singleton';

/** `order`: ids of the orders that changed, separated by commas; `staff_alert`: there is something new for staff to see. Told after the commit. */
export type Channel = 'order' | 'staff_alert';
export type Listener = (payload: string) => void;

const RECONNECT_MS = [200, 1000, 3000, 10_000];
/** A connection that a firewall has dropped without a word is noticed within this time. */
const PING_MS = 30_000;

interface Ear {
  listeners: Map<Channel, Set<Listener>>;
  lost: Set<() => void>;
  client?: pg.Client;
  closed: boolean;
  opening?: Promise<void>;
}

function ear(): Ear {
  return singleton('ear', () => ({ listeners: new Map(), lost: new Set(), closed: false }));
}

/**
 * Calls `listener` for each notification on a channel, over the one LISTEN connection of this process. Resolves when
 * Postgres listens: whatever is committed after that is heard. While the connection is lost nothing is heard, so
 * `onGap` is called once it listens again, for the subscriber to read anew. Returns the way to stop.
 */
export async function subscribe(channel: Channel, listener: Listener, onGap?: () => void): Promise<() => void> {
  const { listeners, lost } = ear();
  const set = listeners.get(channel) ?? new Set();
  listeners.set(channel, set.add(listener));
  if (onGap) lost.add(onGap);
  await opened();
  return () => {
    set.delete(listener);
    if (onGap) lost.delete(onGap);
  };
}

/** Ends the LISTEN connection of this process for good. */
export async function stopListening(): Promise<void> {
  const state = ear();
  state.closed = true;
  await state.opening?.catch(() => undefined);
  await state.client?.end();
}

function opened(): Promise<void> {
  const state = ear();
  state.opening ??= open(state).catch((error: Error) => {
    state.opening = undefined;
    throw error;
  });
  return state.opening;
}

async function open(state: Ear): Promise<void> {
  const client = new pg.Client({ connectionString: environment().DATABASE_URL, keepAlive: true, application_name: 'daona listen' });
  client.on('notification', ({ channel, payload }) => {
    for (const listener of state.listeners.get(channel as Channel) ?? []) listener(payload ?? '');
  });
  await client.connect();
  await client.query('listen "order"; listen staff_alert');
  state.client = client;
  const ping = setInterval(() => void client.query('select 1').catch((error: Error) => client.emit('error', error)), PING_MS).unref();
  const reopen = (error?: Error) => {
    if (state.client !== client) return;
    clearInterval(ping);
    state.client = undefined;
    client.end().catch(() => undefined);
    if (!state.closed) void reconnect(state, error);
  };
  client.on('error', reopen);
  client.on('end', () => reopen());
}

async function reconnect(state: Ear, cause?: Error): Promise<void> {
  log().warn({ cause: cause?.message }, 'the connection that listens for changes was lost');
  for (let attempt = 0; !state.closed; attempt += 1) {
    await new Promise((next) => setTimeout(next, RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)]));
    try {
      await open(state);
      for (const onGap of state.lost) onGap();
      return;
    } catch (error) {
      log().warn({ cause: (error as Error).message }, 'cannot listen for changes yet');
    }
  }
}
