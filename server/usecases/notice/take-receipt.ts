import type { ProviderCall } from '@/server/channels/channel';
import { missingFields } from '@/server/channels/environment-account';
import { CHANNELS } from '@/server/channels/registry';
import { loadChannelSettings } from '@/server/store/channel-setting';
import { type Context, inTransaction } from '@/server/store/context';
import { accountOf, isChannelCode } from '../channel/ready-channels';
import { takeWish } from '../consent/take-wish';
import { keepReceipt } from './keep-receipt';

export type ReceiptTaken =
  | { kind: 'unknown_channel' }
  | { kind: 'refused'; reason: string }
  | { kind: 'handshake'; answer: string }
  | { kind: 'taken'; receipts: number; answer: { body: string; contentType: string } };

/**
 * Takes a call of a provider: checks its signature, keeps every receipt, applies it to the try it is about (or leaves it
 * for the answer that will name it), and heeds what a customer wishes. Everything is kept before the answer.
 */
export async function takeReceipt(ctx: Context, input: { channel: string; call: ProviderCall }): Promise<ReceiptTaken> {
  const { channel, call } = input;
  if (!isChannelCode(channel) || !CHANNELS[channel].readCall) return { kind: 'unknown_channel' };
  const account = accountOf(CHANNELS[channel], (await loadChannelSettings(ctx.db)).get(channel));
  if (missingFields(CHANNELS[channel], account).length > 0) return { kind: 'refused', reason: 'the account is not set up' };
  const news = CHANNELS[channel].readCall(account, call);
  if (news.kind !== 'news') return news;
  const receivedAt = ctx.now();
  await Promise.all(news.receipts.map((one) => keepReceipt(ctx, { channel, ...one, receivedAt })));
  for (const inbound of news.inbound) await inTransaction(ctx, (tx) => takeWish(tx, channel, inbound));
  return { kind: 'taken', receipts: news.receipts.length, answer: news.answer };
}
