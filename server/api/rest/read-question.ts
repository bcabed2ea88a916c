import type { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import { mendOf, pathOf } from './read-items';

/** Checked parameters of a call. Throws `invalid_request` with every wrong field and how to mend it. */
export function readQuestion<T>(value: unknown, schema: z.ZodType<T>): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => ({ field: pathOf(issue.path), message: mendOf(issue) }));
  throw new AppError('invalid_request', fields.map((f) => `${f.field || 'body'} ${f.message}`).join('; '), { fields });
}
