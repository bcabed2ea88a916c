import { singleton } from './singleton';

interface Gathered<T> {
  items: Map<string, T>;
  timer?: NodeJS.Timeout;
}

export interface GathererOptions<T> {
  /** One in a process bears this name. */
  name: string;
  everyMs: number;
  /** Of two items under one key, what stands for both; it may be the earlier one, changed. */
  merge: (earlier: T, later: T) => T;
  write: (items: T[]) => Promise<void>;
  onError: (error: Error) => void;
  /** Keys kept while they cannot be written; those that came first stay. */
  most?: number;
}

export interface Gatherer<T> {
  add(key: string, item: T): void;
  /** Writes what was gathered so far; what cannot be written is kept for the next time, and the error is thrown. */
  flush(): Promise<void>;
}

const MOST = 50_000;

/** Gathers small news in memory and writes them together at an interval, so that the request they come with writes nothing. */
export function gatherer<T>({ name, everyMs, merge, write, onError, most = MOST }: GathererOptions<T>): Gatherer<T> {
  const kept = `gathered-${name}`;
  const nothing = (): Gathered<T> => ({ items: new Map() });
  const state = () => singleton(kept, nothing);

  function put(items: Map<string, T>, key: string, item: T): void {
    const earlier = items.get(key);
    if (earlier !== undefined) items.set(key, merge(earlier, item));
    else if (items.size < most) items.set(key, item);
  }

  async function flush(): Promise<void> {
    const gathered = state();
    if (gathered.items.size === 0) return;
    const taken = gathered.items;
    gathered.items = new Map();
    try {
      await write([...taken.values()]);
    } catch (error) {
      const since = gathered.items;
      gathered.items = taken;
      for (const [key, item] of since) put(taken, key, item);
      throw error;
    }
  }

  return {
    add(key, item) {
      const gathered = state();
      put(gathered.items, key, item);
      gathered.timer ??= setTimeout(() => {
        gathered.timer = undefined;
        void flush().catch(onError);
      }, everyMs).unref();
    },
    flush,
  };
}
