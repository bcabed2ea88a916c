import { holdsStill } from '@/server/domain/consequence/holds-still';
import type { ConsequenceOutcome } from '@/server/domain/consequence/outcome';
import { MINUTE } from '@/server/domain/shared/instant';
import { isDatabaseAway } from '@/server/platform/database-away';
import {
  type ConsequenceLane,
  claimConsequences,
  type DueConsequence,
  lockConsequence,
  putOffConsequence,
  settleConsequence,
} from '@/server/store/consequence';
import { type Context, inTransaction } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { readStalls } from '../stall/read-stalls';
import { lockOrderOfTickets } from '../ticket/lock-ticket';
import { askSystemsAgain } from './ask-systems-again';
import { doConsequence } from './do-consequence';

const LEASE_MS = 2 * MINUTE;
const BATCH = 100;
const AT_ONCE = 4;
/** How long an intent rests after each try that failed; after the last it is given up. */
const RESTS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

async function isOver(ctx: Context, { stall, orderId }: DueConsequence): Promise<boolean> {
  return stall !== null && !holdsStill(stall, (await readStalls(ctx, [orderId])).get(orderId)!);
}

/** Asks other systems first: a crash before it is noted asks them once more, which changes nothing. */
async function outside(ctx: Context, due: DueConsequence): Promise<ConsequenceOutcome | null> {
  if (due.body.do !== 'resync') return null;
  const order = await readOrderById(ctx.db, due.orderId);
  if (!order || !due.stall || (await isOver(ctx, due))) return 'skipped';
  const { clock } = due.stall.consequence;
  return (await askSystemsAgain(ctx, { orderId: order.id, shop: order.shop, clocks: [clock], actor: 'system' })) ? 'done' : 'nobody';
}

/** Carries one intent out, unless it was meanwhile or the stall that caused it is over: the effect and its note commit together. */
async function carryOut(ctx: Context, due: DueConsequence): Promise<void> {
  const asked = await outside(ctx, due);
  await inTransaction(ctx, async (tx) => {
    const ground = await lockOrderOfTickets(tx, due.orderId);
    if (!(await lockConsequence(tx.db, due.id))) return;
    const outcome = asked ?? (!ground || (await isOver(tx, due)) ? 'skipped' : await doConsequence(tx, due, ground));
    await settleConsequence(tx.db, due.id, outcome, tx.now());
  });
}

async function tryToCarryOut(ctx: Context, due: DueConsequence): Promise<void> {
  try {
    await carryOut(ctx, due);
  } catch (error) {
    // not the intent's fault: it stays due, and is taken up again when its lease has run out
    if (isDatabaseAway(error)) throw error;
    const rest = RESTS[due.tries];
    const { id: consequenceId, orderId } = due;
    ctx.log.error({ err: error, consequenceId, orderId, does: due.body.do }, 'what a rule asks for could not be done');
    if (rest === undefined) await settleConsequence(ctx.db, due.id, 'failed', ctx.now());
    else await putOffConsequence(ctx.db, due.id, ctx.now() + rest);
  }
}

/** One after the other for each order, in the order in which the rule names them. */
function byOrder(due: readonly DueConsequence[]): DueConsequence[][] {
  const queues = new Map<string, DueConsequence[]>();
  for (const one of due) queues.set(one.orderId, [...(queues.get(one.orderId) ?? []), one]);
  return [...queues.values()];
}

/**
 * One round of doing what rules ask for beside flag, message and alert: takes due intents under a lease and carries each out
 * exactly once. Workers share them; what one leaves behind when it dies is free again after the lease. What a stall asked for
 * that is over by then is skipped. A `lane` takes what people are asked, or the rest. Answers how many were taken.
 */
export async function carryOutConsequences(ctx: Context, lane?: ConsequenceLane): Promise<number> {
  const due = await claimConsequences(ctx.db, ctx.now(), LEASE_MS, BATCH, lane);
  const queues = byOrder(due)[Symbol.iterator]();
  const line = async () => {
    for (const queue of queues) for (const one of queue) await tryToCarryOut(ctx, one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return due.length;
}
