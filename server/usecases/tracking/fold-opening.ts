import { toldBefore } from '@/server/domain/eta/explain-change';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { buildTimeline } from '@/server/domain/order/timeline';
import type { Instant } from '@/server/domain/shared/instant';
import { foldStalls } from '@/server/domain/stall/fold-stalls';
import { stallsToClose } from '@/server/domain/stall/stalls-to-close';
import { effectiveFacts } from '@/server/domain/tracking/effective-facts';
import type { Fact } from '@/server/domain/tracking/fact';
import { type FoldedDocument, type Knowledge, tell } from './fold-document';

/** An order as it stands, and the facts by which stalls open in it. */
export interface Opening {
  shop: string;
  orderNo: string;
  /** As its facts were folded last. */
  document: OrderDocument;
  /** What the portal has said of its stalls so far. */
  told: readonly Fact[];
  facts: readonly Fact[];
}

/**
 * Folds stalls that open into a document, without the facts that it was made from: an opening adds its line to the timeline
 * and changes nothing else of the state. The result is that of `foldDocument` over all facts. Null where that cannot be
 * told without them: the opening is told already, does not stand last, or is no longer held by the rules in force.
 */
export function foldOpening(opening: Opening, knowledge: Knowledge, now: Instant): FoldedDocument | null {
  const { shop, orderNo, document, told, facts } = opening;
  const { id, code, version, state: before } = document;
  const known = new Set(told.map((fact) => fact.identity));
  if (before.history || facts.some((fact) => known.has(fact.identity))) return null;
  const first = Math.min(...facts.map((fact) => fact.occurredAt));
  if (before.timeline.some((line) => line.at >= first)) return null;
  const state = { ...before, timeline: [...before.timeline, ...buildTimeline(effectiveFacts(facts), [])] };
  const stalls = foldStalls([...told, ...facts]);
  if (stallsToClose({ state, stalls, rules: knowledge.rules, now }).length > 0) return null;
  return {
    ...tell(
      { id, shop, orderNo, code, version, told: toldBefore(document) },
      { state, stalls, fresh: facts, before: () => before },
      knowledge,
      now,
    ),
    closing: [],
  };
}
