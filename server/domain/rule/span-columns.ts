import type { WatchedSpan } from './fired-rungs';
import type { ScopedOrder } from './rule-scope';

/** Runs of a clock column by column: a million of them are a few arrays and not a million objects. */
export interface SpanColumns {
  length: number;
  /** Ids of their orders, `ID_BYTES` each. */
  orderIds: Uint8Array;
  seenAt: Float64Array;
  anchorAt: Float64Array;
  /** Infinity where the portal does not know that they are over. */
  goneAt: Float64Array;
  /** Of the runs that have any, by their position. */
  counts: ReadonlyMap<number, WatchedSpan['counts']>;
  pauses: ReadonlyMap<number, WatchedSpan['pauses']>;
}

/** Runs of one clock whose orders are alike in everything that the rules on it ask. */
export interface SpanGroup {
  /** Its shipments stand under the key ''. */
  order: ScopedOrder;
  spans: SpanColumns;
}

export const ID_BYTES = 16;
const NONE: never[] = [];

/** Reads the run at a position into an object that is used again for the next one. */
export function readSpan(spans: SpanColumns, i: number, into: WatchedSpan): void {
  const goneAt = spans.goneAt[i]!;
  into.seenAt = spans.seenAt[i]!;
  into.anchorAt = spans.anchorAt[i]!;
  into.goneAt = goneAt === Number.POSITIVE_INFINITY ? null : goneAt;
  into.counts = spans.counts.size > 0 ? (spans.counts.get(i) ?? NONE) : NONE;
  into.pauses = spans.pauses.size > 0 ? (spans.pauses.get(i) ?? NONE) : NONE;
}

/** Numbers orders by their ids from 0 on, each once, by open addressing over the bytes themselves. */
export class OrderNumbers {
  count = 0;
  private ids = new Uint8Array(1024 * ID_BYTES);
  private slots = new Int32Array(4096).fill(-1);

  /** Number of the order whose id stands at a place of some bytes. */
  of(bytes: Uint8Array, at: number): number {
    for (let slot = slotOf(bytes, at, this.slots.length); ; slot = (slot + 1) & (this.slots.length - 1)) {
      const held = this.slots[slot]!;
      if (held === -1) return this.add(bytes, at, slot);
      if (this.isSame(held, bytes, at)) return held;
    }
  }

  /** The ids in the order of their numbers, `ID_BYTES` each. */
  all(): Uint8Array {
    return this.ids.subarray(0, this.count * ID_BYTES);
  }

  private add(bytes: Uint8Array, at: number, slot: number): number {
    const number = this.count;
    if ((number + 1) * ID_BYTES > this.ids.length) {
      const ids = new Uint8Array(this.ids.length * 2);
      ids.set(this.ids);
      this.ids = ids;
    }
    for (let i = 0; i < ID_BYTES; i += 1) this.ids[number * ID_BYTES + i] = bytes[at + i]!;
    this.slots[slot] = number;
    this.count += 1;
    if (this.count * 2 > this.slots.length) this.spread();
    return number;
  }

  private isSame(number: number, bytes: Uint8Array, at: number): boolean {
    const from = number * ID_BYTES;
    for (let i = 0; i < ID_BYTES; i += 1) if (this.ids[from + i] !== bytes[at + i]) return false;
    return true;
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let number = 0; number < this.count; number += 1) {
      let slot = slotOf(this.ids, number * ID_BYTES, slots.length);
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

/** Ids of version 7 begin with the time and end by chance: all bytes are mixed (FNV-1a). `size` is a power of two. */
function slotOf(bytes: Uint8Array, at: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < ID_BYTES; i += 1) hash = Math.imul(hash ^ bytes[at + i]!, 0x01000193);
  return (hash ^ (hash >>> 15)) & (size - 1);
}

/** An id as it is written. */
export function idAt(bytes: Uint8Array, at: number): string {
  let hex = '';
  for (let i = at; i < at + ID_BYTES; i += 1) hex += bytes[i]!.toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
