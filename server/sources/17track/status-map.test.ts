import { expect, test } from 'vitest';
import { isShipmentCode } from '@/server/domain/tracking/event-code';
import { map17track } from './status-map';

/** Rows of DOMAIN section 4, column 17TRACK; with section 1.5 all thirty sub-statuses. */
const ROWS: [code: string, canonical: string, reason?: string][] = [
  ['NotFound_Other', 'no_data'],
  ['NotFound_InvalidCode', 'problem.bad_number'],
  ['InfoReceived', 'label_created'],
  ['InTransit_PickedUp', 'picked_up'],
  ['InTransit_Other', 'in_transit'],
  ['InTransit_Departure', 'in_transit.left_country'],
  ['InTransit_Arrival', 'in_transit.arrived_country'],
  ['InTransit_CustomsProcessing', 'customs'],
  ['InTransit_CustomsReleased', 'customs.released'],
  ['InTransit_CustomsRequiringInformation', 'customs.held', 'customs.documentation'],
  ['Expired_Other', 'problem.feed_ended', 'system.sync_gap'],
  ['AvailableForPickup_Other', 'available_for_pickup'],
  ['OutForDelivery_Other', 'out_for_delivery'],
  ['DeliveryFailure_Other', 'attempt_failed'],
  ['DeliveryFailure_NoBody', 'attempt_failed.absent', 'recipient.absent'],
  ['DeliveryFailure_Security', 'attempt_failed', 'customs.inspection'],
  ['DeliveryFailure_Rejected', 'attempt_failed.refused', 'recipient.refused'],
  ['DeliveryFailure_InvalidAddress', 'attempt_failed.bad_address', 'recipient.bad_address'],
  ['Delivered_Other', 'delivered'],
  ['Exception_Other', 'problem.generic'],
  ['Exception_Returning', 'returning'],
  ['Exception_Returned', 'returned'],
  ['Exception_NoBody', 'attempt_failed.bad_address', 'recipient.bad_address'],
  ['Exception_Security', 'customs.held', 'customs.inspection'],
  ['Exception_Damage', 'problem.damaged', 'carrier.damaged'],
  ['Exception_Rejected', 'attempt_failed.refused', 'recipient.refused'],
  ['Exception_Delayed', 'problem.delayed', 'carrier.delayed'],
  ['Exception_Lost', 'lost', 'carrier.lost'],
  ['Exception_Destroyed', 'destroyed'],
  ['Exception_Cancel', 'voided'],
  ['Delivered', 'delivered'],
  ['PickedUp', 'picked_up'],
  ['Arrival', 'in_transit.arrived_country'],
];

test.each(ROWS)('%s is %s', (code, canonical, reason) => {
  expect(isShipmentCode(canonical)).toBe(true);
  expect(map17track(code, '')).toEqual({ code: canonical, ...(reason ? { reason } : {}) });
});

test('words refine within the milestone, never across it', () => {
  expect(map17track('InTransit_Other', 'Departed from facility').code).toBe('in_transit.departed');
  expect(map17track('InTransit_Other', 'Delivered, left with neighbour').code).toBe('in_transit');
  expect(map17track('Delivered_Other', '签收人: 本人').code).toBe('delivered.self');
});

test.each(['ZZ9', 'InTransit_Unknown', 'Delivered_001', '', 'constructor', '__proto__'])('an unknown word %j stays unmapped', (code) => {
  expect(map17track(code, 'delivered')).toEqual({ code: null });
});
