import type { Instant } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';

/** One rendered answer: its bytes, compressed at most once, and how long its words stay true. */
export interface RenderedBytes {
  /** Order and version it was made from. */
  id: string;
  version: number;
  /** Code of the order's page. */
  code: string;
  /** Words such as "3 hours ago" change then. */
  until: Instant;
  plain: Buffer;
  gzip?: Buffer;
}

const MAX_BYTES = 96 * 1024 * 1024;

interface Cache {
  entries: Map<string, RenderedBytes>;
  bytes: number;
}

function cache(): Cache {
  return singleton('rendered-bytes', () => ({ entries: new Map(), bytes: 0 }));
}

/** With what the compressed form will take. */
const sizeOf = (entry: RenderedBytes) => Math.ceil(entry.plain.length * 1.4) + 300;

/** What was rendered under this key and still reads true; whether its version is the newest only the database can say. */
export function readRendered(key: string, now: Instant): RenderedBytes | null {
  const { entries } = cache();
  const entry = entries.get(key);
  if (!entry || entry.until <= now) return null;
  // the one asked for last is given up last
  entries.delete(key);
  entries.set(key, entry);
  return entry;
}

export function keepRendered(key: string, entry: RenderedBytes): void {
  const state = cache();
  forget(state, key);
  state.entries.set(key, entry);
  state.bytes += sizeOf(entry);
  for (const oldest of state.entries.keys()) {
    if (state.bytes <= MAX_BYTES) break;
    forget(state, oldest);
  }
}

function forget(state: Cache, key: string): void {
  const entry = state.entries.get(key);
  if (!entry) return;
  state.entries.delete(key);
  state.bytes -= sizeOf(entry);
}
