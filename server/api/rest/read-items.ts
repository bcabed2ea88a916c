import { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import type { RecordOutcome } from '@/server/usecases/tracking/record-batch';

/** Most items of one call. */
export const MAX_ITEMS = 1_000;

type Read<T> = { item: T } | { rejected: RecordOutcome & { status: 'rejected' } };

/**
 * The items of a batch under `name`, each read on its own, so that a bad one never spoils the others. Throws
 * `invalid_request` when the batch itself is no list of 1 to 1,000 items.
 */
export function readItems<T>(json: unknown, name: string, schema: z.ZodType<T>): Read<T>[] {
  const list = z.object({ [name]: z.array(z.unknown()).min(1).max(MAX_ITEMS) }).safeParse(json);
  if (!list.success) {
    throw new AppError('invalid_request', `The body must be { "${name}": [ … ] } with 1 to ${MAX_ITEMS} items.`, {
      fields: list.error.issues.map((issue) => ({ field: pathOf(issue.path), message: issue.message })),
    });
  }
  return list.data[name]!.map((value): Read<T> => {
    const read = schema.safeParse(value);
    if (read.success) return { item: read.data };
    const first = read.error.issues[0]!;
    return { rejected: { status: 'rejected', field: pathOf(first.path), reason: mendOf(first) } };
  });
}

/** `customer.phone`, `items[2].sku`; '' for the item itself. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i ? '.' : ''}${String(key)}`)).join('');
}

/** How to put an issue right, in one sentence. */
export function mendOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('undefined') ? `is missing; must be ${issue.expected}` : `must be ${issue.expected}`;
  return issue.message;
}

/** Puts the outcomes of the readable items back between the rejected ones, in the order of the call. */
export function mergeOutcomes<T>(reads: Read<T>[], recorded: RecordOutcome[]): (RecordOutcome & { index: number })[] {
  let next = 0;
  return reads.map((read, index) => ({ index, ...('rejected' in read ? read.rejected : recorded[next++]!) }));
}
