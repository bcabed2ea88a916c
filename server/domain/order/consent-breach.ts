import type { Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import type { OrderHeader } from '../tracking/fact';
import type { ShipmentState } from '../tracking/shipment-state';
import type { LeavePlace } from './customer-word';

/** The customer's own word on where it may be left. */
interface Leave {
  may: readonly LeavePlace[];
  at: Instant;
}

/**
 * A shipment that was left where the customer does not want it (DOMAIN 5.5, R4-19): in a locker, station or shop that the
 * order's master says was ruled out, or at any place that the customer's own word, given before, does not name. Open until
 * somebody collects it, the courier takes it out again, or the place is agreed to after all. Where nobody asked the
 * customer, nothing is claimed (docs/decisions/0007).
 */
export function consentBreach(shipment: ShipmentState, header: OrderHeader | null, leave: Leave | null): Attention[] {
  const places = shipment.isReturn ? [] : placesOf(shipment);
  if (places.length === 0 || places.some((place) => leave?.may.includes(place))) return [];
  const isPickup = shipment.milestone === 'available_for_pickup';
  const isRuledOut = (leave !== null && shipment.since >= leave.at) || (header?.lockerConsent === false && isPickup);
  if (!isRuledOut) return [];
  return [
    {
      kind: 'consent_breach',
      shipmentKey: shipment.key,
      since: shipment.since,
      reason: isPickup ? 'carrier.no_consent_locker' : 'carrier.no_consent_handover',
      actor: 'carrier',
      severity: 'P2',
    },
  ];
}

/** Where it lies, or whom it was given to: any of these; none where it was handed over or nobody knows. */
function placesOf({ milestone, subStatus, deliveredKind }: ShipmentState): readonly LeavePlace[] {
  if (milestone === 'available_for_pickup') {
    if (subStatus === 'locker') return ['locker'];
    return subStatus === 'station' || subStatus === 'store' ? ['station'] : ['locker', 'station'];
  }
  if (milestone !== 'delivered') return [];
  if (deliveredKind === 'neighbour') return ['neighbour'];
  return deliveredKind === 'guard' ? ['reception'] : [];
}
