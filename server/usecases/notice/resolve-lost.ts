import type { AskedAbout } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { DAY, MINUTE } from '@/server/domain/shared/instant';
import { keyedHash } from '@/server/platform/crypto';
import { closeLostAttempt, hasRival, type LostAttempt, lockLostNotices, readTaken } from '@/server/store/attempt';
import { type Context, inTransaction } from '@/server/store/context';
import { followLeads, freeFollowers, settleNotice } from '@/server/store/notice';
import { isChannelCode, readyChannels } from '../channel/ready-channels';
import { applyReceipt } from './apply-receipt';
import { RECEIPT_PATIENCE, resolveAt } from './resolve-at';

const BATCH = 50;
const LEASE_MS = 2 * MINUTE;
/** What nobody knows after this long is not sent any more: it is no news. */
const GIVEN_UP_AFTER = 3 * DAY;

/**
 * Sees to messages whose answer was lost: where the provider knows our ids they are sent again under the same one, where it
 * can be asked it is, and where neither is possible they are sent again once their receipt is overdue. Answers how many it
 * looked at.
 */
export async function resolveLost(ctx: Context): Promise<number> {
  const now = ctx.now();
  const lost = await lockLostNotices(ctx.db, now, LEASE_MS, BATCH);
  await followLeads(ctx.db, now);
  const ready = lost.length > 0 ? await readyChannels(ctx.db) : null;
  await Promise.all(
    lost.map(async (one) => {
      const by = isChannelCode(one.channel) ? ready!.get(one.channel) : undefined;
      const found = by?.channel.find ? await by.channel.find(by.account, aboutOf(ctx, one), now) : null;
      await inTransaction(ctx, (tx) => settleLost(tx, one, found));
    }),
  );
  return lost.length;
}

function aboutOf(ctx: Context, one: LostAttempt): AskedAbout {
  const { sendId, address, startedAt, channel, wordsHash } = one;
  return {
    attemptId: sendId,
    address,
    startedAt,
    taken: (providerIds) => readTaken(ctx.db, channel, providerIds),
    hasRival: (window) => hasRival(ctx.db, one, window),
    ...(wordsHash === null ? {} : { says: (body) => keyedHash('words', body) === wordsHash }),
  };
}

type Looked = Awaited<ReturnType<NonNullable<(typeof CHANNELS)[keyof typeof CHANNELS]['find']>>> | null;

async function settleLost(tx: Context, one: LostAttempt, found: Looked): Promise<void> {
  const now = tx.now();
  const { noticeId, id, startedAt } = one;
  const again = () => settleNotice(tx.db, noticeId, { state: 'pending', detail: 'its answer was lost', dueAt: now }, now);
  const eachAgain = async () => {
    await freeFollowers(tx.db, noticeId, now);
    await again();
  };
  if (!isChannelCode(one.channel)) return eachAgain();
  const channel = CHANNELS[one.channel];
  if (found?.kind === 'came') {
    const applied = await applyReceipt(tx, { channel: one.channel, ...found.news, attemptId: id, receivedAt: now });
    if (applied !== 'applied') await settleNotice(tx.db, noticeId, { state: 'sent', detail: 'the provider has it' }, now);
    return;
  }
  if (found?.kind === 'never_came') {
    await closeLostAttempt(tx.db, id, now);
    return eachAgain();
  }
  if (now - startedAt > GIVEN_UP_AFTER)
    return settleNotice(tx.db, noticeId, { state: 'dead', detail: 'nobody knows what became of it' }, now);
  // as it was, with all that it tells of: the provider goes by the id and not by the words
  if (channel.knowsIds) return again();
  if (channel.find === null && now - startedAt >= RECEIPT_PATIENCE) return eachAgain();
  await settleNotice(tx.db, noticeId, { state: 'unknown', detail: 'its answer was lost', dueAt: resolveAt(channel, startedAt, now) }, now);
}
