import type { Instant } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';
import type { LookUpProof } from '@/server/usecases/access/look-up-order';
import type { Encoding } from './choose-encoding';

/** One rendered answer: its bytes, compressed at most once, and how long its words stay true. */
export interface RenderedBytes {
  /** Order and version it was made from. */
  id: string;
  version: number;
  shop: string;
  /** Code of the order's page. */
  code: string;
  /** Lifecycle that is told. */
  lifecycle: string;
  /** Words such as "3 hours ago" change then. */
  until: Instant;
  /** When the database last said that this version is the newest. */
  confirmedAt: Instant;
  /** The answer in pieces; those that many answers share (style sheet, script) are one buffer and cost nothing here. */
  parts: readonly Buffer[];
  /** Bytes of the pieces that are this answer's own. */
  ownBytes: number;
  /** The whole answer as it was sent last, plain and compressed; set by `keepForm`. */
  plain?: Buffer;
  gzip?: Buffer;
  br?: Buffer;
  /** The part that an open page puts in place of its own (live-part.ts), compressed. */
  part?: Buffer;
  /** The same as a message of a live stream. */
  news?: Buffer;
  /** What the reader proved to see it, for look-ups; the same proof is not worked out twice. */
  proof?: LookUpProof;
}

const MAX_BYTES = 128 * 1024 * 1024;
/** What an entry costs beside its bytes. */
const OVERHEAD_BYTES = 600;

interface Cache {
  entries: Map<string, RenderedBytes>;
  kept: WeakSet<RenderedBytes>;
  bytes: number;
}

function cache(): Cache {
  return singleton('rendered-bytes', () => ({ entries: new Map(), kept: new WeakSet(), bytes: 0 }));
}

/** Forms in which a rendering is sent. */
export type Form = 'plain' | Encoding | 'part' | 'news';

const FORMS: readonly Form[] = ['plain', 'gzip', 'br', 'part', 'news'];

const sizeOf = (entry: RenderedBytes) => FORMS.reduce((sum, form) => sum + (entry[form]?.length ?? 0), entry.ownBytes + OVERHEAD_BYTES);

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

/** What was rendered under this key last, however old its words are. */
export function lastRendered(key: string): RenderedBytes | null {
  return cache().entries.get(key) ?? null;
}

export function keepRendered(key: string, entry: RenderedBytes): void {
  const state = cache();
  forget(state, key);
  state.entries.set(key, entry);
  state.kept.add(entry);
  state.bytes += sizeOf(entry);
  for (const oldest of state.entries.keys()) {
    if (state.bytes <= MAX_BYTES) break;
    forget(state, oldest);
  }
}

/** Keeps a form in which an entry was sent, so that it is put together or compressed once. */
export function keepForm(entry: RenderedBytes, form: Form, bytes: Buffer): void {
  const before = sizeOf(entry);
  entry[form] = bytes;
  // an entry that was given up meanwhile counts for nothing
  if (cache().kept.has(entry)) cache().bytes += sizeOf(entry) - before;
}

function forget(state: Cache, key: string): void {
  const entry = state.entries.get(key);
  if (!entry) return;
  state.entries.delete(key);
  state.kept.delete(entry);
  state.bytes -= sizeOf(entry);
}
