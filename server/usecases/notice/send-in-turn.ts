import type { Sent } from '@/server/channels/channel';
import { restMs, TROUBLE_AFTER } from '@/server/domain/notice/pace';
import type { Instant } from '@/server/domain/shared/instant';
import { smsLength } from '@/server/domain/template/sms-length';
import { keyedHash } from '@/server/platform/crypto';
import { newId } from '@/server/platform/ids';
import type { NewAttempt } from '@/server/store/attempt';
import { closeBucket } from '@/server/store/channel-bucket';
import { endRests, pauseChannel } from '@/server/store/channel-pause';
import { loadChannelSettings } from '@/server/store/channel-setting';
import { type Context, inTransaction } from '@/server/store/context';
import { bindToLeads, settleNotices } from '@/server/store/notice';
import { beginSpending } from '@/server/store/one-time-consent';
import type { ReadyChannel } from '../channel/ready-channels';
import type { Decision } from './decision';
import { mayBeOut } from './pick-channel';
import type { Round } from './round';
import type { Answered } from './settle-send';

type Sending = Extract<Decision, { kind: 'send' }>;

/** Where tries are written before they are made, and their answers after. */
export interface Ledger {
  begin(attempt: NewAttempt): Promise<boolean>;
  settle(answered: Answered): Promise<unknown>;
}

/** A message with the moment at which its channel lets it through. */
export interface Turn {
  sending: Sending;
  at: Instant;
}

interface Lane {
  by: ReadyChannel;
  /** What its turns are counted in. */
  bucket: string;
  round: Round;
  ledger: Ledger;
}

/** Sends one message after the other. The next need not wait until the answer of the one before is stored, but the one after it must. */
interface Line {
  stored: Promise<unknown>;
}

/** Messages of one channel under way at the same time. */
const AT_ONCE = 25;

/**
 * Sends the messages of one channel, each at its turn. When one after the other brings no answer the channel rests, and longer
 * each time; after a rest one message goes alone before the others follow. What was not sent is free again when the rest ends.
 */
export async function sendInTurn(ctx: Context, turns: readonly Turn[], lane: Lane): Promise<void> {
  const { by, round } = lane;
  const queue = turns[Symbol.iterator]();
  let unanswered = round.rests.has(by.code) ? TROUBLE_AFTER - 1 : 0;
  let isWell = false;
  let rest: Instant | null = null;
  const left: Turn[] = [];
  /** Templates that were refused, or null for all of the channel: what is left of them is decided anew. */
  const refused = new Set<string | null>();
  const lines = Array.from({ length: AT_ONCE }, (): Line => ({ stored: Promise.resolve() }));

  // its lease runs out and the rescue decides; the others go on
  const leave = (error: unknown) => ctx.log.error({ err: error }, 'a notice could not be delivered now');
  const sendNext = async (turn: Turn, line: Line): Promise<void> => {
    if (rest === null) await until(turn.at - ctx.now());
    // asked at its turn: a switch that somebody turns meanwhile holds
    const isRefused = refused.has(null) || refused.has(turn.sending.notice.template);
    if (rest !== null || isRefused || (await isSwitchedOff(ctx, by))) {
      left.push(turn);
      return;
    }
    try {
      const made = await sendOne(ctx, turn.sending, lane);
      if (made === null) return;
      const { sent } = made;
      await line.stored;
      line.stored = lane.ledger.settle({ ...made, isInTrouble: unanswered > 0 }).catch(leave);
      if (sent.outcome === 'config' && !sent.isLocal) refused.add(sent.isOfWords ? turn.sending.notice.template : null);
      const isTrouble = sent.outcome === 'unknown' || sent.outcome === 'retry';
      unanswered = isTrouble ? unanswered + 1 : 0;
      if (unanswered >= TROUBLE_AFTER && rest === null) rest = await beginRest(ctx, lane, sent);
      if (!isTrouble && !isWell && round.rests.has(by.code)) await endRests(ctx.db, by.code);
      isWell ||= !isTrouble;
    } catch (error) {
      leave(error);
    }
  };

  if (round.rests.has(by.code)) {
    const first = queue.next();
    if (!first.done) await sendNext(first.value, lines[0]!);
  }
  await Promise.all(
    lines.map(async (line) => {
      for (const turn of queue) await sendNext(turn, line);
      await line.stored;
    }),
  );
  const dueAt = rest ?? ctx.now();
  const to = { state: 'pending', detail: 'the channel rests', dueAt } as const;
  const free = left.flatMap(({ sending }) => idsOf(sending).map((id) => ({ id, to })));
  await settleNotices(ctx.db, free, ctx.now());
}

