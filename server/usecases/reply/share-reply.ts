import { formatFull } from '@/server/domain/wording/dates';
import { publicUrl } from '@/server/platform/environment';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { type GroupPosted, postToGroup } from '../notice/post-to-group';
import { STAFF_ZONE } from '../notice/write-alerts';
import { readReplies } from './read-replies';

/**
 * Posts a standard reply about an order in a group of colleagues by its robot: what is the matter, what to say, what to do, when the
 * next word is promised. Audited.
 */
export async function shareReply(
  ctx: Context,
  { orderId, code, groupId, staffId }: { orderId: string; code: string; groupId: string; staffId: string },
): Promise<GroupPosted | { kind: 'missing' }> {
  const reply = (await readReplies(ctx, { orderId })).replies.find((one) => one.code === code);
  if (!reply) return { kind: 'missing' };
  const words = [
    reply.name['zh-CN'],
    `对客户说：${reply.say}`,
    `先做：${reply.advice['zh-CN']}`,
    `下次更新：${formatFull(reply.nextAt, STAFF_ZONE)} 前`,
    `${publicUrl()}/admin/orders/${orderId}`,
  ].join('\n');
  const posted = await postToGroup(ctx, { groupId, words });
  if (posted.kind === 'sent')
    await writeAudit(ctx.db, {
      actor: `staff:${staffId}`,
      action: 'reply.shared',
      subject: `order:${orderId}`,
      detail: { reply: code, group: posted.group },
    });
  return posted;
}
