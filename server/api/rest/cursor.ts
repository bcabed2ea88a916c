import { AppError } from '@/server/domain/shared/errors';
import type { Instant } from '@/server/domain/shared/instant';

/** The last row of a page, as callers hand it back to get the next: opaque to them. */
export interface Position {
  at: Instant;
  id: string;
}

export function encodeCursor(position: Position | null): string | null {
  return position && Buffer.from(`${position.at}.${position.id}`).toString('base64url');
}

/** Throws `invalid_request` for anything that did not come from `encodeCursor`. */
export function decodeCursor(cursor: string): Position {
  const found = /^(-?\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (found) return { at: Number(found[1]), id: found[2]! };
  const fields = [{ field: 'cursor', message: 'must be the nextCursor of an earlier answer' }];
  throw new AppError('invalid_request', 'The cursor cannot be read. Leave it out to start at the first page.', { fields });
}
