import type { Text } from '../shared/language';

/** Payment axis (PAY0 to PAY7 of DOMAIN 3.1); paid does not depend on shipping. */
export const PAYMENT_STATES = {
  none: { code: 'PAY0', name: { 'zh-CN': '未付款', en: 'Not paid' } },
  partial: { code: 'PAY1', name: { 'zh-CN': '部分付款', en: 'Partly paid' } },
  claimed: { code: 'PAY2', name: { 'zh-CN': '已付款待核验', en: 'Reported paid' } },
  confirmed: { code: 'PAY3', name: { 'zh-CN': '付款已确认', en: 'Payment confirmed' } },
  mismatch: { code: 'PAY4', name: { 'zh-CN': '金额不符', en: 'Amount differs' } },
  refunding: { code: 'PAY5', name: { 'zh-CN': '退款中', en: 'Refunding' } },
  refunded: { code: 'PAY6', name: { 'zh-CN': '已退款', en: 'Refunded' } },
  reconciled: { code: 'PAY7', name: { 'zh-CN': '已对账', en: 'Reconciled' } },
} as const satisfies Record<string, { code: string; name: Text }>;
export type PaymentState = keyof typeof PAYMENT_STATES;
