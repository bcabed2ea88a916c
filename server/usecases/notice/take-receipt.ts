import { CHANNEL_CODES, type ChannelCode, type Inbound, type ProviderCall } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import { findByAddress, writeAddress, writeConsent } from '@/server/store/reach';
import { insertReceipt, lockMessage } from '@/server/store/receipt';
import { applyReceipt } from './apply-receipt';
import { readScene } from './wechat-scene';

export type ReceiptTaken =
  | { kind: 'unknown_channel' }
  | { kind: 'refused'; reason: string }
  | { kind: 'handshake'; answer: string }
  | { kind: 'taken'; receipts: number; answer: { body: string; contentType: string } };

function isChannel(code: string): code is ChannelCode {
  return (CHANNEL_CODES as readonly string[]).includes(code);
}

/** Who an address belongs to: the phone itself on SMS, else whoever connected it. */
async function customersBehind(ctx: Context, channel: ChannelCode, address: string): Promise<string[]> {
  return channel === 'twilio_sms' ? [phoneHash(address)] : findByAddress(ctx.db, channel, address);
}

async function takeInbound(tx: Context, channel: ChannelCode, inbound: Inbound): Promise<void> {
  if (inbound.kind === 'scene') {
    const owner = await readScene(tx, inbound.scene ?? '');
    if (owner) await writeAddress(tx.db, owner, channel, inbound.address);
    return;
  }
  const consent = inbound.kind === 'stop' ? 'out' : 'in';
  for (const hash of await customersBehind(tx, channel, inbound.address)) await writeConsent(tx.db, hash, channel, consent, inbound.kind);
}

/**
 * Takes a call of a provider: checks its signature, keeps every receipt, applies it to the try it is about (or leaves it
 * for the answer that will name it), and heeds a customer's wish to hear no more. Everything is kept before the answer.
 */
export async function takeReceipt(ctx: Context, input: { channel: string; call: ProviderCall }): Promise<ReceiptTaken> {
  const { channel, call } = input;
  if (!isChannel(channel)) return { kind: 'unknown_channel' };
  const news = CHANNELS[channel].readCall(call);
  if (news.kind !== 'news') return news;
  for (const receipt of news.receipts) {
    await inTransaction(ctx, async (tx) => {
      const receivedAt = ctx.now();
      await lockMessage(tx.db, channel, receipt.providerId);
      await insertReceipt(tx.db, { channel, ...receipt, receivedAt });
      await applyReceipt(tx, { channel, ...receipt, receivedAt });
    });
  }
  for (const inbound of news.inbound) await inTransaction(ctx, (tx) => takeInbound(tx, channel, inbound));
  return { kind: 'taken', receipts: news.receipts.length, answer: news.answer };
}
