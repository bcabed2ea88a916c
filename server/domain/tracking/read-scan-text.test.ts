import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isShipmentCode } from './event-code';
import { readScanText } from './read-scan-text';

const LINES: [text: string, code: string | null][] = [
  ['商家正通知快递公司揽件', 'awaiting_pickup'],
  ['您的订单已下单，等待揽收', 'awaiting_pickup'],
  ['【杭州市】快递员 已揽收', 'picked_up'],
  ['[上海]顺丰速运 已收取快件', 'picked_up'],
  ['淘宝服务部:进行揽件扫描', 'picked_up'],
  ['火车站点-直营揽收-已收件', 'picked_up'],
  ['快件离开【广州中心】已发往【武汉转运中心】', 'in_transit.departed'],
  ['[常州市]快件已发车', 'in_transit.departed'],
  ['[北京分拨中心]从站点发出，本次转运目的地：昌平区服务部', 'in_transit.departed'],
  ['快件在【常州营业部】已装车,准备发往 【连云港集散中心】', 'in_transit'],
  ['上海分拨中心:进行装车扫描，即将发往：广东广州分拨中心', 'in_transit'],
  ['【深圳市】快件已到达 深圳转运中心', 'in_transit.arrived'],
  ['已到达-湖南长沙转运中心', 'in_transit.arrived'],
  ['到【东区转运中心】', 'in_transit.arrived'],
  ['【东区转运中心公司】 已收入', 'in_transit.arrived'],
  ['【东区转运中心】，正发往【西区转运中心】', 'in_transit.departed'],
  ['您的快递已签收, 签收人在【小区东门柜(丰巢智能快递柜)】领取', 'delivered.locker_collected'],
  ['到达目的地网点，快件将很快进行派送', 'at_destination'],
  ['预计明天到达', null],
  ['正在派送途中,请您准备签收 (派件人:王某)', 'out_for_delivery'],
  ['【太原水西关】的郭某正在第1次派件,请保持电话畅通', 'out_for_delivery'],
  ['湖南平江公司-平江申通-派件中', 'out_for_delivery'],
  ['[昌平区服务部]进行派件扫描；派送业务员：王某', 'out_for_delivery'],
  ['由于收件地址距服务点较远,需加工作日派送,请耐心等待', 'problem.delayed'],
  ['快件已暂存至上塔市镇汽车站店菜鸟驿站，如有疑问请联系', 'available_for_pickup.station'],
  ['已放入丰巢柜, 请凭取件码取件', 'available_for_pickup.locker'],
  ['快件已被 您的快件已送达 小区东门丰巢智能柜 保管', 'available_for_pickup.locker'],
  ['快件已签收,签收人是【菜鸟驿站】', 'available_for_pickup.station'],
  ['快递驿站代收', 'available_for_pickup.station'],
  ['您的快件已从丰巢智能柜取出，已取件', 'delivered.locker_collected'],
  ['包裹已取件，感谢使用菜鸟驿站', 'delivered.station_collected'],
  ['已签收，签收人凭取货码签收。', 'delivered.station_collected'],
  ['快递员 已取件', 'picked_up'],
  ['快件已在【成都青羊站】签收,签收人: 本人', 'delivered.self'],
  ['已签收,感谢使用顺丰,期待再次为您服务', 'delivered'],
  ['[潍坊市]代签收(圆通快递 ),感谢使用顺丰', 'delivered.agent'],
  ['快件已被 拍照 签收', 'delivered.photo_only'],
  ['已签收，签收人：门卫', 'delivered.guard'],
  ['已妥投', 'delivered'],
  ['快件未签收', null],
  ['派送不成功，收件人不在家', 'attempt_failed.absent'],
  ['签收失败', 'attempt_failed'],
  ['派件失败：地址不详', 'attempt_failed.bad_address'],
  ['客户拒收', 'attempt_failed.refused'],
  ['客户拒收，快件已退回', 'returning.refused'],
  ['快件退回中', 'returning'],
  ['退回签收', 'returned'],
  ['预计今日18:00前签收', null],
  ['在官网"运单资料&签收图",可查看签收人信息', null],
  ['无法联系收件人', 'problem.no_contact'],
  ['快件外包装破损', 'problem.damaged'],
  ['快件滞留在网点', 'problem.delayed'],
  ['清关中', 'customs'],
  ['清关完成', 'customs.released'],
  ['海关查验', 'customs.held'],
  ['祝您生活愉快', null],
  ['On FedEx vehicle for delivery', 'out_for_delivery'],
  ['Delivered - Left at front door', 'delivered'],
];

test.each(LINES)('%s → %s', (text, code) => {
  expect(readScanText(text)?.code ?? null).toBe(code);
});

test('whatever it reads is a code of the closed list, for every mixture of words', () => {
  const words = fc.array(fc.constantFrom(...LINES.map(([text]) => text)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(words, fc.string(), (parts, noise) => {
      const read = readScanText(parts.join(noise));
      if (read) expect(isShipmentCode(read.code)).toBe(true);
    }),
  );
});
