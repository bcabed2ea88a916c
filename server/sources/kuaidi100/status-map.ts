import { readScanText } from '@/server/domain/tracking/read-scan-text';
import { atPickupPoint, failed, type MapRule, plain, problem, refinedBy, signed, signedByAgent, signedByLocker } from '../scan-words';
import { type Mapped, UNMAPPED } from '../status-map';

/** The sender signed for a refused shipment only where the words say so (DOMAIN 4, note on 14). */
function refusedAndBack(text: string): Mapped {
  const isBack = readScanText(text)?.code === 'returned' || /(寄件人|发件人|商家)[^,，。]{0,8}(签收|收到)/.test(text);
  return plain(isBack ? 'returned' : 'returning.refused', 'recipient.refused');
}

/**
 * Status codes of 快递100 (api.kuaidi100.com/document, `resultv2` 4 and 8) as DOMAIN section 4 maps them. 304 is read
 * both ways by the vendor's own papers: taken out only if the words say so.
 */
const RULES: Readonly<Record<string, MapRule>> = {
  '0': (text) => refinedBy(text, 'in_transit', 'in_transit'),
  '1': (text) => refinedBy(text, 'picked_up', 'picked_up'),
  '101': plain('label_created'),
  '102': plain('awaiting_pickup'),
  '103': plain('picked_up'),
  '1001': plain('at_destination'),
  '1002': (text) => refinedBy(text, 'in_transit', 'in_transit'),
  '1003': plain('in_transit.forwarded'),
  '2': problem,
  '201': plain('problem.delayed', 'carrier.delayed'),
  '202': plain('problem.not_updated', 'carrier.not_updated'),
  '203': plain('attempt_failed.refused', 'recipient.refused'),
  '204': failed,
  '205': plain('available_for_pickup.overdue', 'recipient.no_reply_locker'),
  '206': plain('attempt_failed.absent', 'recipient.no_contact'),
  '207': plain('attempt_failed.out_of_area', 'carrier.out_of_area'),
  '208': plain('problem.delayed', 'carrier.held_at_depot'),
  '209': plain('problem.damaged', 'carrier.damaged'),
  '210': plain('voided'),
  '3': signed,
  '301': plain('delivered.self'),
  '302': plain('delivered.after_attempt'),
  '303': signedByAgent,
  '304': signedByLocker,
  '4': plain('returned'),
  '401': plain('voided'),
  '14': refusedAndBack,
  '5': (text) => (readScanText(text)?.code === 'at_destination' ? plain('at_destination') : plain('out_for_delivery')),
  '501': atPickupPoint,
  '6': (text) => refinedBy(text, 'returning', 'returning'),
  '7': plain('handed_to_partner'),
  '8': (text) => refinedBy(text, 'customs', 'customs'),
  '10': plain('customs'),
  '11': plain('customs'),
  '12': plain('customs.released'),
  '13': plain('customs.held', 'customs.held'),
};

/** The vendor's names of the states, as lines carry them with `resultv2` 1. */
const NAMES: Readonly<Record<string, string>> = {
  在途: '0',
  揽收: '1',
  疑难: '2',
  签收: '3',
  退签: '4',
  派件: '5',
  退回: '6',
  转投: '7',
  转单: '7',
  清关: '8',
  待清关: '10',
  清关中: '11',
  已清关: '12',
  清关异常: '13',
  拒签: '14',
  已下单: '101',
  待揽收: '102',
  已揽收: '103',
  到达派件城市: '1001',
  干线: '1002',
  转递: '1003',
  投柜或驿站: '501',
  本人签收: '301',
  派件异常后签收: '302',
  代签: '303',
  投柜或站签收: '304',
  销单: '401',
  已销单: '401',
  超时未签收: '201',
  超时未更新: '202',
  拒收: '203',
  派件异常: '204',
  柜或驿站超时未取: '205',
  无法联系: '206',
  超区: '207',
  滞留: '208',
  破损: '209',
};

/** A code or the vendor's name of one, in our words; `text` decides where the table says so. */
export function mapKuaidi100(codeOrName: string, text: string): Mapped {
  const code = Object.hasOwn(NAMES, codeOrName) ? NAMES[codeOrName]! : codeOrName;
  const rule = Object.hasOwn(RULES, code) ? RULES[code]! : UNMAPPED;
  return typeof rule === 'function' ? rule(text) : rule;
}
