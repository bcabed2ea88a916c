import type { ChannelCode, Inbound, ProviderCall } from '@/server/channels/channel';
import { missingFields } from '@/server/channels/environment-account';
import { CHANNELS } from '@/server/channels/registry';
import type { Medium } from '@/server/domain/notice/medium';
import { loadChannelSettings } from '@/server/store/channel-setting';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import { findByAddress, writeAddress, writeConsent } from '@/server/store/reach';
import { insertReceipt, lockMessage } from '@/server/store/receipt';
import { accountOf, isChannelCode } from '../channel/ready-channels';
import { applyReceipt } from './apply-receipt';
import { readScene } from './wechat-scene';

export type ReceiptTaken =
  | { kind: 'unknown_channel' }
  | { kind: 'refused'; reason: string }
  | { kind: 'handshake'; answer: string }
  | { kind: 'taken'; receipts: number; answer: { body: string; contentType: string } };

/** Who an address belongs to: the phone itself on SMS, else whoever connected it. */
async function customersBehind(ctx: Context, medium: Medium, address: string): Promise<string[]> {
  return medium === 'sms' ? [phoneHash(address)] : findByAddress(ctx.db, medium, address);
}

async function takeInbound(tx: Context, channel: ChannelCode, inbound: Inbound): Promise<void> {
  const { medium } = CHANNELS[channel];
  if (inbound.kind === 'scene') {
    const owner = await readScene(tx, inbound.scene ?? '');
    if (owner) await writeAddress(tx.db, owner, medium, inbound.address);
    return;
  }
  if (inbound.kind === 'subscribed' || inbound.kind === 'unsubscribed') {
    // no wish about the medium as a whole
    tx.log.info({ channel, kind: inbound.kind, templateId: inbound.templateId }, 'a template was agreed to or refused');
    return;
  }
  const consent = inbound.kind === 'stop' ? 'out' : 'in';
  for (const hash of await customersBehind(tx, medium, inbound.address)) await writeConsent(tx.db, hash, medium, consent, inbound.kind);
}

/**
 * Takes a call of a provider: checks its signature, keeps every receipt, applies it to the try it is about (or leaves it
 * for the answer that will name it), and heeds a customer's wish to hear no more. Everything is kept before the answer.
 */
export async function takeReceipt(ctx: Context, input: { channel: string; call: ProviderCall }): Promise<ReceiptTaken> {
  const { channel, call } = input;
  if (!isChannelCode(channel) || !CHANNELS[channel].readCall) return { kind: 'unknown_channel' };
  const account = accountOf(CHANNELS[channel], (await loadChannelSettings(ctx.db)).get(channel));
  if (missingFields(CHANNELS[channel], account).length > 0) return { kind: 'refused', reason: 'the account is not set up' };
  const news = CHANNELS[channel].readCall(account, call);
  if (news.kind !== 'news') return news;
  for (const one of news.receipts) {
    const receipt = { channel, ...one };
    await inTransaction(ctx, async (tx) => {
      const receivedAt = ctx.now();
      await lockMessage(tx.db, receipt.channel, receipt.providerId);
      await insertReceipt(tx.db, { ...receipt, receivedAt });
      await applyReceipt(tx, { ...receipt, receivedAt });
    });
  }
  for (const inbound of news.inbound) await inTransaction(ctx, (tx) => takeInbound(tx, channel, inbound));
  return { kind: 'taken', receipts: news.receipts.length, answer: news.answer };
}
