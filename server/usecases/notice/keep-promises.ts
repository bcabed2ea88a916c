import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { quietHoursOf } from '@/server/domain/preference/preference';
import { type FollowUp, followUp } from '@/server/domain/promise/follow-up';
import { MINUTE } from '@/server/domain/shared/instant';
import { foldStalls } from '@/server/domain/stall/fold-stalls';
import { openStalls } from '@/server/domain/stall/stall-attention';
import { renewedKey } from '@/server/domain/stall/stall-key';
import { type Context, inTransaction } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { insertNotices } from '@/server/store/notice-write';
import { type DuePromise, lockDuePromises, scorePromises } from '@/server/store/promise';
import type { NewFact } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { shopQuietHours } from './shop-quiet-hours';

/** The next word is written this long before it is promised, so that it can be there in time. */
const AHEAD_MS = 10 * MINUTE;
/** Later than this after its time a promise counts as broken, whatever is told then. */
const GRACE_MS = 5 * MINUTE;
const BATCH = 200;

interface Kept {
  promise: DuePromise;
  follow: FollowUp;
}

async function keepDue(tx: Context): Promise<Kept[]> {
  const now = tx.now();
  const due = await lockDuePromises(tx.db, now + AHEAD_MS, BATCH);
  if (due.length === 0) return [];
  const kept = due.map((promise): Kept => {
    const zone = recipientZone(promise.document.state.destination, promise.timeZone);
    return { promise, follow: followUp(promise, promise.document, zone, now, quietHoursOf(promise, shopQuietHours())) };
  });
  await insertNotices(
    tx.db,
    kept.flatMap(({ promise, follow }) => (follow.kind === 'tell' ? [{ orderId: promise.orderId, intent: follow.intent }] : [])),
  );
  await scorePromises(
    tx.db,
    kept.map(({ promise, follow }) => ({ id: promise.id, isKept: follow.kind === 'kept' || now <= promise.dueAt + GRACE_MS })),
    now,
  );
  return kept;
}

/** The stall now promises what the customer was just told: the order's page says the same as the message. */
async function renewal(ctx: Context, { promise, follow }: Kept): Promise<NewFact | null> {
  if (follow.kind !== 'tell' || !follow.intent.promise) return null;
  const { rule, since } = promise.params;
  const stalls = foldStalls(await readFactsOfOrder(ctx.db, promise.orderId));
  const stall = openStalls(stalls).find((s) => s.rule === rule && s.since === since);
  if (!stall) return null;
  const { openedAt: _, closedAt: __, consequence: ___, ...told } = stall;
  return {
    reporter: { source: 'daona', kind: 'portal' },
    order: { shop: promise.document.state.shop, orderNo: promise.document.state.orderNo },
    identityKey: renewedKey(stall, promise.id),
    code: 'stall.renewed',
    occurredAt: ctx.now(),
    precision: 'second',
    data: { stall: { ...told, nextUpdateAt: follow.intent.promise.dueAt } },
  };
}

/**
 * Keeps the promises that fall due: each is scored, and where nothing else was told in the meantime the promised update is
 * written, in the same transaction; then the stall is given the new promise. Answers how many promises it saw to.
 */
export async function keepPromises(ctx: Context): Promise<{ seen: number }> {
  const kept = await inTransaction(ctx, keepDue);
  const facts = (await Promise.all(kept.map((k) => renewal(ctx, k)))).filter((fact) => fact !== null);
  if (facts.length > 0) await recordFacts(ctx, { orders: [], facts });
  return { seen: kept.length };
}
