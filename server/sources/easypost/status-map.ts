import { refineByText } from '../refine-by-text';
import { type Mapped, UNMAPPED } from '../status-map';

const plain = (code: string, reason?: string): Mapped => (reason ? { code, reason } : { code });

/** Statuses alone (docs.easypost.com, Tracker): what counts while the detail says nothing more. */
const STATUSES: Readonly<Record<string, Mapped>> = {
  unknown: plain('no_data'),
  pre_transit: plain('label_created'),
  in_transit: plain('in_transit'),
  out_for_delivery: plain('out_for_delivery'),
  delivered: plain('delivered'),
  available_for_pickup: plain('available_for_pickup'),
  return_to_sender: plain('returning'),
  failure: plain('problem.generic'),
  cancelled: plain('voided'),
  error: plain('problem.bad_number'),
};

/** Statuses that say it all: under them a detail names a step or a depot. */
const DECIDING = ['delivered', 'out_for_delivery', 'available_for_pickup', 'return_to_sender', 'cancelled', 'error'];

/** Status details, as DOMAIN section 4 maps them. */
const DETAILS: Readonly<Record<string, Mapped>> = {
  address_correction: plain('in_transit.forwarded'),
  arrived_at_destination: plain('at_destination'),
  arrived_at_facility: plain('in_transit.arrived'),
  arrived_at_pickup_location: plain('available_for_pickup'),
  available_for_pickup: plain('available_for_pickup'),
  awaiting_information: plain('awaiting_pickup'),
  cancelled: plain('voided'),
  damaged: plain('problem.damaged', 'carrier.damaged_parcel'),
  delayed: plain('problem.delayed'),
  delivered: plain('delivered'),
  delivery_exception: plain('attempt_failed'),
  departed_facility: plain('in_transit.departed'),
  departed_origin_facility: plain('in_transit.departed'),
  error: plain('problem.bad_number'),
  expired: plain('problem.feed_ended', 'system.feed_ended'),
  failure: plain('problem.generic'),
  held: plain('customs.held'),
  in_transit: plain('in_transit'),
  label_created: plain('label_created'),
  lost: plain('lost', 'carrier.parcel_lost'),
  missorted: plain('in_transit.missorted', 'carrier.sorting_error'),
  out_for_delivery: plain('out_for_delivery'),
  received_at_destination_facility: plain('at_destination'),
  received_at_origin_facility: plain('picked_up'),
  refused: plain('attempt_failed.refused', 'recipient.refused'),
  return: plain('returning'),
  transferred_to_destination_carrier: plain('handed_to_partner'),
  transit_exception: plain('problem.generic'),
  weather_delay: plain('problem.delayed', 'force.weather_delay'),
};

/** Details that leave everything to the status. */
const SILENT = ['', 'unknown', 'status_update'];

const TO_SENDER = /\bto (the )?(original )?(sender|shipper)\b/i;

/**
 * `<status>/<status_detail>` in our words; `text` decides between what the vendor's words leave open: customs, a hold that
 * is none of customs, and a delivery that was one to the sender.
 */
export function mapEasypost(code: string, text: string): Mapped {
  const [status = '', detail = ''] = code.split('/');
  const byStatus = Object.hasOwn(STATUSES, status) ? STATUSES[status]! : UNMAPPED;
  if (status === 'delivered') return TO_SENDER.test(text) ? plain('returned') : byStatus;
  if (status === 'return_to_sender') {
    if (['delivered', 'arrived_at_destination'].includes(detail)) return plain('returned');
    return detail === 'refused' ? plain('returning.refused', 'recipient.refused') : byStatus;
  }
  if (DECIDING.includes(status)) return byStatus;
  if (byStatus.code === null) return UNMAPPED;
  if (detail === 'address_correction' && status === 'failure') return plain('attempt_failed.bad_address', 'recipient.incorrect_address');
  const mapped = SILENT.includes(detail) ? byStatus : Object.hasOwn(DETAILS, detail) ? DETAILS[detail]! : UNMAPPED;
  return refineByText(mapped, text);
}
