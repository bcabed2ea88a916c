/** Object ids of Postgres' own types (catalogue pg_type). */
const BYTEA = 17;
const JSON_TYPE = 114;
const HEAD_BYTES = 20;

/** Documents as one `json[]` parameter. */
export function jsonArray(texts: readonly string[]): Buffer {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  return binaryArray(JSON_TYPE, sizes, (array, at, i) => array.write(texts[i]!, at));
}

/** Byte strings as one `bytea[]` parameter. */
export function byteaArray(items: readonly Buffer[]): Buffer {
  const sizes = items.map((item) => item.length);
  return binaryArray(BYTEA, sizes, (array, at, i) => items[i]!.copy(array, at));
}

/**
 * An array of one dimension in the form that Postgres sends and takes in binary (array_recv): number of dimensions, whether
 * there are nulls, type of the elements, their count, the first index; then each with its length before it. Unlike the
 * text form it needs no quoting on this side and no reading character by character on the other.
 */
function binaryArray(type: number, sizes: readonly number[], write: (array: Buffer, at: number, i: number) => void): Buffer {
  const array = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size + 4, HEAD_BYTES));
  array.writeInt32BE(1, 0);
  array.writeInt32BE(0, 4);
  array.writeInt32BE(type, 8);
  array.writeInt32BE(sizes.length, 12);
  array.writeInt32BE(1, 16);
  let at = HEAD_BYTES;
  for (const [i, size] of sizes.entries()) {
    array.writeInt32BE(size, at);
    write(array, at + 4, i);
    at += size + 4;
  }
  return array;
}
