import type { ChannelCode } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { MOST_TRIES, retryDelay } from '@/server/domain/notice/retry-delay';
import type { Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { readTries, settleNotice } from '@/server/store/notice';
import { type ReceiptTold, writeReceipts } from '@/server/store/receipt';
import { heedProvider } from '../consent/heed-provider';

export interface AppliedReceipt {
  channel: ChannelCode;
  providerId: string;
  attemptId?: string;
  /** The provider's own word, with our reading of it. */
  status: string;
  code?: string;
  receivedAt: Instant;
}

/** The statuses of every provider, read. */
function readStatus(status: string): 'accepted' | 'delivered' | 'failed' | null {
  if (['delivered', 'read', 'partially_delivered', 'success'].includes(status)) return 'delivered';
  if (['failed', 'undelivered', 'canceled'].includes(status) || status.startsWith('failed:')) return 'failed';
  return status === 'sent' || status === 'sending' ? 'accepted' : null;
}

/** What became of a receipt: it changed something, came too late, or names no try that we know and waits in its row. */
type Applied = 'applied' | 'waiting' | 'old';

/**
 * Makes of some receipts what they say: the tries and their notices are on their way, delivered, or failed, and then tried again
 * later or on the next channel. Receipts may come twice and in any order.
 */
export async function applyReceipts(tx: Context, receipts: readonly AppliedReceipt[]): Promise<Applied[]> {
  const told = receipts.map((receipt) => ({ ...receipt, outcome: readStatus(receipt.status) }));
  const telling = told.filter((one): one is typeof one & ReceiptTold => one.outcome !== null);
  const written = await writeReceipts(tx.db, telling, tx.now());
  for (const [nth, one] of telling.entries()) {
    const what = written[nth]!;
    if (what.kind === 'applied' && one.outcome === 'failed') await tryAgain(tx, what.noticeId, one);
  }
  return told.map((one) => (one.outcome === null ? 'old' : written.shift()!.kind));
}

/** The same of one. */
export async function applyReceipt(tx: Context, receipt: AppliedReceipt): Promise<Applied> {
  return (await applyReceipts(tx, [receipt]))[0]!;
}

async function tryAgain(tx: Context, noticeId: string, { channel, code }: AppliedReceipt): Promise<void> {
  const now = tx.now();
  const notice = await readTries(tx.db, noticeId);
  if (!notice) return;
  const meaning = CHANNELS[channel].classifyReceipt(code);
  const { medium } = CHANNELS[channel];
  // that there is no such mailbox is told by its report alone, long after its server took the mail
  const outcome = meaning === 'suppressed' || (meaning === 'permanent' && medium === 'mail') ? meaning : null;
  if (outcome && notice.phoneHash) await heedProvider(tx, { phoneHash: notice.phoneHash, medium, outcome, code: code ?? 'receipt' });
  const isLast = notice.attempts >= MOST_TRIES;
  const dueAt = meaning === 'retry' ? now + retryDelay(notice.attempts + 4, Math.random()) : now;
  await settleNotice(tx.db, noticeId, { state: isLast ? 'dead' : 'pending', detail: `receipt ${code ?? 'failed'}`, dueAt }, now);
}
