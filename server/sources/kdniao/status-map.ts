import { readScanText } from '@/server/domain/tracking/read-scan-text';
import { atPickupPoint, failed, type MapRule, plain, problem, refinedBy, signed, signedByAgent, takenOut } from '../scan-words';
import { type Mapped, UNMAPPED } from '../status-map';

/**
 * State, StateEx and Action of 快递鸟 as DOMAIN section 4 maps them. Five of the numbers exist with 快递100 as well and mean
 * something else there (202 is out for delivery here).
 */
const RULES: Readonly<Record<string, MapRule>> = {
  '0': plain('no_data'),
  '1': (text) => refinedBy(text, 'picked_up', 'picked_up'),
  '2': (text) => refinedBy(text, 'in_transit', 'in_transit'),
  '3': signed,
  '4': problem,
  '10': plain('awaiting_pickup'),
  '201': plain('at_destination'),
  '202': plain('out_for_delivery'),
  '211': atPickupPoint,
  '301': signed,
  '302': plain('delivered.after_attempt'),
  '304': signedByAgent,
  '311': collected,
  // The number is known to nobody yet; that it may be wrong is told beside it (parse-push.ts).
  '401': plain('no_data'),
  '402': plain('problem.delayed', 'carrier.delayed'),
  '403': plain('problem.not_updated', 'carrier.not_updated'),
  '404': plain('attempt_failed.refused', 'recipient.refused'),
  '405': failed,
  '406': plain('returned'),
  '407': plain('returning'),
  '412': plain('available_for_pickup.overdue', 'recipient.no_reply_locker'),
  '413': plain('problem.held', 'shipper.cancelled'),
};

/** Signed for by the locker or the station: taken out, unless the words still speak of the drop (DOMAIN 5.5). */
function collected(text: string): Mapped {
  return readScanText(text)?.code.startsWith('available_for_pickup') ? atPickupPoint(text) : takenOut(text);
}

/** A code in our words; `text` decides where the table says so. */
export function mapKdniao(code: string, text: string): Mapped {
  const rule = Object.hasOwn(RULES, code) ? RULES[code]! : UNMAPPED;
  return typeof rule === 'function' ? rule(text) : rule;
}
