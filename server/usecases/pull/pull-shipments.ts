import { redactText } from '@/server/domain/tracking/redact-text';
import { ASKED_NUMBER_HEADER, type Pulled } from '@/server/sources/puller';
import type { Context } from '@/server/store/context';
import { markAsked } from '@/server/store/pull-mark';
import { PULLED } from '@/server/store/raw-payload';
import { awaitTurn } from '../source/await-turn';
import { keepRaw } from '../source/keep-raw';
import { takeDelivery } from '../source/take-delivery';
import { type Call, countCall } from '../source/traffic-counter';
import { watchOf } from '../source/watch-of';
import type { PullingAccount } from './pulling-accounts';

/** Calls in a row without an answer after which the vendor is left alone. */
const MOST_FAULTS = 3;

/** A shipment to be asked about, and the order whose contact answers when the vendor asks for the phone. */
export interface PullWish {
  shipmentKey: string;
  orderId: string;
}

/** What asking brought, in numbers. `resting`: asked not long ago. */
export interface PullCount {
  told: number;
  nothing: number;
  failed: number;
  resting: number;
}

export const NO_PULLS: PullCount = { told: 0, nothing: 0, failed: 0, resting: 0 };

export function addCounts(a: PullCount, b: PullCount): PullCount {
  return { told: a.told + b.told, nothing: a.nothing + b.nothing, failed: a.failed + b.failed, resting: a.resting + b.resting };
}

/**
 * Asks one account's vendor about shipments, at the vendor's pace over all workers, and records what it tells like a push:
 * the bytes are kept first. Numbers that were asked about not long ago rest. Ends early when the vendor refuses the account,
 * cannot be reached, or `signal` says so.
 */
export async function pullShipments(
  ctx: Context,
  own: PullingAccount,
  wishes: readonly PullWish[],
  signal?: AbortSignal,
): Promise<PullCount> {
  const { puller, row, account } = own;
  const needsPhone = (carrier: string) => puller.needsPhone(carrier, account);
  const count = { ...NO_PULLS };
  let faults = 0;
  for (let from = 0; from < wishes.length && faults < MOST_FAULTS && !signal?.aborted; from += puller.perCall) {
    const chunk = wishes.slice(from, from + puller.perCall);
    const keys = chunk.map((w) => w.shipmentKey);
    const rested = new Set(await markAsked(ctx.db, row.name, keys, ctx.now(), puller.restMs));
    const due = chunk.filter((w) => rested.has(w.shipmentKey));
    count.resting += chunk.length - due.length;
    if (due.length === 0) continue;
    const watches = await Promise.all(due.map((wish) => watchOf(ctx, { ...wish, isRenewal: false }, needsPhone)));
    await awaitTurn(ctx, row.name, puller.paceMs);
    const begun = ctx.now();
    const answers = await puller.ask(account, watches);
    const tookMs = ctx.now() - begun;
    const taken: Taken[] = [];
    for (const [i, answer] of answers.entries()) taken.push(await take(ctx, own, answer, watches[i]!.shipment.trackingNo));
    for (const { as } of taken) count[as] += 1;
    // one call asks about many numbers: it is good when anything good came of it
    const fault = taken.every((one) => one.fault) ? taken[0]?.fault : undefined;
    countCall(ctx, { source: row.name, at: begun, tookMs, isAnswer: true, ...(fault ?? { outcome: 'good' }) });
    faults = answers.every((a) => a.outcome === 'retry') ? faults + 1 : 0;
    if (answers.some((a) => a.outcome === 'config')) break;
  }
  return count;
}

/** What became of the answer about one number, and why the vendor is to blame where it is. */
interface Taken {
  as: keyof PullCount;
  fault?: Pick<Call, 'reason'> & { outcome: 'failed' | 'unreadable' };
}

async function take(ctx: Context, { source, row }: PullingAccount, answer: Pulled, asked: string): Promise<Taken> {
  if (answer.outcome === 'nothing') return { as: 'nothing' };
  if (answer.outcome !== 'told') {
    const log = answer.outcome === 'config' ? 'error' : 'warn';
    ctx.log[log]({ source: row.name, outcome: answer.outcome, detail: answer.detail }, 'a vendor did not answer about a number');
    const isOfNumber = answer.outcome === 'needs_phone' || (answer.outcome === 'refused' && answer.isBadNumber);
    if (isOfNumber) return { as: 'failed' };
    // counted by its words: the number in them would make each a reason of its own
    return { as: 'failed', fault: { outcome: 'failed', reason: redactText(answer.detail.replaceAll(asked, '…')) } };
  }
  const delivery = { body: answer.body, headers: headersOf(asked), receivedAt: ctx.now() };
  const raw = await keepRaw({ ...delivery, source: row.name, remote: PULLED });
  const reply = await takeDelivery(ctx, { source, row, delivery, raw, isPulled: true });
  if (reply.kind === 'taken') return { as: 'told' };
  if (reply.kind === 'ignored') return { as: 'failed' };
  return { as: 'failed', fault: { outcome: reply.kind === 'unreadable' ? 'unreadable' : 'failed', reason: reply.reason } };
}

/** Kept with the bytes, so that an answer that does not name its number can be read again later. */
function headersOf(asked: string): Headers {
  return new Headers(/^[\x21-\x7e]+$/.test(asked) ? { [ASKED_NUMBER_HEADER]: asked } : {});
}
