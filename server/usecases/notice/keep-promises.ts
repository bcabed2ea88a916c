import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { quietHoursOf } from '@/server/domain/preference/preference';
import { type FollowUp, followUp } from '@/server/domain/promise/follow-up';
import { gatherEvidence } from '@/server/domain/promise/gather-evidence';
import { judgePromise, type Verdict } from '@/server/domain/promise/judge-promise';
import type { PromiseSettings } from '@/server/domain/promise/promise-settings';
import { isFollowDue, type Reader, warnAt, watchAfter } from '@/server/domain/promise/watch-promise';
import type { Instant } from '@/server/domain/shared/instant';
import { foldStalls } from '@/server/domain/stall/fold-stalls';
import { openStalls } from '@/server/domain/stall/stall-attention';
import { renewedKey } from '@/server/domain/stall/stall-key';
import { type Context, inTransaction } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { insertNotices } from '@/server/store/notice-write';
import { type DuePromise, lockWatchedPromises, type PromiseLook, saveLooks } from '@/server/store/promise';
import { loadPromiseSettings } from '@/server/store/promise-setting';
import { alertOfPromises } from '../promise/alert-of-promises';
import type { NewFact } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { shopQuietHours } from './shop-quiet-hours';

const BATCH = 200;

/** A promise with what the watch does about it. */
interface Looked {
  promise: DuePromise;
  verdict: Verdict;
  reader: Reader;
  /** Null where no update has to be written now. */
  follow: FollowUp | null;
  isWarned: boolean;
}

async function watch(tx: Context): Promise<Looked[]> {
  const now = tx.now();
  const due = await lockWatchedPromises(tx.db, now, BATCH);
  if (due.length === 0) return [];
  const settings = await loadPromiseSettings(tx.db);
  const looked = due.map((promise) => look(promise, settings, now));
  await insertNotices(
    tx.db,
    looked.flatMap(({ promise, follow }) => (follow?.kind === 'tell' ? [{ orderId: promise.orderId, intent: follow.intent }] : [])),
  );
  await saveLooks(
    tx.db,
    looked.map((one) => lookOf(one, settings, now)),
    now,
  );
  await alertOfPromises(tx, {
    due: looked.filter(({ isWarned }) => isWarned).map(({ promise }) => promise),
    broken: looked.filter(({ promise, verdict }) => verdict.kind === 'broken' && promise.brokenAt === null).map(({ promise }) => promise),
  });
  return looked;
}

function look(promise: DuePromise, settings: PromiseSettings, now: Instant): Looked {
  const verdict = judgePromise(promise, gatherEvidence(promise), now);
  // late as it comes, the promised word is owed: it says how things stand and when the next one comes
  const isOwed = verdict.kind === 'open' || (verdict.kind === 'broken' && verdict.late === null && promise.brokenAt === null);
  const zone = recipientZone(promise.document.state.destination, promise.timeZone);
  const quiet = quietHoursOf(promise, shopQuietHours());
  const reader = { zone, quiet };
  const isFollowed = isOwed && isFollowDue(promise, reader, now);
  const warning = warnAt(promise, settings);
  return {
    promise,
    verdict,
    reader,
    follow: isFollowed ? followUp(promise, promise.document, zone, now, quiet) : null,
    isWarned: verdict.kind === 'open' && promise.warnedAt === null && warning !== null && now >= warning && now <= promise.dueAt,
  };
}

function lookOf({ promise, verdict, reader, follow, isWarned }: Looked, settings: PromiseSettings, now: Instant): PromiseLook {
  const followedAt = follow ? now : promise.followedAt;
  const warnedAt = isWarned ? now : promise.warnedAt;
  const happened = verdict.kind === 'kept' ? verdict : verdict.kind === 'broken' ? verdict.late : null;
  return {
    id: promise.id,
    keptAt: verdict.kind === 'kept' ? verdict.at : null,
    brokenAt: verdict.kind === 'broken' ? promise.dueAt : null,
    lateAt: verdict.kind === 'broken' ? (verdict.late?.at ?? null) : null,
    settledBy: happened?.by ?? null,
    withdrawnWhy: verdict.kind === 'withdrawn' ? verdict.why : null,
    followedAt,
    warnedAt,
    watchAt: watchAfter({ ...promise, followedAt, warnedAt }, verdict, { settings, reader }, now),
  };
}

/** The stall now promises what the customer was just told: the order's page says the same as the message. */
async function renewal(ctx: Context, { promise, follow }: Looked): Promise<NewFact | null> {
  if (follow?.kind !== 'tell' || !follow.intent.promise) return null;
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
 * Watches over promises as they need it: writes the update that a message about a hold-up promised where nothing else was told in the
 * meantime, warns whoever has to keep one before it breaks, and judges each by what happened (domain/promise/judge-promise.ts), all in
 * the transaction that marks it; then the stall is given the new promise. Calls are promised and kept by people; answers are watched
 * by their tickets. Answers how many promises it looked at.
 */
export async function keepPromises(ctx: Context): Promise<{ seen: number }> {
  const looked = await inTransaction(ctx, watch);
  const facts = (await Promise.all(looked.map((one) => renewal(ctx, one)))).filter((fact) => fact !== null);
  if (facts.length > 0) await recordFacts(ctx, { orders: [], facts });
  return { seen: looked.length };
}
