import type { WrittenLanguage } from '@/server/domain/shared/language';
import { CARRIER_CODES, carrierName } from '@/server/domain/tracking/carriers';

/** What people call ready-made settings whose name they would not look for. */
const LABELS: Readonly<Record<string, Record<WrittenLanguage, string>>> = {
  'kingdee-orders': { 'zh-CN': '金蝶云星空 销售订单', en: 'Kingdee K/3 Cloud orders' },
  'kingdee-outbound': { 'zh-CN': '金蝶云星空 销售出库', en: 'Kingdee K/3 Cloud outbound notes' },
  ship24: { 'zh-CN': 'Ship24', en: 'Ship24' },
  trackingmore: { 'zh-CN': 'TrackingMore / 51Tracking', en: 'TrackingMore' },
  shipengine: { 'zh-CN': 'ShipEngine', en: 'ShipEngine (ShipStation API)' },
  easyship: { 'zh-CN': 'Easyship', en: 'Easyship' },
  eshipper: { 'zh-CN': 'eShipper', en: 'eShipper' },
  jisuapi: { 'zh-CN': '极速数据 快递查询', en: 'Jisu API express query' },
  juhe: { 'zh-CN': '聚合数据 快递查询', en: 'Juhe express query' },
  douyin_logistics: { 'zh-CN': '抖店 物流轨迹', en: 'Douyin shop: logistics route' },
  douyin_shop: { 'zh-CN': '抖店 消息推送', en: 'Douyin shop: message pushes' },
  'douyin_shop-orders': { 'zh-CN': '抖店 订单', en: 'Douyin shop: orders' },
  wechat_channels: { 'zh-CN': '微信小店（视频号）推送', en: 'WeChat shop (Channels): pushes' },
  'wechat_channels-xml': { 'zh-CN': '微信小店（视频号）推送，XML', en: 'WeChat shop (Channels): pushes in XML' },
  wechat_shipping_info: { 'zh-CN': '小程序发货信息管理', en: 'WeChat mini program: shipping information' },
  wechat_express: { 'zh-CN': '微信物流助手 轨迹推送', en: 'WeChat logistics: parcel paths' },
  'wechat_express-xml': { 'zh-CN': '微信物流助手 轨迹推送，XML', en: 'WeChat logistics: parcel paths in XML' },
};
const carriers = new Set(CARRIER_CODES);

/** What ready-made settings are called in a list, their own name behind it: `抖店 消息推送 · douyin_shop`. */
export function exampleLabel(name: string, language: WrittenLanguage): string {
  const carrier = name.split('-')[0]!;
  const called = Object.hasOwn(LABELS, name) ? LABELS[name]![language] : carriers.has(carrier) ? carrierName(carrier, language) : null;
  return called === null ? name : `${called} · ${name}`;
}
