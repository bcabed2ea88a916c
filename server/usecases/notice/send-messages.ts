import { everyMs, isOwnTurn, turnAt } from '@/server/domain/notice/pace';
import { groupBy } from '@/server/domain/shared/group-by';
import { SECOND } from '@/server/domain/shared/instant';
import { coalesce } from '@/server/platform/coalesce';
import { keyedHash } from '@/server/platform/crypto';
import { beginAttempts, type NewAttempt } from '@/server/store/attempt';
import { reserveTurns } from '@/server/store/channel-bucket';
import { type Context, isOfItsData } from '@/server/store/context';
import { type Settlement, settleNotices } from '@/server/store/notice';
import type { Decision } from './decision';
import type { Round } from './round';
import { idsOf, type Ledger, sendInTurn } from './send-in-turn';
import { type Answered, settleSends } from './settle-send';

type Sending = Extract<Decision, { kind: 'send' }>;
type Waiting = Extract<Decision, { kind: 'wait' }>;

/** Tries begun, and answers stored, in one transaction at most. */
const TOGETHER = 100;
/** How long the first of them waits for others. */
const GATHER_MS = 8;
/** A turn that is this near is waited for here; one further off is given back until then, so that the next round comes to others. */
const NEAR = SECOND / 2;

/**
 * Sends what may go, each message in the turn that its channel's cap leaves it, and puts off what has to wait. A channel that
 * gives no answers any more keeps no other waiting.
 */
export async function sendMessages(ctx: Context, decisions: readonly (Sending | Waiting)[], round: Round): Promise<void> {
  const lanes = groupBy(decisions, bucketOf);
  await Promise.all([...lanes].map(([bucket, lane]) => sendLane(ctx, { bucket, lane }, round, ledgerOf(ctx))));
}

/** All rounds that a process has under way write into one ledger, so that what they have to write goes together. */
const ledgers = new WeakMap<Context, Ledger>();

function ledgerOf(ctx: Context): Ledger {
  const known = ledgers.get(ctx);
  if (known) return known;
  const together = { maxItems: TOGETHER, gatherMs: GATHER_MS, isOfAnItem: isOfItsData };
  const ledger: Ledger = {
    begin: coalesce((wanted: NewAttempt[]) => beginAttempts(ctx.db, wanted), together),
    settle: coalesce(async (answered: Answered[]) => {
      await settleSends(ctx, answered);
      return answered;
    }, together),
  };
  ledgers.set(ctx, ledger);
  return ledger;
}

/** What a message counts against: all that our account sends, or what one address gets, which is as good as a secret for a robot. */
function bucketOf({ by, address }: Sending | Waiting): string {
  return by.channel.capPer === 'address' ? `${by.code}:${keyedHash('phone-index', address)}` : by.code;
}

interface Lane {
  bucket: string;
  lane: readonly (Sending | Waiting)[];
}

async function sendLane(ctx: Context, { bucket, lane }: Lane, round: Round, ledger: Ledger): Promise<void> {
  const now = ctx.now();
  const { by } = lane[0]!;
  const sendings = lane.filter((one) => one.kind === 'send');
  const waitings = lane.filter((one) => one.kind === 'wait');
  const hasTurn = ({ notice }: Sending) => notice.slotChannel === bucket && isOwnTurn(notice.dueAt, now);
  const inLine = sendings.filter((one) => !hasTurn(one));
  const turnOf = await takeTurns(ctx, { bucket, lane }, inLine.length + waitings.length);
  const queue = [
    ...sendings.filter(hasTurn).map((sending) => ({ sending, at: Math.max(now, sending.notice.dueAt) })),
    ...inLine.map((sending, nth) => ({ sending, at: turnOf(nth) })),
  ];
  const putOff = (id: string, dueAt: number, detail: string): { id: string; to: Settlement } => ({
    id,
    to: { state: 'pending', detail, dueAt, slotChannel: bucket },
  });
  await settleNotices(
    ctx.db,
    [
      ...queue
        .filter(({ at }) => at > now + NEAR)
        .flatMap(({ sending, at }) => idsOf(sending).map((id) => putOff(id, at, 'others are before it'))),
      // those that wait stand in line behind the end of the rest
      ...waitings.map(({ id, until, detail }, nth) => putOff(id, Math.max(until, turnOf(inLine.length + nth)), detail)),
    ],
    now,
  );
  const near = queue.filter(({ at }) => at <= now + NEAR).sort((a, b) => a.at - b.at);
  if (near.length > 0) await sendInTurn(ctx, near, { by, bucket, round, ledger });
}

/** Turns of a channel for so many messages, by their number from 0. */
async function takeTurns(ctx: Context, { bucket, lane }: Lane, count: number): Promise<(nth: number) => number> {
  if (count === 0) return () => ctx.now();
  const { cap } = lane[0]!.by;
  const turns = (await reserveTurns(ctx.db, [{ bucket, count, everyMs: everyMs(cap) }], ctx.now())).get(bucket)!;
  return (nth) => turnAt(turns, nth);
}
