import type { Instant } from '../shared/instant';
import type { Text, WrittenLanguage } from '../shared/language';
import { carrierName } from '../tracking/carriers';
import { formatDuration } from './dates';
import { fillWords } from './fill-words';
import { reasonOf } from './reasons';

const ASK: Text = {
  'zh-CN': '【Daona】{carrier} {trackingNo}：{reason}，已 {waited}。请核实并更新物流，有情况请联系发货方。订单 {orderNo}{city}。',
  en: '[Daona] {carrier} {trackingNo}: {reason}, for {waited}. Please look into it and scan it, or tell the shipper. Order {orderNo}{city}.',
};
const BOUND: Text = { 'zh-CN': '，发往 {city}', en: ', to {city}' };

export interface CarrierAsk {
  carrier: string;
  trackingNo: string;
  orderNo: string;
  reason: string;
  since: Instant;
  /** Where it goes, no nearer than the city. */
  city?: string;
}

/** What a carrier's contact is asked about one parcel: nothing of its recipient but the city. */
export function wordCarrierAsk(ask: CarrierAsk, language: WrittenLanguage, now: Instant): string {
  return fillWords(ASK[language], {
    carrier: carrierName(ask.carrier, language),
    trackingNo: ask.trackingNo,
    orderNo: ask.orderNo,
    reason: reasonOf(ask.reason).name[language],
    waited: formatDuration(now - ask.since, language),
    city: ask.city ? fillWords(BOUND[language], { city: ask.city }) : '',
  });
}
