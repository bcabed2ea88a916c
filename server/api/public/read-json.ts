import type { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import { readBody } from '../read-body';

const CAP_BYTES = 16 * 1024;

/** The body of a public call as its schema reads it. Throws `unreadable_body`, `invalid_request` with the wrong fields and `hint`. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>, hint: string): Promise<T> {
  const read = schema.safeParse(parse((await readBody(request, CAP_BYTES)).toString('utf8')));
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  throw new AppError('invalid_request', hint, { fields });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AppError('unreadable_body', 'The body is not JSON.');
  }
}
