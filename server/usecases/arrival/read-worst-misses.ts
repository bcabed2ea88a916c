import { type MissStory, missStory } from '@/server/domain/arrival/miss-story';
import { localDay } from '@/server/domain/calendar/local-day';
import { groupBy } from '@/server/domain/shared/group-by';
import { foldStalls } from '@/server/domain/stall/fold-stalls';
import { orderSubject } from '@/server/domain/tracking/fact';
import type { Context } from '@/server/store/context';
import { type MissedWindow, readWorstMisses } from '@/server/store/eta-record';
import { readStallFacts } from '@/server/store/fact';
import { readDocuments } from '@/server/store/order';
import { type RecordInput, scopeOf } from './read-arrival-record';

/** A window that did not hold, with what happened; the order is null where it is not kept any more. */
export type WorstMiss = MissedWindow & { order: { orderNo: string; story: MissStory } | null };

const SHOWN = 20;

/** The windows of a stage that were missed by the most, each with its story: where the order waited, and what was the matter. */
export async function readMisses(ctx: Context, input: RecordInput): Promise<WorstMiss[]> {
  const scope = scopeOf(input, localDay(ctx.now(), input.timeZone));
  const missed = await readWorstMisses(ctx.db, { ...scope, stage: input.stage, limit: SHOWN });
  const ids = missed.map(({ orderId }) => orderId);
  const [documents, facts] = await Promise.all([readDocuments(ctx.db, ids), readStallFacts(ctx.db, ids.map(orderSubject))]);
  const stallFacts = groupBy(facts, ({ subject }) => subject);
  return missed.map((miss) => {
    const state = documents.get(miss.orderId)?.state;
    if (!state) return { ...miss, order: null };
    const stalls = foldStalls(stallFacts.get(orderSubject(miss.orderId)) ?? []);
    return { ...miss, order: { orderNo: state.orderNo, story: missStory(state, stalls, miss) } };
  });
}
