import type { Instant } from '../domain/shared/instant';

/** Object ids of Postgres' own types (catalogue pg_type). */
const BOOL = 16;
const BYTEA = 17;
const INT4 = 23;
const TEXT = 25;
const JSON_TYPE = 114;
const TIMESTAMPTZ = 1184;
const UUID = 2950;
const HEAD_BYTES = 20;
/** What stands as the length of an element that is null. */
const NULL_LENGTH = -1;
/** Postgres counts moments in microseconds from the year 2000. */
const POSTGRES_EPOCH = Date.UTC(2000, 0, 1);
const TWO_32 = 2 ** 32;

/** Documents as one `json[]` parameter. */
export function jsonArray(texts: readonly (string | null)[]): Buffer {
  return arrayOfTexts(JSON_TYPE, texts);
}

/** Texts as one `text[]` parameter. */
export function textArray(texts: readonly (string | null)[]): Buffer {
  return arrayOfTexts(TEXT, texts);
}

/** Byte strings as one `bytea[]` parameter. */
export function byteaArray(items: readonly Buffer[]): Buffer {
  const array = begin(
    BYTEA,
    items,
    items.reduce((sum, item) => sum + item.length, 0),
  );
  let at = HEAD_BYTES;
  for (const item of items) {
    at = array.writeInt32BE(item.length, at);
    at += item.copy(array, at);
  }
  return array;
}

/** Ids as one `uuid[]` parameter; what is left out is null. */
export function uuidArray(ids: readonly (string | undefined)[]): Buffer {
  return ofFixedSize(UUID, 16, ids, (array, at, id) => {
    if (array.write(id.replaceAll('-', ''), at, 'hex') !== 16) throw new Error('an element of an array of ids is none');
  });
}

/** The same of ids that stand one behind the other, 16 bytes each. */
export function uuidArrayOf(bytes: Uint8Array): Buffer {
  const places = Array.from({ length: bytes.length / 16 }, (_, i) => i * 16);
  return ofFixedSize(UUID, 16, places, (array, at, place) => array.set(bytes.subarray(place, place + 16), at));
}

/** Whole numbers of 32 bits as one `int[]` parameter. */
export function intArray(numbers: readonly number[]): Buffer {
  return ofFixedSize(INT4, 4, numbers, (array, at, number) => array.writeInt32BE(number, at));
}

export function boolArray(flags: readonly boolean[]): Buffer {
  return ofFixedSize(BOOL, 1, flags, (array, at, flag) => array.writeUInt8(flag ? 1 : 0, at));
}

/** Moments as one `timestamptz[]` parameter; what is left out is null. Throws at a moment that is none. */
export function momentArray(moments: readonly (Instant | null | undefined)[]): Buffer {
  return ofFixedSize(TIMESTAMPTZ, 8, moments, (array, at, moment) => {
    if (!Number.isFinite(moment)) throw new RangeError('an element of an array of moments is none');
    const micros = (Math.trunc(moment) - POSTGRES_EPOCH) * 1000;
    const high = Math.floor(micros / TWO_32);
    array.writeInt32BE(high, at);
    array.writeUInt32BE(micros - high * TWO_32, at + 4);
  });
}

const isNull = (item: unknown): item is null | undefined => item === null || item === undefined;

/**
 * An array of one dimension in the form that Postgres sends and takes in binary (array_recv): number of dimensions, whether
 * there are nulls, type of the elements, their count, the first index; then each with its length before it. Unlike the
 * text form it needs no quoting on this side and no reading character by character on the other.
 */
function begin(type: number, items: readonly unknown[], bytes: number): Buffer {
  const array = Buffer.allocUnsafe(HEAD_BYTES + 4 * items.length + bytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(items.some(isNull) ? 1 : 0, 4);
  array.writeInt32BE(type, 8);
  array.writeInt32BE(items.length, 12);
  array.writeInt32BE(1, 16);
  return array;
}

function arrayOfTexts(type: number, texts: readonly (string | null)[]): Buffer {
  const array = begin(
    type,
    texts,
    texts.reduce((sum, text) => sum + (text === null ? 0 : Buffer.byteLength(text)), 0),
  );
  let at = HEAD_BYTES;
  for (const text of texts) {
    const size = text === null ? 0 : array.write(text, at + 4);
    array.writeInt32BE(text === null ? NULL_LENGTH : size, at);
    at += 4 + size;
  }
  return array;
}

function ofFixedSize<T>(
  type: number,
  size: number,
  items: readonly (T | null | undefined)[],
  write: (array: Buffer, at: number, item: T) => void,
): Buffer {
  const present = items.reduce<number>((count, item) => count + (isNull(item) ? 0 : 1), 0);
  const array = begin(type, items, present * size);
  let at = HEAD_BYTES;
  for (const item of items) {
    array.writeInt32BE(isNull(item) ? NULL_LENGTH : size, at);
    at += 4;
    if (isNull(item)) continue;
    write(array, at, item);
    at += size;
  }
  return array;
}
