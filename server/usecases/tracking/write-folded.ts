import { planBySigns } from '@/server/domain/consequence/plan-by-signs';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { OrderState } from '@/server/domain/order/order-state';
import type { Instant } from '@/server/domain/shared/instant';
import { insertConsequences } from '@/server/store/consequence-write';
import type { Context } from '@/server/store/context';
import { replaceDeadlines } from '@/server/store/deadline-write';
import { loadExceptions } from '@/server/store/exception-library';
import { type FactRow, insertFacts } from '@/server/store/fact';
import { insertHookMessages } from '@/server/store/hook-message';
import { insertNotices } from '@/server/store/notice-write';
import { notifyOrders } from '@/server/store/notify';
import { type OrderWrite, saveOrders } from '@/server/store/order';
import { findHookNews } from '../hook/find-hook-news';
import type { FoldedDocument } from './fold-document';

/** What a change of some orders adds to the log and what it makes of them. */
export interface Change {
  facts: readonly FactRow[];
  folded: readonly FoldedDocument[];
  now: Instant;
}

/**
 * Sends what a change writes: facts, read models, deadlines, notices, consequences, messages to the shop's systems, and where to look. Answers the writes under way, which
 * wait for none of each other (`answered`, store/context.ts).
 */
export async function writeFolded(tx: Context, { facts, folded, now }: Change): Promise<Promise<void>[]> {
  const { db } = tx;
  const news = await findHookNews(
    tx,
    folded.map(({ document }) => document),
  );
  const exceptions = folded.length > 0 ? await loadExceptions(db) : [];
  return [
    insertFacts(db, facts),
    saveOrders(
      db,
      folded.map(({ document }) => orderWrite(document)),
    ),
    replaceDeadlines(
      db,
      folded.map(({ document, deadlines }) => ({ orderId: document.id, deadlines })),
    ),
    insertNotices(
      db,
      folded.flatMap(({ document, notices }) => notices.map((intent) => ({ orderId: document.id, intent }))),
    ),
    insertConsequences(
      db,
      folded.flatMap(({ document, consequences }) =>
        [...consequences, ...planBySigns(document, exceptions, now)].map((intent) => ({ orderId: document.id, intent })),
      ),
    ),
    insertHookMessages(db, news, now),
    notifyOrders(
      db,
      folded.map(({ document }) => document.id),
    ),
  ];
}

function orderWrite(document: OrderDocument): OrderWrite {
  const { state } = document;
  const outbound = state.shipments.filter((s) => !s.isReturn);
  return {
    id: document.id,
    doc: document,
    attention: [...new Set(document.attention.map((a) => a.kind))].sort(),
    trackingNos: state.shipments.map((s) => s.trackingNo),
    carrier: outbound[0]?.carrier ?? null,
    category: state.items[0]?.category ?? null,
    originRegion: state.origin?.province ?? state.origin?.city ?? null,
    destCountry: state.destination?.country ?? null,
    destRegion: state.destination?.province ?? state.destination?.city ?? null,
    destCity: state.destination?.city ?? null,
    isOpen: isOpen(state),
  };
}

/** Somebody still waits for something: not ended, and not delivered unless disputed or contradicted. */
function isOpen(state: OrderState): boolean {
  if (state.lifecycle === 'completed' || state.lifecycle === 'cancelled' || state.lifecycle === 'returned') return false;
  return state.lifecycle !== 'delivered' || state.attention.some((a) => a.kind === 'disputed' || a.kind === 'conflict');
}
