import { contradictedPayment } from '../payment/match-payments';
import { HOUR } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import { type EffectiveFact, isActual } from '../tracking/effective-facts';
import { readShipmentCode } from '../tracking/event-code';
import type { FoldedShipment } from '../tracking/fold-shipment';
import { CONFLICT_CODES, CONFLICT_RULES, type ConflictCode } from './conflict-rules';
import type { Lifecycle } from './lifecycle';
import { isVipTag } from './vip-tag';

interface Scene {
  orderFacts: readonly EffectiveFact[];
  shipments: readonly FoldedShipment[];
  lifecycle: Lifecycle;
}

/** Two claims that cannot both be true, the later one last. */
interface Claims {
  shipmentKey: string;
  claims: [EffectiveFact, EffectiveFact];
}

/** Sources may lag behind each other this long (DOMAIN 5.5). */
const LAG_MS = 2 * HOUR;
const IN_STOCK = new Set(['allocated', 'stock.restocked', 'picking', 'picked', 'packed', 'shipped']);
const SHORT = new Set(['stock.short', 'backordered']);
const AT_WORK = new Set(['picking', 'picked', 'packed', 'shipped']);
const ENDED: ReadonlySet<Lifecycle> = new Set<Lifecycle>(['delivered', 'completed', 'cancelled', 'returned']);

/**
 * What two systems say of an order that cannot both be true, as conflicts with both claims (R0-5, R1-3); a pure function of
 * the facts. Each closes by itself when the claims agree. `off` are the rules the shop has switched off.
 */
export function findConflicts(scene: Scene, off: ReadonlySet<string>): Attention[] {
  return CONFLICT_CODES.filter((code) => !off.has(code)).flatMap((code) => FINDERS[code](scene).map((found) => flag(code, found)));
}

const FINDERS: Record<ConflictCode, (scene: Scene) => Claims[]> = {
  stock: (scene) => (hasEnded(scene) || isPhysical(scene) ? [] : ofOrder(stockAgainstShort(scene.orderFacts))),
  vip: (scene) => (hasEnded(scene) ? [] : ofOrder(vipAgainstNone(scene.orderFacts))),
  delivered_refused: (scene) => scene.shipments.flatMap(deliveredAgainstRefused),
  paid_unpaid: (scene) => (hasEnded(scene) ? [] : ofOrder(contradictedPayment(scene.orderFacts))),
  address_after_picking: (scene) => (hasEnded(scene) ? [] : ofOrder(addressAfterPicking(scene))),
};

function flag(code: ConflictCode, { shipmentKey, claims }: Claims): Attention {
  const { reason, severity, actor } = CONFLICT_RULES[code];
  const sorted = [...claims].sort((a, b) => a.effectiveAt - b.effectiveAt || (a.identity < b.identity ? -1 : 1));
  return { kind: 'conflict', shipmentKey, since: sorted[1]!.effectiveAt, reason, actor, severity, facts: sorted.map((f) => f.identity) };
}

function ofOrder(claims: [EffectiveFact, EffectiveFact] | null): Claims[] {
  return claims ? [{ shipmentKey: '', claims }] : [];
}

function hasEnded({ lifecycle }: Scene): boolean {
  return ENDED.has(lifecycle);
}

function isPhysical({ shipments }: Scene): boolean {
  return shipments.some((s) => s.state.pickedUpAt !== null);
}

/** The last actual word of each source that one of the codes is. */
function lastWords(facts: readonly EffectiveFact[], isWord: (code: string) => boolean): EffectiveFact[] {
  const last = new Map<string, EffectiveFact>();
  for (const fact of facts) if (fact.code !== null && isActual(fact) && isWord(fact.code)) last.set(fact.source, fact);
  return [...last.values()];
}

