import type { Text } from '@/server/domain/shared/language';

export const BRAND = {
  'nav.brand': { 'zh-CN': '店铺形象', en: 'Brand' },
  'brand.title': { 'zh-CN': '店铺形象', en: 'Brand' },
  'brand.intro': {
    'zh-CN': '客户在订单页看到的名称、标志、颜色和联系方式。颜色会自动调到在浅色和深色背景上都看得清。改动立即生效，并记入操作日志。',
    en: 'Name, logo, colour and contact that customers see on the order page. The colour is pulled until it can be read on light and dark ground. Changes hold at once and are on record.',
  },
  'brand.look': { 'zh-CN': '外观', en: 'Look' },
  'brand.contact': { 'zh-CN': '联系方式', en: 'Contact' },
  'brand.name': { 'zh-CN': '页面上方的名称', en: 'Name in the head of the page' },
  'brand.colour': { 'zh-CN': '颜色', en: 'Colour' },
  'brand.logo': { 'zh-CN': '标志（PNG、WebP、JPEG、SVG，不超过 48 kB）', en: 'Logo (PNG, WebP, JPEG or SVG, up to 48 kB)' },
  'brand.no_logo': { 'zh-CN': '去掉标志', en: 'Remove the logo' },
  'brand.bad_logo': {
    'zh-CN': '请选择不超过 48 kB 的 PNG、WebP、JPEG 或 SVG 图片。',
    en: 'Please choose a PNG, WebP, JPEG or SVG of at most 48 kB.',
  },
  'brand.phone': { 'zh-CN': '电话', en: 'Phone' },
  'brand.hours': { 'zh-CN': '服务时间', en: 'Hours' },
  'brand.wechat': { 'zh-CN': '微信', en: 'WeChat' },
  'brand.email': { 'zh-CN': '邮箱', en: 'E-mail' },
  'brand.page': { 'zh-CN': '网页（https）', en: 'Page (https)' },
  'brand.site': { 'zh-CN': '消息里链接的网址（留空 = 本站）', en: 'Address of links in messages (empty: this site)' },
  'brand.preview': { 'zh-CN': '预览', en: 'Preview' },
  'brand.on_light': { 'zh-CN': '浅色', en: 'Light' },
  'brand.on_dark': { 'zh-CN': '深色', en: 'Dark' },
  'brand.sample_state': { 'zh-CN': '运输中', en: 'In transit' },
  'brand.sample_headline': {
    'zh-CN': '顺丰速运运输中：已到武汉，下一程发往北京',
    en: 'Moving with SF Express: reached Wuhan, heading for Beijing',
  },
  'brand.sample_action': { 'zh-CN': '查看每个包裹', en: 'See each parcel' },
  'brand.contrast': { 'zh-CN': '对比度 {ratio} : 1', en: 'Contrast {ratio} : 1' },
  'brand.moved': { 'zh-CN': '为了看得清，已从 {from} 调到 {to}。', en: 'Pulled from {from} to {to}, so that it can be read.' },
  'action.brand': { 'zh-CN': '店铺形象', en: 'brand' },
  'action.brand.changed': { 'zh-CN': '改了店铺形象', en: 'changed a shop’s brand' },
} satisfies Record<string, Text>;
