/** Words of the rules by which contradictions between systems open a conflict. */
export const CONFLICTS = {
  'conflicts.title': { 'zh-CN': '系统之间的矛盾', en: 'Contradictions between systems' },
  'conflicts.intro': {
    'zh-CN': '两个系统的说法不能同时为真时，订单标为待核实并列出双方说法，会说错的通知先不发；说法一致后自动消除。',
    en: 'When two systems say what cannot both be true, the order is flagged with both claims and the message that would be wrong waits. It closes by itself when they agree.',
  },
  'conflicts.on': { 'zh-CN': '启用', en: 'on' },
  'conflicts.saved': { 'zh-CN': '已保存，未完结的订单正在重新判断。', en: 'Saved; open orders are being looked at anew.' },
  'conflicts.holds': { 'zh-CN': '期间暂不发：{what}', en: 'Meanwhile held back: {what}' },
  'conflicts.holds_stock': { 'zh-CN': '仓库延误通知', en: 'messages about delays in the warehouse' },
  'conflicts.holds_delivered_refused': { 'zh-CN': '签收、派送失败、退回通知', en: 'delivered, failed attempt and return messages' },
  'conflicts.holds_paid_unpaid': { 'zh-CN': '催付和付款延误通知', en: 'messages about a missing payment' },
  'conflicts.holds_address_after_picking': { 'zh-CN': '发货、派送通知', en: 'shipped and out-for-delivery messages' },
  'action.conflict': { 'zh-CN': '矛盾规则', en: 'rules of contradiction' },
  'action.conflict.saved': { 'zh-CN': '切换了矛盾规则', en: 'switched a rule of contradiction' },
} as const;
