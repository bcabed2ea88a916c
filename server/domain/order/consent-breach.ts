import type { Attention } from '../tracking/attention';
import type { OrderHeader } from '../tracking/fact';
import type { ShipmentState } from '../tracking/shipment-state';

/**
 * A shipment that lies in a locker, station or shop although the customer ruled that out (DOMAIN 5.5, R4-19). Open until
 * somebody collects it, the courier takes it out again, or the order's master says that the customer agrees after all. Where
 * nobody asked the customer, nothing is claimed (docs/decisions/0007).
 */
export function consentBreach(shipment: ShipmentState, header: OrderHeader | null): Attention[] {
  if (header?.lockerConsent !== false || shipment.isReturn || shipment.milestone !== 'available_for_pickup') return [];
  return [
    {
      kind: 'consent_breach',
      shipmentKey: shipment.key,
      since: shipment.since,
      reason: 'carrier.no_consent_locker',
      actor: 'carrier',
      severity: 'P2',
    },
  ];
}
