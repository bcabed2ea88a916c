import { plain, refinedBy } from '../scan-words';
import { type Mapped, UNMAPPED } from '../status-map';

/** Sub-statuses of 17TRACK (api.17track.net, version 2) as DOMAIN section 4 maps them. */
const SUBSTATUSES: Readonly<Record<string, Mapped>> = {
  NotFound_Other: plain('no_data'),
  NotFound_InvalidCode: plain('problem.bad_number'),
  InfoReceived: plain('label_created'),
  InTransit_PickedUp: plain('picked_up'),
  InTransit_Other: plain('in_transit'),
  InTransit_Departure: plain('in_transit.left_country'),
  InTransit_Arrival: plain('in_transit.arrived_country'),
  InTransit_CustomsProcessing: plain('customs'),
  InTransit_CustomsReleased: plain('customs.released'),
  InTransit_CustomsRequiringInformation: plain('customs.held', 'customs.documentation'),
  Expired_Other: plain('problem.feed_ended', 'system.sync_gap'),
  AvailableForPickup_Other: plain('available_for_pickup'),
  OutForDelivery_Other: plain('out_for_delivery'),
  DeliveryFailure_Other: plain('attempt_failed'),
  DeliveryFailure_NoBody: plain('attempt_failed.absent', 'recipient.absent'),
  DeliveryFailure_Security: plain('attempt_failed', 'customs.inspection'),
  DeliveryFailure_Rejected: plain('attempt_failed.refused', 'recipient.refused'),
  DeliveryFailure_InvalidAddress: plain('attempt_failed.bad_address', 'recipient.bad_address'),
  Delivered_Other: plain('delivered'),
  Exception_Other: plain('problem.generic'),
  Exception_Returning: plain('returning'),
  Exception_Returned: plain('returned'),
  Exception_NoBody: plain('attempt_failed.bad_address', 'recipient.bad_address'),
  Exception_Security: plain('customs.held', 'customs.inspection'),
  Exception_Damage: plain('problem.damaged', 'carrier.damaged'),
  Exception_Rejected: plain('attempt_failed.refused', 'recipient.refused'),
  Exception_Delayed: plain('problem.delayed', 'carrier.delayed'),
  Exception_Lost: plain('lost', 'carrier.lost'),
  Exception_Destroyed: plain('destroyed'),
  Exception_Cancel: plain('voided'),
};

/** Main statuses alone, and the milestones (`stage`) of single events. */
const STAGES: Readonly<Record<string, Mapped>> = {
  NotFound: plain('no_data'),
  InTransit: plain('in_transit'),
  PickedUp: plain('picked_up'),
  Departure: plain('in_transit.left_country'),
  Arrival: plain('in_transit.arrived_country'),
  Expired: plain('problem.feed_ended', 'system.sync_gap'),
  AvailableForPickup: plain('available_for_pickup'),
  OutForDelivery: plain('out_for_delivery'),
  DeliveryFailure: plain('attempt_failed'),
  Delivered: plain('delivered'),
  Exception: plain('problem.generic'),
  Returning: plain('returning'),
  Returned: plain('returned'),
};

/** A sub-status, main status or stage in our words; the text tells departures, arrivals and who signed within it. */
export function map17track(code: string, text: string): Mapped {
  const mapped = Object.hasOwn(SUBSTATUSES, code) ? SUBSTATUSES[code]! : Object.hasOwn(STAGES, code) ? STAGES[code]! : UNMAPPED;
  const refines = mapped.code === 'in_transit' || mapped.code === 'delivered' || mapped.code === 'available_for_pickup';
  return refines ? refinedBy(text, mapped.code!, mapped.code!) : mapped;
}
