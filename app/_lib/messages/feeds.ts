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
  'feeds.likely': { 'zh-CN': '单号格式更像：{carriers}', en: 'The number looks like: {carriers}' },
  'feeds.vendor_said': { 'zh-CN': '服务商答复：{words}', en: 'The vendor says: {words}' },
  'feeds.renew': { 'zh-CN': '重新订阅', en: 'Subscribe again' },
  'feeds.stop': { 'zh-CN': '不再订阅', en: 'Let it be' },
  'feeds.none': { 'zh-CN': '还没有订阅任何单号', en: 'No number is subscribed yet' },
  'feeds.pull': { 'zh-CN': '立即查询', en: 'Ask now' },
  'feeds.pulling': { 'zh-CN': '查询中…', en: 'Asking…' },
  'feeds.pulled': { 'zh-CN': '查到 {told} 个包裹的消息', en: 'News of {told} parcels came in' },
  'feeds.pulled_nothing': { 'zh-CN': '服务商暂时没有消息', en: 'The vendor has no news yet' },
  'feeds.pulled_failed': { 'zh-CN': '服务商没有答复，请稍后再试', en: 'The vendor did not answer; please try later' },
  'feeds.pulled_resting': {
    'zh-CN': '刚刚查过：同一单号半小时内只查一次',
    en: 'Asked just now: each number is asked about once in half an hour',
  },
  'feeds.pulled_nobody': { 'zh-CN': '没有可以查询这些快递公司的服务商', en: 'No vendor can be asked about these carriers' },
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
