import { replyKinds } from '@/server/domain/reply/reply-kind';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { insertNotices } from '@/server/store/notice-write';
import { readReplyOrder } from '@/server/store/reply-order';
import { readRules } from '@/server/store/rule';
import { loadTemplates } from '@/server/store/template';
import { replyMessage } from './read-replies';

export type ReplyDrafted =
  | { kind: 'drafted' }
  /** The order does not have this anomaly, or not any more: a message about it would not be true. */
  | { kind: 'not_now' }
  | { kind: 'missing' };

/**
 * Writes a standard reply as a draft to the customer of an order: it waits until somebody confirms it, and withdraws itself when the
 * trouble ends. Audited.
 */
export async function draftReply(
  ctx: Context,
  { orderId, code, staffId }: { orderId: string; code: string; staffId: string },
): Promise<ReplyDrafted> {
  const order = await readReplyOrder(ctx.db, orderId);
  if (!order) return { kind: 'missing' };
  await loadTemplates(ctx.db);
  const kinds = replyKinds(await loadExceptions(ctx.db), await readRules(ctx.db), order.document);
  const kind = kinds.find(({ type }) => type.code === code);
  const flag = kind?.flag;
  if (!kind || flag?.rule === undefined) return { kind: 'not_now' };
  const { params, key } = await replyMessage(ctx, order, kind);
  const promiseAt = Number(params.nextUpdateAt);
  const by = `staff:${staffId}`;
  await inTransaction(ctx, async (tx) => {
    const id = newId(tx.now());
    const intent = {
      cause: `reply:${id}`,
      recipient: 'customer' as const,
      template: key,
      params: { ...params, rule: flag.rule!, since: flag.since, rung: flag.rung ?? 1, draftGoesAt: 0, draftBy: by },
      dueAt: tx.now(),
      promise: { kind: 'next_update' as const, dueAt: promiseAt },
    };
    await insertNotices(tx.db, [{ orderId, intent }]);
    await writeAudit(tx.db, { actor: by, action: 'draft.asked', subject: `order:${orderId}`, detail: { reply: code } });
  });
  return { kind: 'drafted' };
}
