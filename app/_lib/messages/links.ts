/** Words of links that show an order to others. */
export const LINKS = {
  'nav.links': { 'zh-CN': '分享链接', en: 'Shared links' },
  'links.intro': {
    'zh-CN': '所有还有效的链接：谁做的、能看到什么、被打开几次、何时失效。撤销后立即失效。',
    en: 'Every link that still holds: who made it, what it shows, how often it was opened, when it ends. Revoking ends it at once.',
  },
  'links.none': { 'zh-CN': '没有有效的分享链接', en: 'No link holds' },
  'links.none_why': {
    'zh-CN': '在订单页的“分享链接”里生成，发给客户。',
    en: 'Make one on an order’s page, under “Share links”, and send it to the customer.',
  },
  'links.by': { 'zh-CN': '{name} 生成于 {time}', en: 'made by {name}, {time}' },
  'links.nobody': { 'zh-CN': '已离职或已删除', en: 'somebody who left' },
  'links.last': { 'zh-CN': '最近 {time}', en: 'last {time}' },
  'links.never': { 'zh-CN': '还没人打开', en: 'not opened yet' },
  'links.tier_0': { 'zh-CN': '仅包裹', en: 'Parcel only' },
  'links.tier_1': { 'zh-CN': '完整进度', en: 'Full progress' },
  'links.ends': { 'zh-CN': '有效期', en: 'Ends' },
  'links.ends_default': { 'zh-CN': '签收后 30 天', en: '30 days after delivery' },
  'links.ends_days': { 'zh-CN': '{n} 天后', en: 'in {n} days' },
  'links.message': { 'zh-CN': '发给客户的话', en: 'Message for the customer' },
  'links.message_key': { 'zh-CN': '按 c 复制', en: 'press c to copy' },
  'links.sms': { 'zh-CN': '{n} 条短信', en: '{n} SMS' },
} as const;
