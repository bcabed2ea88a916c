import type { HookType } from '@/server/domain/hook/hook-types';
import type { Context } from '@/server/store/context';
import { loadListeners } from '@/server/store/hook';
import { insertHookMessages } from '@/server/store/hook-message';
import { readOrderById } from '@/server/store/order';
import { hears } from './find-hook-news';

const TYPE: HookType = 'notice.sent';

/**
 * Tells the shop's systems that a message about an order went to its customer. Belongs in the transaction that notes it; costs nothing
 * while nobody listens for it.
 */
export async function tellOfNotice(tx: Context, notice: { orderId: string; template: string; channel: string }): Promise<void> {
  const listeners = (await loadListeners(tx.db)).filter((one) => one.types.includes(TYPE));
  if (listeners.length === 0) return;
  const order = await readOrderById(tx.db, notice.orderId);
  if (!order) return;
  const change = { template: notice.template, channel: notice.channel };
  const told = listeners.filter((one) => hears(one, order.shop));
  const messages = told.map((one) => ({ hookId: one.id, orderId: order.id, type: TYPE, version: order.version, change }));
  await insertHookMessages(tx.db, messages, tx.now());
}
