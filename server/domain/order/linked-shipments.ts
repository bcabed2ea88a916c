import { type EffectiveFact, effectiveFacts, isActual } from '../tracking/effective-facts';
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
    if (fact.data?.shipment && !fact.isWithdrawn) add(fact.data.shipment, fact.effectiveAt, fact.code === 'return.requested');
  }
  const replaced = new Set<string>();
  // What is added on the way is visited as well: a leg may go on as a further one.
  for (const seed of seeds.values()) {
    for (const fact of onward(byShipment.get(seed.key) ?? [])) {
      add({ ...fact.data!.next!, items: seed.items }, fact.effectiveAt, seed.isReturn || (fact.code?.startsWith('return') ?? false));
      if (fact.code === 'carrier.corrected') replaced.add(seed.key);
    }
  }
  return [...seeds.values()].filter((s) => !replaced.has(s.key)).sort((a, b) => a.linkedAt - b.linkedAt || (a.key < b.key ? -1 : 1));
}

/** Facts in force that name a number their shipment goes on as; hardly any shipment has one. */
function onward(facts: readonly Fact[]): EffectiveFact[] {
  if (!facts.some((fact) => fact.data?.next)) return [];
  return effectiveFacts(facts).filter((fact) => fact.data?.next && isActual(fact));
}
