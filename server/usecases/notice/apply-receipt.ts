import type { ChannelCode } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { MOST_TRIES, retryDelay } from '@/server/domain/notice/retry-delay';
import type { Instant } from '@/server/domain/shared/instant';
import { lockAttempt, writeReceiptOutcome } from '@/server/store/attempt';
import type { Context } from '@/server/store/context';
import { readTries, settleNotice } from '@/server/store/notice';
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

/** How final an outcome is; a receipt never takes a try back. */
const RANK: Record<string, number> = { sending: 0, unknown: 1, retry: 1, accepted: 2, failed: 3, delivered: 4 };

/** The statuses of every provider, read. */
export function readStatus(status: string): 'accepted' | 'delivered' | 'failed' | null {
  if (['delivered', 'read', 'partially_delivered', 'success'].includes(status)) return 'delivered';
  if (['failed', 'undelivered', 'canceled'].includes(status) || status.startsWith('failed:')) return 'failed';
  return status === 'sent' || status === 'sending' ? 'accepted' : null;
}

/**
 * Makes of a receipt what it says: the try and its notice are on their way, delivered, or failed, and then tried again
 * later or on the next channel. Receipts may come twice and in any order; one that names no try we know waits in its row.
 */
export async function applyReceipt(tx: Context, receipt: AppliedReceipt): Promise<'applied' | 'waiting' | 'old'> {
  const outcome = readStatus(receipt.status);
  if (!outcome) return 'old';
  const attempt = await lockAttempt(tx.db, receipt.channel, receipt.providerId, receipt.attemptId);
  if (!attempt) return 'waiting';
  if ((RANK[outcome] ?? 0) <= (RANK[attempt.outcome] ?? 9)) return 'old';
  await writeReceiptOutcome(tx.db, attempt.id, { ...receipt, outcome });
  const now = tx.now();
  if (outcome === 'failed') await tryAgain(tx, attempt.noticeId, receipt);
  else await settleNotice(tx.db, attempt.noticeId, { state: outcome === 'delivered' ? 'delivered' : 'sent' }, now);
  return 'applied';
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
