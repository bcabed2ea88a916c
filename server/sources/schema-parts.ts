import { z } from 'zod';

/** A text that may be missing, null, empty or of another type: then undefined. What it says decides nothing about the rest. */
export const word = z.unknown().transform((v) => (typeof v === 'string' ? v.trim() || undefined : undefined));

/** An id as text: vendors write them as text or as a number. */
export const idText = z.union([z.string().min(1), z.number().int()]).transform(String);
