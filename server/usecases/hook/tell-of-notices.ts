import type { HookType } from '@/server/domain/hook/hook-types';
import type { Context } from '@/server/store/context';
import { loadListeners } from '@/server/store/hook';
import { insertHookMessages, readNoticesToTell } from '@/server/store/hook-message';
import { hears } from './find-hook-news';

const TYPE: HookType = 'notice.sent';

/**
 * Tells the shop's systems of messages about orders that went to their customers. Belongs in the transaction that notes it; costs nothing
 * while nobody listens for it.
 */
export async function tellOfNotices(tx: Context, sent: readonly { noticeId: string; channel: string }[]): Promise<void> {
  const listeners = sent.length > 0 ? (await loadListeners(tx.db)).filter((one) => one.types.includes(TYPE)) : [];
  if (listeners.length === 0) return;
  const channels = new Map(sent.map(({ noticeId, channel }) => [noticeId, channel]));
  const notices = await readNoticesToTell(tx.db, [...channels.keys()]);
  const messages = notices.flatMap(({ id, orderId, shop, version, template }) =>
    listeners
      .filter((one) => hears(one, shop))
      .map((one) => ({ hookId: one.id, orderId, type: TYPE, version, change: { template, channel: channels.get(id)! } })),
  );
  await insertHookMessages(tx.db, messages, tx.now());
}
