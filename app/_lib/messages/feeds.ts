import type { Text } from '@/server/domain/shared/language';

/** Words of who pushes the news of a shipment. */
export const FEEDS = {
  'feeds.title': { 'zh-CN': '物流订阅', en: 'Tracking feeds' },
  'feeds.wanted': { 'zh-CN': '等待订阅', en: 'To be subscribed' },
  'feeds.active': { 'zh-CN': '推送中', en: 'Pushing' },
  'feeds.undecided': { 'zh-CN': '已停止，待决定', en: 'Ended, decide' },
  'feeds.refused': { 'zh-CN': '不受理', en: 'Not taken' },
  'feeds.stopping': { 'zh-CN': '正在退订', en: 'Being stopped' },
  'feeds.ended': { 'zh-CN': '已结束', en: 'Over' },
  'feeds.next': { 'zh-CN': '{time} 再次订阅', en: 'asked again {time}' },
  'feeds.renew': { 'zh-CN': '重新订阅', en: 'Subscribe again' },
  'feeds.stop': { 'zh-CN': '不再订阅', en: 'Let it be' },
  'feeds.moved_on': { 'zh-CN': '状态刚刚有变化，请再看一眼', en: 'It changed just now: please look again' },
  'feed_reason.never_known': {
    'zh-CN': '连续 3 天查不到记录：请核对单号和快递公司',
    en: 'No record for three days: check number and carrier',
  },
  'feed_reason.no_change': { 'zh-CN': '长时间没有变化，服务商已停止跟踪', en: 'No change for long; the vendor stopped watching' },
  'feed_reason.needs_phone': { 'zh-CN': '快递公司要求收件人手机后四位', en: 'The carrier asks for the last digits of the phone' },
  'feed_reason.corrected': { 'zh-CN': '快递公司已更正，改用新的订阅', en: 'The carrier was corrected and is watched anew' },
  'feed_reason.done': { 'zh-CN': '包裹已签收', en: 'The parcel arrived' },
  'feed_reason.order_closed': { 'zh-CN': '订单已完结', en: 'The order is closed' },
  'feed_reason.by_staff': { 'zh-CN': '由客服停止', en: 'Stopped by service' },
} satisfies Record<string, Text>;