/** A warehouse that reserves or works later than the shortage was told has the goods: that is progress, no conflict. */
function stockAgainstShort(facts: readonly EffectiveFact[]): [EffectiveFact, EffectiveFact] | null {
  if (!facts.some((f) => f.code !== null && SHORT.has(f.code))) return null;
  const words = lastWords(facts, (code) => IN_STOCK.has(code) || SHORT.has(code));
  for (const short of words.filter((w) => SHORT.has(w.code!)).toReversed())
    for (const has of words.filter((w) => IN_STOCK.has(w.code!)).toReversed()) {
      const isProgress = has.effectiveAt >= short.effectiveAt && (has.sourceKind === 'wms' || AT_WORK.has(has.code!));
      if (!isProgress) return [short, has];
    }
  return null;
}

/** Headers that name tags, by source: one with the mark and one without. */
function vipAgainstNone(facts: readonly EffectiveFact[]): [EffectiveFact, EffectiveFact] | null {
  const headers = lastWords(facts, (code) => code === 'order.placed').filter((f) => f.data?.header?.tags !== undefined);
  const isVip = (f: EffectiveFact) => f.data!.header!.tags!.some(isVipTag);
  const [marked, plain] = [headers.findLast(isVip), headers.findLast((f) => !isVip(f))];
  return marked && plain ? [marked, plain] : null;
}

function isOnItsWayBack(code: string): boolean {
  const milestone = readShipmentCode(code)?.milestone;
  return milestone === 'returning' || milestone === 'returned';
}

function wordOfScan(code: string): 'delivered' | 'refused' | null {
  if (readShipmentCode(code)?.milestone === 'delivered') return 'delivered';
  return isOnItsWayBack(code) || code === 'attempt_failed.refused' ? 'refused' : null;
}

/**
 * One source says delivered, another at about that time or later that it was refused or is on its way back. A delivery by
 * who called it a return before is one to the sender; what the fold of the shipment has found itself is not told twice. The
 * customer's own word settles it (field authority, DOMAIN 5.5).
 */
function deliveredAgainstRefused({ state, attention, scans }: FoldedShipment): Claims[] {
  const isRefused = (f: EffectiveFact) => f.code !== null && wordOfScan(f.code) === 'refused';
  if (!scans.some(({ fact }) => isRefused(fact)) || attention.some((a) => a.kind === 'conflict')) return [];
  const told = scans
    .flatMap(({ fact, also }) => [fact, ...also])
    .sort((a, b) => a.effectiveAt - b.effectiveAt || (a.identity < b.identity ? -1 : 1));
  const words = lastWords(told, (code) => wordOfScan(code) !== null);
  const returnedBy = new Set(told.filter((f) => f.code && isOnItsWayBack(f.code) && isActual(f)).map((f) => f.source));
  const delivered = words.filter((f) => wordOfScan(f.code!) === 'delivered' && !returnedBy.has(f.source));
  const refused = words.filter(isRefused);
  for (const no of refused.toReversed())
    for (const yes of delivered.toReversed())
      if (no.effectiveAt >= yes.effectiveAt - LAG_MS) return [{ shipmentKey: state.key, claims: [yes, no] }];
  return [];
}

function addressAfterPicking({ orderFacts, shipments }: Scene): [EffectiveFact, EffectiveFact] | null {
  const actual = orderFacts.filter(isActual);
  const changed = actual.findLast((f) => f.code === 'address.changed');
  if (!changed) return null;
  const after = (f: EffectiveFact) => f.effectiveAt > changed.effectiveAt;
  const begun = actual.find((f) => f.code !== null && AT_WORK.has(f.code) && !after(f));
  if (!begun) return null;
  const isRepacked = actual.some((f) => after(f) && (f.code === 'picking' || (f.code === 'allocated' && f.reason !== undefined)));
  const isHeard = actual.some((f) => f.code === 'address.acknowledged' && f.effectiveAt >= changed.effectiveAt);
  const isDropped = actual.some((f) => f.code === 'address.change_refused' && f.effectiveAt >= changed.effectiveAt);
  const isForwarded = shipments.some((s) =>
    s.scans.some(({ fact }) => fact.code === 'in_transit.forwarded' && isActual(fact) && after(fact)),
  );
  return isRepacked || isHeard || isDropped || isForwarded ? null : [begun, changed];
}
