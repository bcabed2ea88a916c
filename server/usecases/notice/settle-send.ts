import type { ChannelCode, Sent } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { refusedByProvider } from '@/server/domain/notice/refusal-alert';
import { MOST_TRIES, retryDelay } from '@/server/domain/notice/retry-delay';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import { pauseChannel, pauseWords } from '@/server/store/channel-pause';
import { type Context, inTransaction, answered as untilAnswered } from '@/server/store/context';
import type { Settlement } from '@/server/store/notice';
import { lockMessages, readReceipts } from '@/server/store/receipt';
import { settleTries, type TryEnd } from '@/server/store/settle-tries';
import { heedProvider } from '../consent/heed-provider';
import { settleConsents } from '../consent/settle-consents';
import { tellOfNotices } from '../hook/tell-of-notices';
import { keepPromised } from '../promise/keep-promised';
import { alertStaff } from './alert-staff';
import { applyReceipts } from './apply-receipt';
import type { ToldAlong } from './decision';
import { resolveAt } from './resolve-at';
import type { Message } from './write-message';

/** A channel whose account is wrong rests this long before it is tried again, and so does a template that a channel refuses. */
const CONFIG_PAUSE = 10 * MINUTE;

/** What a send was, for the answer to be stored. */
export interface Try {
  attemptId: string;
  /** The notice as it was taken; an alert to staff has neither an order nor a customer. */
  notice: { id: string; template: string; attempts: number; orderId: string | null; phoneHash: string | null };
  channel: ChannelCode;
  message: Message;
  /** Notices that the message tells of as well. */
  others?: readonly ToldAlong[];
  /** What the message cost, as far as we know. */
  cost?: { parts: number; micros: number; currency: string };
  /** The channel is in trouble: that it takes nothing is not the message's fault and does not count as one of its tries. */
  isInTrouble?: boolean;
}

/** A try with its answer. */
export type Answered = Try & { sent: Sent };
type Accepted = Answered & { sent: Extract<Sent, { outcome: 'accepted' }> };

/** Stores the answer of one send and what follows from it. */
export async function settleSend(ctx: Context, one: Try, sent: Sent): Promise<void> {
  await settleSends(ctx, [{ ...one, sent }]);
}

/**
 * Stores the answers of some sends and what follows from them, in one transaction. A receipt that came first is never undone,
 * and one that waited for its answer is applied with it.
 */
export async function settleSends(ctx: Context, answered: readonly Answered[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = ctx.now();
    const accepted = answered.filter((one): one is Accepted => one.sent.outcome === 'accepted');
    const unnamed = accepted
      .filter(({ channel }) => !CHANNELS[channel].receiptsNameTries)
      .map(({ channel, sent }) => ({ channel, providerId: sent.providerId }));
    await lockMessages(tx.db, unnamed);
    const settling = settleTries(
      tx.db,
      answered.map((one) => endOf(one, now)),
      now,
    );
    await untilAnswered([settling, settleConsents(tx, answered), keepPromised(tx, accepted)]);
    const before = await settling;
    const begun = new Set<string>();
    for (const [i, one] of answered.entries()) if (isOpen(before[i])) await heedRefusal(tx, one, begun);
    await tellOfNotices(
      tx,
      answered.flatMap(({ notice, others = [], channel, sent }, i) =>
        sent.outcome === 'accepted' && (isOpen(before[i]) || hasGone(before[i]))
          ? [notice, ...others].map(({ id }) => ({ noticeId: id, channel }))
          : [],
      ),
    );
    const early = await readReceipts(tx.db, unnamed);
    await applyReceipts(
      tx,
      early.map(({ channel, code, ...receipt }) => ({ channel: channel as ChannelCode, ...receipt, code: code ?? undefined })),
    );
  });
}

const isOpen = (outcome: string | undefined) => outcome === 'sending' || outcome === 'unknown';
/** A receipt that came before the answer said so. */
const hasGone = (outcome: string | undefined) => outcome === 'accepted' || outcome === 'delivered';

function endOf(one: Answered, now: Instant): TryEnd {
  const { attemptId, notice, sent, cost } = one;
  // what was accepted is paid for, and what may have been is counted as if
  const isPaid = sent.outcome === 'accepted' || sent.outcome === 'unknown';
  // an address that is refused as if our account were wrong is an address that is refused
  const outcome = sent.outcome === 'config' && sent.isLocal ? 'permanent' : sent.outcome;
  return {
    id: attemptId,
    noticeId: notice.id,
    ...sent,
    outcome,
    ...(isPaid && cost ? { parts: cost.parts, costMicros: cost.micros, currency: cost.currency } : {}),
    to: settlementOf(one, now),
  };
}

function settlementOf({ notice, channel, message, sent, isInTrouble }: Answered, now: Instant): Settlement {
  switch (sent.outcome) {
    case 'accepted':
      return { state: 'sent', isTry: true, ...(message.note ? { detail: message.note } : {}) };
    case 'unknown':
      return { state: 'unknown', detail: sent.detail, dueAt: resolveAt(CHANNELS[channel], now, now), isTry: true };
    case 'retry': {
      if (isInTrouble) return { state: 'pending', detail: `${sent.code}: ${sent.detail}`, dueAt: Math.max(sent.notBefore ?? 0, now) };
      const tries = notice.attempts + 1;
      const dueAt = Math.max(sent.notBefore ?? 0, now + retryDelay(tries, Math.random()));
      return { state: tries >= MOST_TRIES ? 'dead' : 'pending', detail: `${sent.code}: ${sent.detail}`, dueAt, isTry: true };
    }
    case 'config':
      return sent.isLocal ? passOver(sent, now) : { state: 'pending', detail: `${sent.code}: ${sent.detail}`, dueAt: now };
    case 'permanent':
    case 'suppressed':
      return passOver(sent, now);
  }
}

/** The channel has refused it for good: another one may carry it. */
function passOver({ code, detail }: { code: string; detail: string }, now: Instant): Settlement {
  return { state: 'pending', detail: `${code}: ${detail}`, dueAt: now, isTry: true };
}

/** What a refusal means beyond its message: the channel rests, or the customer is written to on this medium no more. */
async function heedRefusal(tx: Context, { notice, channel, sent }: Answered, begun: Set<string>): Promise<void> {
  switch (sent.outcome) {
    case 'config':
      if (!sent.isLocal) await beginRefusal(tx, { channel, template: sent.isOfWords ? notice.template : null }, sent, begun);
      return;
    case 'permanent':
    case 'suppressed': {
      const { outcome, code } = sent;
      if (notice.phoneHash && !sent.isLocal)
        await heedProvider(tx, { phoneHash: notice.phoneHash, medium: CHANNELS[channel].medium, outcome, code });
    }
  }
}

/** The template rests on this channel, or all of the channel where our account is refused; staff are told once a day. */
async function beginRefusal(
  tx: Context,
  about: { channel: ChannelCode; template: string | null },
  { code, detail }: { code: string; detail: string },
  begun: Set<string>,
): Promise<void> {
  const { channel, template } = about;
  // many are refused at the same moment
  if (begun.size === begun.add(`${channel} ${template}`).size) return;
  const pause = { until: tx.now() + CONFIG_PAUSE, code, detail };
  if (template !== null) await pauseWords(tx.db, channel, template, pause);
  else await pauseChannel(tx.db, channel, pause);
  tx.log.error({ ...about, code, detail }, 'a channel refuses our account, or the words of this template');
  await alertStaff(tx, refusedByProvider({ ...about, code }, tx.now()));
}
