import type { Fact } from '@/server/domain/tracking/fact';
import { orderSubject } from '@/server/domain/tracking/fact';
import { answered, type Context, inTransaction } from '@/server/store/context';
import type { WatchedOrder } from '@/server/store/deadline';
import { lockOrders } from '@/server/store/order';
import type { FoldedDocument } from '../tracking/fold-document';
import { foldOpening } from '../tracking/fold-opening';
import { loadKnowledge } from '../tracking/load-knowledge';
import { prepareFact } from '../tracking/prepare-batch';
import type { NewFact } from '../tracking/record-batch';
import { revisionOf } from '../tracking/revision-of';
import { writeFolded } from '../tracking/write-folded';

/** An order with the stalls that are to open in it. */
export interface OpeningOrder {
  order: WatchedOrder;
  /** What the portal has said of its stalls so far, read no earlier than its document. */
  told: readonly Fact[];
  openings: readonly NewFact[];
}

/**
 * The record step for stalls alone, of many orders in one transaction: where nothing was said of an order since its document
 * was read (its version is the same), the openings are folded into that document and its facts are not read again. Answers
 * the orders of which that cannot be told; they are recorded like any report.
 */
export async function openStalls(ctx: Context, due: readonly OpeningOrder[]): Promise<OpeningOrder[]> {
  if (due.length === 0) return [];
  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const ids = due.map(({ order }) => order.id);
    const locked = await lockOrders(tx.db, { names: [], ids, shipmentKeys: [] });
    const versions = new Map(locked.map(({ id, version }) => [id, version]));
    const knowledgeOf = await loadKnowledge(tx);
    const left: OpeningOrder[] = [];
    const folded: FoldedDocument[] = [];
    const added: Fact[] = [];
    for (const opening of due) {
      const { id, shop, orderNo, doc } = opening.order;
      const facts = opening.openings.map((fact): Fact => ({ subject: orderSubject(id), ...prepareFact(fact, now, false).body }));
      const isAsRead = versions.get(id) === doc.version;
      const one = isAsRead ? foldOpening({ shop, orderNo, document: doc, told: opening.told, facts }, knowledgeOf(shop), now) : null;
      if (!one) {
        left.push(opening);
        continue;
      }
      folded.push(one);
      added.push(...facts);
    }
    await answered(await writeFolded(tx, { facts: added.map((fact) => ({ fact, revision: revisionOf(fact) })), folded, now }));
    return left;
  });
}
