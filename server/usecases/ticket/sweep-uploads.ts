import { HOUR } from '@/server/domain/shared/instant';
import { objectStore } from '@/server/platform/object-store';
import { type Context, inTransaction } from '@/server/store/context';
import { lockOldUpload, settleUpload } from '@/server/store/object-upload';

/** No upload takes longer, its transaction included. */
const GIVEN_UP_AFTER = HOUR;

/**
 * Deletes objects that were uploaded and that no file came to point to: the ticket refused it, the transaction failed, the process
 * died. The lock keeps a file from being committed while its object goes. Answers how many; throws when the store does not answer.
 */
export async function sweepUploads(ctx: Context, signal?: AbortSignal): Promise<number> {
  const store = objectStore();
  if (!store) return 0;
  let swept = 0;
  const sweepOne = () =>
    inTransaction(ctx, async (tx) => {
      const objectKey = await lockOldUpload(tx.db, tx.now() - GIVEN_UP_AFTER);
      if (objectKey === null) return false;
      await store.remove(objectKey);
      return settleUpload(tx.db, objectKey);
    });
  while (!signal?.aborted && (await sweepOne())) swept += 1;
  return swept;
}
