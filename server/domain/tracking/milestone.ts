import type { Text } from '../shared/language';

/**
 * Where a shipment is in its journey (DOMAIN 3.2), in display order. `rank` is the causal rank of DOMAIN 5.2:
 * equal ranks move freely among each other.
 */
export const MILESTONES = {
  no_data: { code: 'M00', rank: 0, terminal: 'no', name: { 'zh-CN': '暂无物流信息', en: 'No carrier scan yet' } },
  label_created: { code: 'M05', rank: 5, terminal: 'no', name: { 'zh-CN': '面单已生成', en: 'Label created' } },
  awaiting_pickup: { code: 'M10', rank: 10, terminal: 'no', name: { 'zh-CN': '待揽收', en: 'Awaiting pickup' } },
  picked_up: { code: 'M15', rank: 15, terminal: 'no', name: { 'zh-CN': '已揽收', en: 'Picked up' } },
  in_transit: { code: 'M20', rank: 20, terminal: 'no', name: { 'zh-CN': '运输中', en: 'In transit' } },
  customs: { code: 'M25', rank: 20, terminal: 'no', name: { 'zh-CN': '清关中', en: 'In customs' } },
  at_destination: { code: 'M30', rank: 20, terminal: 'no', name: { 'zh-CN': '已到目的城市', en: 'In destination city' } },
  handed_to_partner: { code: 'M35', rank: 20, terminal: 'no', name: { 'zh-CN': '已转交合作承运商', en: 'Handed to partner carrier' } },
  out_for_delivery: { code: 'M40', rank: 40, terminal: 'no', name: { 'zh-CN': '派送中', en: 'Out for delivery' } },
  available_for_pickup: { code: 'M45', rank: 45, terminal: 'no', name: { 'zh-CN': '待取件', en: 'Ready for pickup' } },
  attempt_failed: { code: 'M50', rank: 45, terminal: 'no', name: { 'zh-CN': '派送未成功', en: 'Delivery attempted' } },
  delivered: { code: 'M60', rank: 60, terminal: 'soft', name: { 'zh-CN': '已签收', en: 'Delivered' } },
  returning: { code: 'M70', rank: 70, terminal: 'no', name: { 'zh-CN': '退回途中', en: 'Returning' } },
  returned: { code: 'M75', rank: 75, terminal: 'hard', name: { 'zh-CN': '已退回', en: 'Returned' } },
  lost: { code: 'M80', rank: 80, terminal: 'hard', name: { 'zh-CN': '已确认遗失', en: 'Lost' } },
  destroyed: { code: 'M82', rank: 82, terminal: 'hard', name: { 'zh-CN': '已销毁', en: 'Disposed' } },
  voided: { code: 'M85', rank: 85, terminal: 'hard', name: { 'zh-CN': '运单已取消', en: 'Shipment voided' } },
} as const satisfies Record<string, { code: string; rank: number; terminal: 'no' | 'soft' | 'hard'; name: Text }>;

export type Milestone = keyof typeof MILESTONES;
export const MILESTONE_NAMES = Object.keys(MILESTONES) as Milestone[];
