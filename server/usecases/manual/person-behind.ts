import { creatorOfKey } from '@/server/store/api-key';
import type { Context } from '@/server/store/context';

/** Who acts: a key acts for whoever made it. `staff:<id>`, or the key itself where its maker is not known. */
export async function personBehind(tx: Context, actor: string): Promise<string> {
  if (!actor.startsWith('key:')) return actor;
  return (await creatorOfKey(tx.db, actor.slice('key:'.length))) ?? actor;
}
