const UNSTORABLE = /\0|[\uD800-\uDFFF]/;

/**
 * The value with every text in it such as Postgres can keep: no NUL, no half of a surrogate pair (it becomes U+FFFD).
 */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return (UNSTORABLE.test(value) ? value.replaceAll('\0', '').toWellFormed() : value) as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [storable(k), storable(v)])) as T;
  return value;
}
