import type { EffectiveFact } from '../tracking/effective-facts';
import type { Fact } from '../tracking/fact';
import type { ShipmentSeed } from '../tracking/fold-shipment';

/**
 * The shipments an order's facts name, oldest link first: by a `shipment.linked` fact or a fact that carries its
 * shipment. A leg that another shipment goes on as (return, partner) follows from that shipment's own facts.
 */
export function linkedShipments(orderFacts: readonly EffectiveFact[], byShipment: ReadonlyMap<string, readonly Fact[]>): ShipmentSeed[] {
  const seeds = new Map<string, ShipmentSeed>();
  const add = (
    shipment: { carrier: string; trackingNo: string; items?: { sku: string; quantity: number }[] },
    at: number,
    isReturn: boolean,
  ) => {
    const key = `${shipment.carrier}/${shipment.trackingNo}`;
    const held = seeds.get(key);
    if (!held)
      seeds.set(key, {
        key,
        carrier: shipment.carrier,
        trackingNo: shipment.trackingNo,
        linkedAt: at,
        items: shipment.items ?? [],
        isReturn,
      });
    else if (held.items.length === 0 && shipment.items) held.items = shipment.items;
  };
  for (const fact of orderFacts) {
    if (fact.data?.shipment && !fact.isWithdrawn) add(fact.data.shipment, fact.effectiveAt, false);
  }
  for (const seed of [...seeds.values()]) {
    for (const fact of byShipment.get(seed.key) ?? []) {
      if (fact.data?.next) add(fact.data.next, fact.occurredAt, fact.code?.startsWith('return') ?? false);
    }
  }
  const replaced = new Set<string>();
  for (const [key, facts] of byShipment) if (facts.some((f) => f.code === 'carrier.corrected' && f.data?.next)) replaced.add(key);
  return [...seeds.values()].filter((s) => !replaced.has(s.key)).sort((a, b) => a.linkedAt - b.linkedAt || (a.key < b.key ? -1 : 1));
}
