import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Notes that bytes are about to go to the object store under a key; committed before they go. */
export async function beginUpload(db: Queryable, objectKey: string, at: Instant): Promise<void> {
  await db.query('insert into object_upload (object_key, begun_at) values ($1, $2)', [objectKey, new Date(at)]);
}

/** Says in the transaction of the file that it needs its object; false where the object was given up meanwhile. */
export async function settleUpload(db: Queryable, objectKey: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from object_upload where object_key = $1', [objectKey]);
  return rowCount === 1;
}

/** Locks an upload that was begun before a moment and never settled; null when there is none. */
export async function lockOldUpload(db: Queryable, begunBefore: Instant): Promise<string | null> {
  const { rows } = await db.query<{ objectKey: string }>(
    `select object_key as "objectKey" from object_upload where begun_at < $1 order by begun_at limit 1 for update skip locked`,
    [new Date(begunBefore)],
  );
  return rows[0]?.objectKey ?? null;
}
