import { expect, test } from 'vitest';
import { isShipmentCode } from '@/server/domain/tracking/event-code';
import { mapKuaidi100 } from '../kuaidi100/status-map';
import { mapKdniao } from './status-map';

/** Rows of DOMAIN section 4, column 快递鸟, and the codes of section 1.7. */
const ROWS: [code: string, text: string, canonical: string, reason?: string][] = [
  ['0', '', 'no_data'],
  ['401', '', 'no_data'],
  ['10', '', 'awaiting_pickup'],
  ['1', '', 'picked_up'],
  ['2', '', 'in_transit'],
  ['2', '快件离开 【成都新都】 已发往 【成都中转】', 'in_transit.departed'],
  ['2', '快件已经到达 【昆常转运中心】', 'in_transit.arrived'],
  ['2', '正在派件', 'in_transit'],
  ['4', '快件错分', 'in_transit.missorted', 'carrier.missorted'],
  ['201', '', 'at_destination'],
  ['202', '', 'out_for_delivery'],
  ['211', '', 'available_for_pickup'],
  ['211', '已放入丰巢柜', 'available_for_pickup.locker'],
  ['211', '快件已到菜鸟驿站', 'available_for_pickup.station'],
  ['412', '', 'available_for_pickup.overdue', 'recipient.no_reply_locker'],
  ['405', '', 'attempt_failed'],
  ['405', '收件人不在家', 'attempt_failed.absent', 'recipient.absent'],
  ['405', '公司已下班', 'attempt_failed.closed', 'recipient.closed'],
  ['405', '地址不详', 'attempt_failed.bad_address', 'recipient.bad_address'],
  ['404', '', 'attempt_failed.refused', 'recipient.refused'],
  ['3', '', 'delivered'],
  ['301', '', 'delivered'],
  ['301', '签收人: 本人', 'delivered.self'],
  ['301', '您的快递已放入丰巢柜，请及时取件', 'available_for_pickup.locker'],
  ['302', '', 'delivered.after_attempt'],
  ['304', '', 'delivered.agent'],
  ['304', '邻居代签', 'delivered.neighbour'],
  ['311', '', 'delivered.locker_collected'],
  ['311', '客户已取件，感谢使用菜鸟驿站', 'delivered.station_collected'],
  ['311', '快件已暂存丰巢柜，请尽快取件', 'available_for_pickup.locker'],
  ['407', '', 'returning'],
  ['406', '', 'returned'],
  ['4', '快件遗失', 'lost', 'carrier.lost'],
  ['4', '包裹破损', 'problem.damaged', 'carrier.damaged'],
  ['4', '', 'problem.generic'],
  ['402', '', 'problem.delayed', 'carrier.delayed'],
  ['403', '', 'problem.not_updated', 'carrier.not_updated'],
  ['413', '', 'problem.held', 'shipper.cancelled'],
];

test.each(ROWS)('%s %j is %s', (code, text, canonical, reason) => {
  expect(isShipmentCode(canonical)).toBe(true);
  expect(mapKdniao(code, text)).toEqual({ code: canonical, ...(reason ? { reason } : {}) });
});

test.each(['ZZ9', '9', '501', '', 'constructor', '__proto__', '派件'])('an unknown word %j stays unmapped, never guessed', (code) => {
  expect(mapKdniao(code, '已签收')).toEqual({ code: null });
});

test('the numbers that two vendors share mean something else with each (golden case 5)', () => {
  expect(mapKdniao('202', '')).toEqual({ code: 'out_for_delivery' });
  expect(mapKuaidi100('202', '')).toMatchObject({ code: 'problem.not_updated' });
  const differs = (code: string) => mapKdniao(code, '').code !== mapKuaidi100(code, '').code;
  expect(['201', '202', '304', '401'].filter(differs)).toEqual(['201', '202', '304', '401']);
});