/** All notices that a message tells of, its own first. */
export function idsOf({ notice, others = [] }: Sending): string[] {
  return [notice.id, ...others.map(({ id }) => id)];
}

/** Makes one try; null when the notice is somebody else's by now. */
async function sendOne(ctx: Context, { notice, by, address, message, others }: Sending, { round, ledger }: Lane): Promise<Answered | null> {
  const now = ctx.now();
  const attemptId = newId(now);
  const lost = mayBeOut(notice.tried);
  // the provider knows the id under which it may have had the message already
  const sendId = by.channel.knowsIds && lost?.channel === by.code ? (lost.sendId ?? attemptId) : attemptId;
  const { content } = message;
  const attempt = {
    ...{ id: attemptId, noticeId: notice.id, channel: by.code, sendId, address, startedAt: now, leasedUntil: round.leasedUntil },
    ...(content.kind === 'text' ? { wordsHash: keyedHash('words', content.body) } : {}),
  };
  if (others && others.length > 0)
    await bindToLeads(
      ctx.db,
      others.map(({ id }) => ({ id, leadId: notice.id })),
      round.leasedUntil,
    );
  if (by.channel.spendsConsent) {
    const begun = await beginSpending(ctx.db, attempt, { medium: by.channel.medium, templateId: by.account.templateId! });
    if (begun === 'no_consent') {
      const to = { state: 'pending', detail: 'its consent was spent', dueAt: now } as const;
      await settleNotices(ctx.db, [{ id: notice.id, to }], now);
    }
    if (begun !== 'begun') return null;
  } else if (!(await ledger.begin(attempt))) return null;
  const sent = await by.channel.send(by.account, { attemptId: sendId, address, content: message.content }, now);
  const cost = costOf(by, message.content, sent);
  return { attemptId, notice, channel: by.code, message, ...(others ? { others } : {}), cost, sent };
}

/** What a message costs: by the parts that the provider counted, else by those of its text. */
function costOf({ priceMicros, currency }: ReadyChannel, content: Sending['message']['content'], sent: Sent): Answered['cost'] {
  const told = sent.outcome === 'accepted' ? sent.parts : undefined;
  const parts = told ?? (content.kind === 'text' || content.kind === 'approved' ? smsLength(content.body).segments : 1);
  return { parts, micros: parts * priceMicros, currency };
}

async function isSwitchedOff(ctx: Context, { code }: ReadyChannel): Promise<boolean> {
  return (await loadChannelSettings(ctx.db)).get(code)?.isOn === false;
}

/** Leaves a channel alone for a while; nobody's turn comes before its end. */
async function beginRest(ctx: Context, { by, bucket, round }: Lane, sent: Sent): Promise<Instant> {
  const before = round.rests.get(by.code);
  const rests = before?.rests === undefined ? 0 : before.rests + 1;
  const end = ctx.now() + restMs(rests);
  const code = 'code' in sent ? sent.code : 'no_answer';
  const detail = 'detail' in sent ? sent.detail : '';
  await inTransaction(ctx, async (tx) => {
    await pauseChannel(tx.db, by.code, { until: end, code, detail, rests });
    await closeBucket(tx.db, bucket, end);
  });
  ctx.log.warn({ channel: by.code, code, detail, until: new Date(end).toISOString() }, 'the channel gives no answers and rests');
  return end;
}

async function until(ms: number): Promise<void> {
  if (ms > 0) await new Promise((done) => setTimeout(done, ms));
}
