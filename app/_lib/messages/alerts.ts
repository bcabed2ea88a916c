/** Words of alerts to staff, and of where staff are alerted. */
export const ALERTS = {
  'alerts.title': { 'zh-CN': '提醒', en: 'Alerts' },
  'alerts.open': { 'zh-CN': '去处理', en: 'See to it' },
  'alerts.look': { 'zh-CN': '查看', en: 'Look' },
  'alerts.seen': { 'zh-CN': '知道了', en: 'Seen' },
  'alerts.seen_why': {
    'zh-CN': '记下是您看到的，其他同事不再弹出，也不再发短信',
    en: 'Notes that you have seen it: it pops up for nobody else and goes to no other phone',
  },
  'alerts.later': { 'zh-CN': '先收起', en: 'Hide for now' },
  'alerts.more': { 'zh-CN': '还有 {n} 条', en: '{n} more' },
  'alerts.waiting': { 'zh-CN': '{n} 条提醒', en: '{n} alerts' },
  'alerts.failed': { 'zh-CN': '没有记下，请再试一次。', en: 'That was not noted. Please try again.' },
  'alerts.reach': { 'zh-CN': '控制台之外怎么通知我', en: 'Alerts outside the console' },
  'alerts.reach_why': {
    'zh-CN': '系统事件开始和结束时各通知一次；有同事先看到就不再打扰。主管及以上还会收到来源告警，夜间的留到早上。',
    en: 'Once when an incident begins and once when it is over, unless a colleague has seen it first. Supervisors and above also hear of alarms of sources; those of the night wait for the morning.',
  },
  'alerts.reach_viewer': { 'zh-CN': '您的角色只读，不会收到提醒。', en: 'Your role only reads; it is not alerted.' },
  'alerts.reach_unreadable': { 'zh-CN': '这不像一个可以送达的号码。', en: 'That does not look like an address we can reach.' },
  'alerts.reach_not_ready': {
    'zh-CN': '这个渠道还没有配置，配置后生效。',
    en: 'This channel is not set up yet; it takes effect once it is.',
  },
  'alerts.reach_empty': { 'zh-CN': '留空则不通知', en: 'Leave it empty for none' },
  'staff_address.twilio_sms': { 'zh-CN': '手机号（短信）', en: 'Phone (SMS)' },
  'channel.console': { 'zh-CN': '控制台', en: 'Console' },
  'notices.to_person': { 'zh-CN': '给 {who}', en: 'to {who}' },
  'notices.of_all': { 'zh-CN': '系统提醒', en: 'about the systems' },
  'notices.seen_by': { 'zh-CN': '{who} 已看到（{time}）', en: 'seen by {who} ({time})' },
  'action.alert.seen': { 'zh-CN': '看到了提醒', en: 'has seen an alert' },
  'action.staff.reach_changed': { 'zh-CN': '修改了自己的提醒方式', en: 'changed where they are alerted' },
} as const;
