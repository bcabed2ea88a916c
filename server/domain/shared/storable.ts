const UNSTORABLE = /\0|[\uD800-\uDFFF]/;

/**
 * The value with every text in it such as Postgres can keep: no NUL, no half of a surrogate pair (it becomes U+FFFD). What
 * holds no such text, as nearly everything does, is answered itself and not copied.
 */
export function storable<T>(value: T): T {
  return isStorable(value) ? value : mended(value);
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !UNSTORABLE.test(value);
  if (!value || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isStorable);
  for (const key of Object.keys(value)) if (UNSTORABLE.test(key) || !isStorable((value as Record<string, unknown>)[key])) return false;
  return true;
}

function mended<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed() as T;
  if (Array.isArray(value)) return value.map(mended) as T;
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [mended(k), mended(v)])) as T;
  return value;
}
