import type { Text } from '../shared/language';

/** Phases: the six states of the articles (R1-14). */
export const PHASES = {
  awaiting_payment: { 'zh-CN': '待付款', en: 'Awaiting payment' },
  paid: { 'zh-CN': '已付款', en: 'Paid' },
  preparing: { 'zh-CN': '备货中', en: 'Preparing' },
  shipped: { 'zh-CN': '已发货', en: 'Shipped' },
  shipping: { 'zh-CN': '运输中', en: 'On the way' },
  completed: { 'zh-CN': '已完成', en: 'Completed' },
} as const satisfies Record<string, Text>;
export type Phase = keyof typeof PHASES;

/** Order lifecycle (DOMAIN 3.1). Codes are stable; O80, O85 and O90 are overlays, kept beside the base state. */
export const LIFECYCLES = {
  pending_payment: { code: 'O10', phase: 'awaiting_payment', name: { 'zh-CN': '待付款', en: 'Payment due' } },
  deposit_paid: { code: 'O12', phase: 'awaiting_payment', name: { 'zh-CN': '定金已付', en: 'Deposit received' } },
  payment_verifying: { code: 'O15', phase: 'awaiting_payment', name: { 'zh-CN': '付款核验中', en: 'Confirming payment' } },
  paid: { code: 'O20', phase: 'paid', name: { 'zh-CN': '已付款', en: 'Paid' } },
  in_review: { code: 'O22', phase: 'paid', name: { 'zh-CN': '订单审核中', en: 'Under review' } },
  presale_waiting: { code: 'O24', phase: 'paid', name: { 'zh-CN': '预售待发', en: 'Pre-order' } },
  in_production: { code: 'O26', phase: 'preparing', name: { 'zh-CN': '定制生产中', en: 'Being made' } },
  backordered: { code: 'O28', phase: 'preparing', name: { 'zh-CN': '缺货待补', en: 'Out of stock' } },
  allocated: { code: 'O30', phase: 'preparing', name: { 'zh-CN': '库存已锁定', en: 'Stock reserved' } },
  picking: { code: 'O32', phase: 'preparing', name: { 'zh-CN': '仓库拣货中', en: 'Being picked' } },
  picked: { code: 'O34', phase: 'preparing', name: { 'zh-CN': '待打包', en: 'Picked, to be packed' } },
  packed: { code: 'O36', phase: 'preparing', name: { 'zh-CN': '已打包', en: 'Packed' } },
  shipped: { code: 'O40', phase: 'shipped', name: { 'zh-CN': '已出库', en: 'Left warehouse' } },
  partially_shipped: { code: 'O45', phase: 'shipped', name: { 'zh-CN': '部分发出', en: 'Partly sent' } },
  in_transit: { code: 'O50', phase: 'shipping', name: { 'zh-CN': '运输中', en: 'In transit' } },
  out_for_delivery: { code: 'O55', phase: 'shipping', name: { 'zh-CN': '派送中', en: 'Out for delivery' } },
  ready_to_collect: { code: 'O58', phase: 'shipping', name: { 'zh-CN': '待取件', en: 'Ready to collect' } },
  delivered: { code: 'O60', phase: 'shipping', name: { 'zh-CN': '全部签收', en: 'Delivered' } },
  partially_delivered: { code: 'O65', phase: 'shipping', name: { 'zh-CN': '部分签收', en: 'Partly delivered' } },
  completed: { code: 'O70', phase: 'completed', name: { 'zh-CN': '已完成', en: 'Completed' } },
  cancelled: { code: 'O82', phase: 'completed', name: { 'zh-CN': '已取消', en: 'Cancelled' } },
  returned: { code: 'O87', phase: 'completed', name: { 'zh-CN': '已退回', en: 'Returned' } },
} as const satisfies Record<string, { code: string; phase: Phase; name: Text }>;
export type Lifecycle = keyof typeof LIFECYCLES;

export const OVERLAYS = {
  cancelling: { code: 'O80', name: { 'zh-CN': '取消处理中', en: 'Cancelling' } },
  returning: { code: 'O85', name: { 'zh-CN': '退回途中', en: 'On the way back' } },
  exception: { code: 'O90', name: { 'zh-CN': '异常处理中', en: 'Being put right' } },
} as const satisfies Record<string, { code: string; name: Text }>;
export type Overlay = keyof typeof OVERLAYS;

/** Phase of each lifecycle state. */
export const PHASES_OF = Object.fromEntries(Object.entries(LIFECYCLES).map(([name, row]) => [name, row.phase])) as Record<Lifecycle, Phase>;
