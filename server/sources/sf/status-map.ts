import { failureReason, readScanText } from '@/server/domain/tracking/read-scan-text';
import { atPickupPoint, failed, type MapRule, plain, refinedBy, signed } from '../scan-words';
import { type Mapped, UNMAPPED } from '../status-map';

const moved: MapRule = (text) => refinedBy(text, 'in_transit', 'in_transit');
const collectedBySf: MapRule = (text) => refinedBy(text, 'picked_up', 'picked_up');

/** A failed delivery where the words speak of one; else something that service has to look at. */
function trouble(text: string): Mapped {
  const why = failureReason(text);
  if (why) return why;
  const read = readScanText(text);
  return read && /^(attempt_failed|problem)/.test(read.code) ? read : plain('problem.generic');
}

/** Back to the sender under a new waybill, or on to another address where the words speak of that alone. */
function newWaybill(text: string): Mapped {
  if (/转寄|改派|转至/.test(text) && !/退/.test(text)) return plain('in_transit.forwarded');
  return /拒收|拒签/.test(text) ? plain('returning.refused', 'recipient.refused') : plain('returning');
}

/** Codes that share one rule (DOMAIN 1.8). 36 is a sealed truck and 33 a failed delivery, which public code often confuses. */
const GROUPS: [codes: string, rule: MapRule][] = [
  ['201 205 206', plain('label_created')],
  ['646 202 647 141', plain('awaiting_pickup')],
  ['50 51 54 43 41 46 607 651 655 700 701 950 129 138 214 188 850 851', collectedBySf],
  ['127', plain('picked_up.locker_drop')],
  ['30 36 3036 88 89 136 137 147 186 187 190 407 570 571 64 65 86 87 921 75 84 830 831 843 847 96', moved],
  ['302 304 10 105 405', plain('in_transit.departed')],
  ['31 3137 11 106 406', plain('in_transit.arrived')],
  ['135 98 8000', plain('in_transit.info')],
  ['99', plain('in_transit.forwarded')],
  ['16 17 604 605 612 614 623', plain('customs')],
  ['15 619 620 621', plain('customs.inspect')],
  ['613', plain('customs.duty', 'customs.duties_unpaid')],
  ['18', plain('customs.held', 'customs.inspection')],
  ['14 606', plain('customs.released')],
  ['626 627 649 208 656 657 930 931 932 933', plain('handed_to_partner')],
  ['44 204 47 630 634 122 34 123 212 676 677 880 126', plain('out_for_delivery')],
  ['125', plain('available_for_pickup.locker')],
  ['130', plain('available_for_pickup.store')],
  ['632 642 678', atPickupPoint],
  ['128', plain('delivered.locker_collected')],
  ['658 679', signed],
  ['33 70', failed],
  ['66 77', plain('problem.held', 'carrier.held_at_depot')],
  ['72 611 833 870 934 131', trouble],
  ['648 631', newWaybill],
  ['215 660', plain('returned')],
  ['80 935 97', signed],
  ['70/46', plain('voided', 'shipper.cancelled')],
];

const RULES = new Map(GROUPS.flatMap(([codes, rule]) => codes.split(' ').map((code): [string, MapRule] => [code, rule])));

/** An opCode, or `opCode/reasonCode`, in our words; `text` decides where the table says so. A reason that has no row of its own changes nothing. */
export function mapSf(code: string, text: string): Mapped {
  const rule = RULES.get(code) ?? RULES.get(code.split('/')[0]!) ?? UNMAPPED;
  return typeof rule === 'function' ? rule(text) : rule;
}
