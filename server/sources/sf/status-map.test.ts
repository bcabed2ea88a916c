import { expect, test } from 'vitest';
import { isShipmentCode } from '@/server/domain/tracking/event-code';
import { mapSf } from './status-map';

/** Table 1.8 of DOMAIN, one row a target; every code of it stands here. */
const TABLE: [target: string, codes: string][] = [
  ['label_created', '201 205 206'],
  ['awaiting_pickup', '646 202 647 141'],
  ['picked_up', '50 51 54 43 41 46 607 651 655 700 701 950 129 138 214 188 850 851'],
  ['picked_up.locker_drop', '127'],
  ['in_transit', '30 36 3036 88 89 136 137 147 186 187 190 407 570 571 64 65 86 87 921 75 84 830 831 843 847 96'],
  ['in_transit.departed', '302 304 10 105 405'],
  ['in_transit.arrived', '31 11 106 406 3137'],
  ['in_transit.info', '135 98 8000'],
  ['customs.released', '14 606'],
  ['customs.inspect', '15 619 620 621'],
  ['customs', '16 17 604 605 612 614 623'],
  ['customs.held', '18'],
  ['customs.duty', '613'],
  ['handed_to_partner', '626 627 649 208 656 657 930 931 932 933'],
  ['out_for_delivery', '44 204 47 630 634 122 34 123 212 676 677 880 126'],
  ['available_for_pickup.locker', '125'],
  ['available_for_pickup.store', '130'],
  ['available_for_pickup', '632 642 678'],
  ['delivered.locker_collected', '128'],
  ['delivered', '658 679 80 935 97'],
  ['attempt_failed', '33 70'],
  ['problem.held', '66 77'],
  ['problem.generic', '72 611 833 870 934 131'],
  ['in_transit.forwarded', '99'],
  ['returning', '648 631'],
  ['returned', '215 660'],
];
const ROWS = TABLE.flatMap(([target, codes]) => codes.split(' ').map((code): [string, string] => [code, target]));

test.each(ROWS)('%s is %s', (code, canonical) => {
  expect(isShipmentCode(canonical)).toBe(true);
  expect(mapSf(code, '').code).toBe(canonical);
});

test('no code stands in two rows', () => {
  expect(new Set(ROWS.map(([code]) => code)).size).toBe(ROWS.length);
});

test('a sealed truck moves and a 33 is a failed delivery, with its cause (golden case 7)', () => {
  expect(mapSf('36', '快件在【深圳】已装车').code).toBe('in_transit');
  expect(mapSf('33', '因客户不在家,待再次派送')).toEqual({ code: 'attempt_failed.absent', reason: 'recipient.absent' });
  expect(mapSf('70/1', '地址不详')).toEqual({ code: 'attempt_failed.bad_address', reason: 'recipient.bad_address' });
  expect(mapSf('126', '').code).toBe('out_for_delivery');
});

test('words refine within the milestone: departures, arrivals, who signed, where it lies', () => {
  expect(mapSf('30', '快件离开【深圳】,正发往【东莞】').code).toBe('in_transit.departed');
  expect(mapSf('80', '已签收,签收人: 本人').code).toBe('delivered.self');
  expect(mapSf('80', '已放入丰巢柜,请及时取件').code).toBe('available_for_pickup.locker');
  expect(mapSf('678', '快件已到菜鸟驿站').code).toBe('available_for_pickup.station');
  expect(mapSf('72', '无法联系收件人').code).toBe('attempt_failed.absent');
});

test('a new waybill is a return unless the words speak of another address alone; a sending that was called off is void', () => {
  expect(mapSf('648', '快件已退回/转寄,新单号为: SF1').code).toBe('returning');
  expect(mapSf('648', '客户拒收,退回').code).toBe('returning.refused');
  expect(mapSf('631', '快件转寄至新地址').code).toBe('in_transit.forwarded');
  expect(mapSf('70/46', '客户取消寄件')).toEqual({ code: 'voided', reason: 'shipper.cancelled' });
});

test.each(['ZZ9', '9999', '', 'constructor', '__proto__', '/46', '80x'])('an unknown word %j stays unmapped, never guessed', (code) => {
  expect(mapSf(code, '已签收')).toEqual({ code: null });
});
