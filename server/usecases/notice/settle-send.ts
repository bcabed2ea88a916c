import type { ChannelCode, Sent } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { MOST_TRIES, retryDelay } from '@/server/domain/notice/retry-delay';
import { MINUTE } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { endAttempt } from '@/server/store/attempt';
import { pauseChannel } from '@/server/store/channel-pause';
import { type Context, inTransaction } from '@/server/store/context';
import { settleNotice } from '@/server/store/notice';
import { insertPromise } from '@/server/store/promise';
import { writeConsent } from '@/server/store/reach';
import { lockMessage, readReceipts } from '@/server/store/receipt';
import { applyReceipt } from './apply-receipt';
import type { Message } from './write-message';

/** A channel whose account is wrong rests this long before it is tried again. */
const CONFIG_PAUSE = 10 * MINUTE;

/** What a send was, for the answer to be stored. */
export interface Try {
  attemptId: string;
  /** The notice as it was taken; an alert to staff has neither an order nor a customer. */
  notice: { id: string; attempts: number; orderId: string | null; phoneHash: string | null };
  channel: ChannelCode;
  message: Message;
}

/**
 * Stores the answer of a send and what follows from it, in one transaction. A receipt that came first is never undone, and
 * one that waited for this answer is applied with it.
 */
export async function settleSend(ctx: Context, { attemptId, notice, channel, message }: Try, sent: Sent): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = ctx.now();
    if (sent.outcome === 'accepted') await lockMessage(tx.db, channel, sent.providerId);
    const isOpen = await endAttempt(tx.db, attemptId, sent, now);
    if (sent.outcome === 'accepted') {
      if (message.promise && notice.orderId !== null) {
        await insertPromise(tx.db, { id: newId(now), orderId: notice.orderId, noticeId: notice.id, ...message.promise, createdAt: now });
      }
      if (isOpen) await settleNotice(tx.db, notice.id, { state: 'sent', isTry: true }, now);
      for (const receipt of await readReceipts(tx.db, channel, sent.providerId)) {
        await applyReceipt(tx, { channel, providerId: sent.providerId, ...receipt, code: receipt.code ?? undefined });
      }
      return;
    }
    if (!isOpen) return;
    await settleRefusal(tx, { attemptId, notice, channel, message }, sent);
  });
}

async function settleRefusal(tx: Context, { notice, channel }: Try, sent: Exclude<Sent, { outcome: 'accepted' }>): Promise<void> {
  const now = tx.now();
  switch (sent.outcome) {
    case 'unknown':
      await settleNotice(tx.db, notice.id, { state: 'unknown', detail: sent.detail, isTry: true }, now);
      return;
    case 'retry': {
      const tries = notice.attempts + 1;
      const dueAt = Math.max(sent.notBefore ?? 0, now + retryDelay(tries, Math.random()));
      const detail = `${sent.code}: ${sent.detail}`;
      await settleNotice(tx.db, notice.id, { state: tries >= MOST_TRIES ? 'dead' : 'pending', detail, dueAt, isTry: true }, now);
      return;
    }
    case 'config':
      await pauseChannel(tx.db, channel, { until: now + CONFIG_PAUSE, code: sent.code, detail: sent.detail });
      await settleNotice(tx.db, notice.id, { state: 'pending', detail: `${sent.code}: ${sent.detail}`, dueAt: now }, now);
      tx.log.error({ channel, code: sent.code, detail: sent.detail }, 'the channel rests: its account or template is refused');
      return;
    case 'permanent':
    case 'suppressed': {
      const consent = sent.outcome === 'suppressed' ? 'out' : 'blocked';
      if (notice.phoneHash) await writeConsent(tx.db, notice.phoneHash, CHANNELS[channel].medium, consent, sent.code);
      await settleNotice(tx.db, notice.id, { state: 'pending', detail: `${sent.code}: ${sent.detail}`, dueAt: now, isTry: true }, now);
      return;
    }
  }
}
