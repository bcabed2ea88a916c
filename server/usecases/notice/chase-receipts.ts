import { DAY, HOUR } from '@/server/domain/shared/instant';
import { readUnheard } from '@/server/store/attempt';
import { type Context, inTransaction } from '@/server/store/context';
import { readyChannels } from '../channel/ready-channels';
import { applyReceipt } from './apply-receipt';

/** Providers report within minutes; a message unheard of for longer has lost its receipt. */
const UNHEARD_AFTER = HOUR;
const GIVEN_UP_AFTER = 3 * DAY;
const BATCH = 100;

/** Asks the providers about messages whose receipts never came, as when the portal was away. Answers how many it learned of. */
export async function chaseReceipts(ctx: Context): Promise<number> {
  const now = ctx.now();
  let learned = 0;
  const ready = await readyChannels(ctx.db);
  const askable = [...ready.values()].filter(({ channel }) => channel.ask !== null).map(({ code }) => code);
  const window = { from: now - GIVEN_UP_AFTER, to: now - UNHEARD_AFTER };
  for (const { id, channel, providerId, address, startedAt } of await readUnheard(ctx.db, askable, window, BATCH)) {
    const by = ready.get(channel)!;
    const news = await by.channel.ask?.(by.account, providerId, { attemptId: id, address, startedAt });
    if (!news) continue;
    await inTransaction(ctx, (tx) => applyReceipt(tx, { channel, ...news, attemptId: id, receivedAt: tx.now() }));
    learned += 1;
  }
  return learned;
}
