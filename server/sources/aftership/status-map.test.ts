import { expect, test } from 'vitest';
import { isShipmentCode } from '@/server/domain/tracking/event-code';
import { mapAftership } from './status-map';

/** Rows of DOMAIN section 4, column AfterShip. */
const ROWS: [tag: string, canonical: string][] = [
  ['Pending_001', 'no_data'],
  ['InfoReceived_001', 'label_created'],
  ['InTransit_002', 'picked_up'],
  ['InTransit_001', 'in_transit'],
  ['InTransit_007', 'in_transit.departed'],
  ['InTransit_003', 'in_transit.arrived'],
  ['InTransit_004', 'in_transit.arrived_country'],
  ['InTransit_008', 'in_transit.problem_resolved'],
  ['InTransit_009', 'in_transit.forwarded'],
  ['Exception_016', 'in_transit.missorted'],
  ['InTransit_006', 'customs'],
  ['InTransit_005', 'customs.released'],
  ['Exception_004', 'customs.held'],
  ['Exception_018', 'customs.held'],
  ['Exception_006', 'customs.held'],
  ['OutForDelivery_001', 'out_for_delivery'],
  ['OutForDelivery_003', 'out_for_delivery.contacted'],
  ['OutForDelivery_004', 'out_for_delivery.appointment'],
  ['AvailableForPickup_001', 'available_for_pickup'],
  ['OutForDelivery_002', 'available_for_pickup'],
  ['Exception_008', 'available_for_pickup.overdue'],
  ['AttemptFail_001', 'attempt_failed'],
  ['AttemptFail_002', 'attempt_failed.absent'],
  ['AttemptFail_003', 'attempt_failed.closed'],
  ['Exception_007', 'attempt_failed.bad_address'],
  ['Exception_003', 'attempt_failed.refused'],
  ['Exception_002', 'attempt_failed.bad_address'],
  ['Delivered_001', 'delivered'],
  ['Delivered_003', 'delivered.self'],
  ['Delivered_005', 'delivered.neighbour'],
  ['Delivered_002', 'delivered.station_collected'],
  ['Delivered_004', 'delivered.cod'],
  ['Exception_010', 'returning'],
  ['Exception_011', 'returned'],
  ['Exception_013', 'lost'],
  ['Exception_021', 'destroyed'],
  ['Exception_020', 'voided'],
  ['Exception_012', 'problem.damaged'],
  ['Exception_005', 'problem.delayed'],
  ['Exception_017', 'problem.delayed'],
  ['Exception_019', 'problem.delayed'],
  ['Expired_001', 'problem.feed_ended'],
  ['Pending_002', 'problem.bad_number'],
  ['Pending_006', 'problem.bad_number'],
  ['Exception_001', 'problem.generic'],
  ['Exception_009', 'problem.generic'],
  ['Delivered', 'delivered'],
  ['Expired', 'problem.feed_ended'],
];

test.each(ROWS)('%s is %s', (tag, canonical) => {
  expect(isShipmentCode(canonical)).toBe(true);
  expect(mapAftership(tag).code).toBe(canonical);
});

test.each(['ZZ9', 'Exception_014', 'Exception_015', 'Delivered_999', 'toString', ''])('an unknown tag %j stays unmapped', (tag) => {
  expect(mapAftership(tag)).toEqual({ code: null });
});
