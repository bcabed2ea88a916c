import type { Text } from '../shared/language';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** Headings of the overdue report, in the order of its columns. */
export const REPORT_COLUMNS = {
  orderNo: say('订单号', 'Order'),
  shop: say('店铺', 'Shop'),
  stage: say('环节', 'Stage'),
  carrier: say('快递', 'Carrier'),
  warehouse: say('仓库', 'Warehouse'),
  province: say('省份', 'Province'),
  city: say('城市', 'City'),
  since: say('环节开始', 'Stage began'),
  overdueAt: say('超时开始', 'Overdue since'),
  toldAt: say('告知客户', 'Customer told'),
  until: say('环节结束', 'Stage ended'),
  hours: say('超时（小时）', 'Hours overdue'),
  amount: say('订单金额', 'Amount'),
  currency: say('币种', 'Currency'),
} as const;
export type ReportColumn = keyof typeof REPORT_COLUMNS;

/** Headings of the orders of a cause, in the order of their columns. */
export const AFFECTED_COLUMNS = {
  orderNo: REPORT_COLUMNS.orderNo,
  shop: REPORT_COLUMNS.shop,
  carrier: REPORT_COLUMNS.carrier,
  province: REPORT_COLUMNS.province,
  city: REPORT_COLUMNS.city,
  district: say('区县', 'District'),
  warehouse: REPORT_COLUMNS.warehouse,
  since: REPORT_COLUMNS.overdueAt,
  hoursOverdue: REPORT_COLUMNS.hours,
  isOpen: say('仍在继续', 'Goes on'),
  amount: REPORT_COLUMNS.amount,
  currency: REPORT_COLUMNS.currency,
  ordersOfCustomer: say('同一客户订单数', 'Orders of this customer'),
  estimatedLoss: say('估算损失', 'Estimated loss'),
  lossCurrency: say('损失币种', 'Currency of the loss'),
} as const;
export type AffectedColumn = keyof typeof AFFECTED_COLUMNS;

export const REPORT_WORDS = {
  customers: say('受影响客户', 'Customers'),
  yes: say('是', 'yes'),
  no: say('否', 'no'),
  sums: say('汇总', 'Summary'),
  steps: say('明细', 'Steps'),
  overdue: say('超时数', 'Overdue'),
  meanHours: say('平均超时（小时）', 'Mean hours overdue'),
  orders: say('涉及订单', 'Orders'),
  loss: say('估算损失', 'Estimated loss'),
  how: say(
    '估算：每超时一天 {perLateDay} {currency}（不足一天按一天计），加订单金额的 {refundPercent}%。不是实际账目。',
    'Estimate: {perLateDay} {currency} for each begun day overdue, and {refundPercent} % of the amount of the order. Not from the books.',
  ),
  cut: say('超过 {n} 行，其余未列出', 'More than {n} rows; the rest is left out'),
} as const;
