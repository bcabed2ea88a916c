import { expect, test } from 'vitest';
import { isShipmentCode } from '@/server/domain/tracking/event-code';
import { mapKuaidi100 } from './status-map';

/** Rows of DOMAIN section 4, column 快递100, and the notes below it. */
const ROWS: [code: string, text: string, canonical: string, reason?: string][] = [
  ['101', '', 'label_created'],
  ['102', '', 'awaiting_pickup'],
  ['1', '', 'picked_up'],
  ['103', '', 'picked_up'],
  ['0', '', 'in_transit'],
  ['1002', '', 'in_transit'],
  ['1002', '快件离开【广州中心】已发往【武汉转运中心】', 'in_transit.departed'],
  ['1002', '快件已到达【武汉转运中心】', 'in_transit.arrived'],
  ['0', '正在派送途中', 'in_transit'],
  ['1003', '', 'in_transit.forwarded'],
  ['2', '快件错分', 'in_transit.missorted', 'carrier.missorted'],
  ['8', '', 'customs'],
  ['10', '', 'customs'],
  ['11', '', 'customs'],
  ['12', '', 'customs.released'],
  ['13', '', 'customs.held', 'customs.held'],
  ['1001', '', 'at_destination'],
  ['7', '', 'handed_to_partner'],
  ['5', '', 'out_for_delivery'],
  ['5', '到达目的地网点，快件很快进行派送', 'at_destination'],
  ['501', '', 'available_for_pickup'],
  ['501', '已放入丰巢柜', 'available_for_pickup.locker'],
  ['501', '已到菜鸟驿站', 'available_for_pickup.station'],
  ['205', '', 'available_for_pickup.overdue', 'recipient.no_reply_locker'],
  ['204', '', 'attempt_failed'],
  ['204', '收件人不在家', 'attempt_failed.absent', 'recipient.absent'],
  ['204', '公司已下班', 'attempt_failed.closed', 'recipient.closed'],
  ['204', '地址不详', 'attempt_failed.bad_address', 'recipient.bad_address'],
  ['2', '地址不详', 'attempt_failed.bad_address', 'recipient.bad_address'],
  ['206', '', 'attempt_failed.absent', 'recipient.no_contact'],
  ['203', '', 'attempt_failed.refused', 'recipient.refused'],
  ['207', '', 'attempt_failed.out_of_area', 'carrier.out_of_area'],
  ['3', '', 'delivered'],
  ['3', '签收人: 本人', 'delivered.self'],
  ['3', '您的快件已送达 小区丰巢智能柜 保管', 'available_for_pickup.locker'],
  ['301', '', 'delivered.self'],
  ['302', '', 'delivered.after_attempt'],
  ['303', '', 'delivered.agent'],
  ['303', '邻居代签', 'delivered.neighbour'],
  ['304', '', 'available_for_pickup'],
  ['304', '快递驿站代收', 'available_for_pickup.station'],
  ['304', '已取出', 'delivered.locker_collected'],
  ['304', '客户已取件，感谢使用菜鸟驿站', 'delivered.station_collected'],
  ['304', '请尽快取件', 'available_for_pickup'],
  ['6', '', 'returning'],
  ['4', '', 'returned'],
  ['14', '', 'returning.refused', 'recipient.refused'],
  ['14', '拒签，寄件人已签收', 'returned', 'recipient.refused'],
  ['2', '快件遗失', 'lost', 'carrier.lost'],
  ['401', '', 'voided'],
  ['210', '', 'voided'],
  ['209', '', 'problem.damaged', 'carrier.damaged'],
  ['201', '', 'problem.delayed', 'carrier.delayed'],
  ['208', '', 'problem.delayed', 'carrier.held_at_depot'],
  ['202', '', 'problem.not_updated', 'carrier.not_updated'],
  ['2', '', 'problem.generic'],
  ['签收', '', 'delivered'],
  ['派件', '', 'out_for_delivery'],
];

test.each(ROWS)('%s %j is %s', (code, text, canonical, reason) => {
  expect(isShipmentCode(canonical)).toBe(true);
  expect(mapKuaidi100(code, text)).toEqual({ code: canonical, ...(reason ? { reason } : {}) });
});

test.each(['ZZ9', '9', '999', '', 'constructor', '__proto__', '处理中'])('an unknown word %j stays unmapped, never guessed', (code) => {
  expect(mapKuaidi100(code, '已签收')).toEqual({ code: null });
});
