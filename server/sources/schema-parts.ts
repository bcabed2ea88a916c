import { z } from 'zod';

/** A text that may be missing, null, empty or of another type: then undefined. What it says decides nothing about the rest. */
export const word = z
  .unknown()
  .optional()
  .transform((v) => (typeof v === 'string' ? v.trim() || undefined : undefined));

/** An id as text: vendors write them as text or as a number. */
export const idText = z.union([z.string().min(1), z.number().int()]).transform(String);

/** A text or a number as text: vendors' own samples disagree about which. Anything else counts as missing. */
export const scalar = z
  .unknown()
  .optional()
  .transform((v) => (typeof v === 'string' ? v.trim() || undefined : typeof v === 'number' && Number.isFinite(v) ? String(v) : undefined));

/** A list whose items are objects; one that is no object becomes an empty one, so that it spoils no other. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.array(z.preprocess((v) => (v !== null && typeof v === 'object' && !Array.isArray(v) ? v : {}), item));
}
