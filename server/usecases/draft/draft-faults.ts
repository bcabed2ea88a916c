import { checkDraftWords } from '@/server/domain/draft/check-draft-words';
import type { Finding } from '@/server/domain/template/check-words';
import type { Words } from '@/server/domain/template/words';
import type { Context } from '@/server/store/context';
import { readDueNotices } from '@/server/store/notice';
import { recipientOf } from '../notice/decide-for-customers';
import { messageInput } from '../notice/write-message';

/** What is wrong with words for a draft, judged on its own order; nothing where there is no such notice. */
export async function draftFaults(ctx: Context, id: string, words: readonly Words[]): Promise<Finding[]> {
  const now = ctx.now();
  const [notice] = await readDueNotices(ctx.db, [id], now);
  if (!notice) return [];
  const input = messageInput(notice, await recipientOf(ctx, notice, now));
  return words.flatMap((own) => checkDraftWords(own, input));
}
