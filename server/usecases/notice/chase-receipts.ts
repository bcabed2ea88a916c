import { CHANNEL_CODES } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { readUnheard } from '@/server/store/attempt';
import { type Context, inTransaction } from '@/server/store/context';
import { applyReceipt } from './apply-receipt';

/** Providers report within minutes; a message unheard of for longer has lost its receipt. */
const UNHEARD_AFTER = HOUR;
const GIVEN_UP_AFTER = 3 * DAY;
const BATCH = 100;

/** Asks the providers about messages whose receipts never came, as when the portal was away. Answers how many it learned of. */
export async function chaseReceipts(ctx: Context): Promise<number> {
  const now = ctx.now();
  let learned = 0;
  const askable = CHANNEL_CODES.filter((code) => CHANNELS[code].ask !== null);
  const window = { from: now - GIVEN_UP_AFTER, to: now - UNHEARD_AFTER };
  for (const attempt of await readUnheard(ctx.db, askable, window, BATCH)) {
    const channel = attempt.channel;
    const news = await CHANNELS[channel].ask?.(attempt.providerId);
    if (!news) continue;
    await inTransaction(ctx, (tx) => applyReceipt(tx, { channel, ...news, attemptId: attempt.id, receivedAt: tx.now() }));
    learned += 1;
  }
  return learned;
}
