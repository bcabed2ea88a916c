import type { EffectiveFact } from '../tracking/effective-facts';
import type { Fact, OrderHeader } from '../tracking/fact';
import { type FoldedShipment, foldShipment, type ShipmentSeed } from '../tracking/fold-shipment';
import { consentBreach } from './consent-breach';
import { lastLeave } from './customer-word';
import { foreignAttention, markForeignScans, scanWindow } from './foreign-scans';
import { linkedShipments } from './linked-shipments';
import { elsewhereAttention, scansElsewhere } from './scans-elsewhere';

/**
 * Folds every shipment of an order from its scans, without those that are another shipment's: they move nothing, only staff
 * see them, and a flag says why.
 */
export function foldShipments(
  orderFacts: readonly EffectiveFact[],
  byShipment: ReadonlyMap<string, readonly Fact[]>,
  header: OrderHeader | null,
): FoldedShipment[] {
  const leave = lastLeave(orderFacts);
  return linkedShipments(orderFacts, byShipment).map((seed) => {
    const scans = byShipment.get(seed.key) ?? [];
    const window = scanWindow(seed.key, orderFacts, header);
    const own = markForeignScans(scans, window);
    const folded = withoutElsewhere(seed, own, orderFacts, header);
    const attention = [...folded.attention, ...foreignAttention(seed.key, scans, window), ...consentBreach(folded.state, header, leave)];
    return { ...folded, attention };
  });
}

function withoutElsewhere(
  seed: ShipmentSeed,
  facts: readonly Fact[],
  orderFacts: readonly EffectiveFact[],
  header: OrderHeader | null,
): FoldedShipment {
  const folded = foldShipment(seed, facts);
  const foreign = scansElsewhere(folded, header?.destination, orderFacts);
  if (foreign.length === 0) return folded;
  const identities = new Set(foreign.flatMap((scan) => [scan.fact, ...scan.also]).map((fact) => fact.identity));
  const own = foldShipment(
    seed,
    facts.map((fact) => (identities.has(fact.identity) ? { ...fact, quarantined: true } : fact)),
  );
  return { ...own, attention: [...own.attention, ...elsewhereAttention(seed.key, foreign)] };
}
