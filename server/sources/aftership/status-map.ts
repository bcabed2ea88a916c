import { type Mapped, UNMAPPED } from '../status-map';

const plain = (code: string, reason?: string): Mapped => (reason ? { code, reason } : { code });

/** Sub-tags (aftership.com/docs, additional tracking statuses) as DOMAIN section 4 maps them. */
const SUBTAGS: Readonly<Record<string, Mapped>> = {
  Pending_001: plain('no_data'),
  Pending_002: plain('problem.bad_number'),
  Pending_003: plain('problem.bad_number'),
  Pending_004: plain('problem.bad_number'),
  Pending_005: plain('problem.bad_number'),
  Pending_006: plain('problem.bad_number'),
  InfoReceived_001: plain('label_created'),
  InTransit_001: plain('in_transit'),
  InTransit_002: plain('picked_up'),
  InTransit_003: plain('in_transit.arrived'),
  InTransit_004: plain('in_transit.arrived_country'),
  InTransit_005: plain('customs.released'),
  InTransit_006: plain('customs'),
  InTransit_007: plain('in_transit.departed'),
  InTransit_008: plain('in_transit.problem_resolved'),
  InTransit_009: plain('in_transit.forwarded'),
  OutForDelivery_001: plain('out_for_delivery'),
  OutForDelivery_002: plain('available_for_pickup'),
  OutForDelivery_003: plain('out_for_delivery.contacted'),
  OutForDelivery_004: plain('out_for_delivery.appointment'),
  AvailableForPickup_001: plain('available_for_pickup'),
  AttemptFail_001: plain('attempt_failed'),
  AttemptFail_002: plain('attempt_failed.absent', 'recipient.absent'),
  AttemptFail_003: plain('attempt_failed.closed', 'recipient.closed'),
  Delivered_001: plain('delivered'),
  Delivered_002: plain('delivered.station_collected'),
  Delivered_003: plain('delivered.self'),
  Delivered_004: plain('delivered.cod'),
  Delivered_005: plain('delivered.neighbour'),
  Exception_001: plain('problem.generic'),
  Exception_002: plain('attempt_failed.bad_address', 'recipient.moved'),
  Exception_003: plain('attempt_failed.refused', 'recipient.refused'),
  Exception_004: plain('customs.held', 'customs.delayed'),
  Exception_005: plain('problem.delayed', 'force.external'),
  Exception_006: plain('customs.held', 'recipient.payment_due'),
  Exception_007: plain('attempt_failed.bad_address', 'recipient.bad_address'),
  Exception_008: plain('available_for_pickup.overdue', 'recipient.pickup_missed'),
  Exception_009: plain('problem.generic', 'carrier.rejected'),
  Exception_010: plain('returning'),
  Exception_011: plain('returned'),
  Exception_012: plain('problem.damaged', 'carrier.damaged'),
  Exception_013: plain('lost', 'carrier.lost'),
  Exception_016: plain('in_transit.missorted', 'carrier.missorted'),
  Exception_017: plain('problem.delayed', 'force.weather_delay'),
  Exception_018: plain('customs.held', 'customs.documents'),
  Exception_019: plain('problem.delayed', 'carrier.late_flight'),
  Exception_020: plain('voided'),
  Exception_021: plain('destroyed'),
  Expired_001: plain('problem.feed_ended', 'system.sync_gap'),
};

/** Tags alone, as older payloads carry them. */
const TAGS: Readonly<Record<string, Mapped>> = {
  Pending: plain('no_data'),
  InfoReceived: plain('label_created'),
  InTransit: plain('in_transit'),
  OutForDelivery: plain('out_for_delivery'),
  AttemptFail: plain('attempt_failed'),
  Delivered: plain('delivered'),
  AvailableForPickup: plain('available_for_pickup'),
  Exception: plain('problem.generic'),
  Expired: plain('problem.feed_ended', 'system.sync_gap'),
};

/** A sub-tag, or a tag where there is none, in our words. */
export function mapAftership(tag: string): Mapped {
  if (Object.hasOwn(SUBTAGS, tag)) return SUBTAGS[tag]!;
  return Object.hasOwn(TAGS, tag) ? TAGS[tag]! : UNMAPPED;
}
