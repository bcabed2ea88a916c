import { refineByText } from '../refine-by-text';
import { type Mapped, UNMAPPED } from '../status-map';

const plain = (code: string, reason?: string): Mapped => (reason ? { code, reason } : { code });

/** The six statuses (docs.goshippo.com, Tracking Status): what counts where no sub-status is given. */
const STATUSES: Readonly<Record<string, Mapped>> = {
  UNKNOWN: plain('no_data'),
  PRE_TRANSIT: plain('label_created'),
  TRANSIT: plain('in_transit'),
  DELIVERED: plain('delivered'),
  RETURNED: plain('returning'),
  FAILURE: plain('problem.generic'),
};

/** Sub-statuses, as DOMAIN section 4 maps them. */
const SUBSTATUSES: Readonly<Record<string, Mapped>> = {
  information_received: plain('label_created'),
  address_issue: plain('attempt_failed.bad_address', 'recipient.incorrect_address'),
  contact_carrier: plain('problem.generic'),
  delayed: plain('problem.delayed'),
  delivery_attempted: plain('attempt_failed'),
  delivery_rescheduled: plain('out_for_delivery.appointment'),
  delivery_scheduled: plain('out_for_delivery.appointment'),
  location_inaccessible: plain('attempt_failed.closed', 'recipient.access_restricted'),
  notice_left: plain('attempt_failed.absent', 'recipient.not_home'),
  out_for_delivery: plain('out_for_delivery'),
  package_accepted: plain('picked_up'),
  package_arrived: plain('in_transit.arrived'),
  package_damaged: plain('problem.damaged', 'carrier.damaged_parcel'),
  package_departed: plain('in_transit.departed'),
  package_forwarded: plain('in_transit.forwarded'),
  package_held: plain('customs.held'),
  package_processed: plain('in_transit'),
  package_processing: plain('in_transit'),
  pickup_available: plain('available_for_pickup'),
  delivered: plain('delivered'),
  return_to_sender: plain('returning'),
  package_unclaimed: plain('available_for_pickup.overdue', 'recipient.no_reply_locker'),
  package_undeliverable: plain('problem.generic'),
  package_disposed: plain('destroyed'),
  package_lost: plain('lost', 'carrier.parcel_lost'),
};

const RETURNED = /\b(returned|delivered) to (the )?(original )?(sender|shipper)\b|\bdelivered,? to original sender\b/i;

/**
 * `<status>` or `<status>/<sub-status>` in our words; `text` decides between what the vendor's words leave open: customs,
 * a hold that is none of customs, and a return that has come home.
 */
export function mapShippo(code: string, text: string): Mapped {
  const [status = '', substatus = ''] = code.split('/');
  const isCoarse = substatus === '' || substatus === 'other';
  const table = isCoarse ? STATUSES : SUBSTATUSES;
  const word = isCoarse ? status : substatus;
  const mapped = Object.hasOwn(table, word) && Object.hasOwn(STATUSES, status) ? table[word]! : UNMAPPED;
  if (status === 'RETURNED' && mapped.code === 'returning' && RETURNED.test(text)) return plain('returned');
  return refineByText(mapped, text);
}
