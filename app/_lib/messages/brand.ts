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
  'brand.site': {
    'zh-CN': '店铺自己的域名，如 https://track.example.com（留空 = 本站）',
    en: 'The shop’s own domain, such as https://track.example.com (empty: this site)',
  },
  'brand.site_hint': {
    'zh-CN':
      '让这个域名指向本系统（反向代理要原样传递 Host）。验证通过后，短信、微信、分享链接、标签二维码和日历都用它；在它上面打开的查询页是这家店的样子。',
    en: 'Point this domain here (a proxy must pass Host as it is). Once verified, messages, shared links, codes on labels and calendars use it, and the look-up opened on it wears this shop’s brand.',
  },
  'brand.site_unsaved': { 'zh-CN': '保存后才能验证。', en: 'Save first, then verify.' },
  'brand.site_prove': { 'zh-CN': '现在验证', en: 'Verify now' },
  'brand.site_proving': { 'zh-CN': '正在验证…', en: 'Verifying…' },
  'brand.site_in_use': { 'zh-CN': '已验证，链接正在用它', en: 'Verified; links use it' },
  'brand.site_not_used': { 'zh-CN': '还没有验证，链接先用本站地址', en: 'Not verified yet; links use this site’s address' },
  'brand.site_elsewhere': {
    'zh-CN': '这个域名没有指向本系统：请检查 DNS 和反向代理。',
    en: 'This domain does not lead here: please check DNS and the proxy.',
  },
  'brand.site_other_name': {
    'zh-CN': '域名到了本系统，但代理改了 Host：请原样传递 Host。',
    en: 'The domain leads here, but a proxy changes Host on the way: pass it as it is.',
  },
  'brand.site_unreachable': {
    'zh-CN': '这个域名现在没有应答：可能 DNS 还没有生效，或证书不对。每小时会自动再看一次。',
    en: 'This domain does not answer: DNS may not be in force yet, or its certificate is not right. We look again every hour.',
  },
  'brand.site_checked': { 'zh-CN': '上次查看 {at}', en: 'Last looked at {at}' },
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
  'action.brand.site_proved': { 'zh-CN': '店铺域名已验证，链接改用它', en: 'verified a shop’s domain; links use it' },
  'action.brand.site_lost': {
    'zh-CN': '店铺域名不再指向本系统，链接改回本站',
    en: 'a shop’s domain leads here no more; links use the site’s own',
  },
  'action.brand.changed': { 'zh-CN': '改了店铺形象', en: 'changed a shop’s brand' },
} satisfies Record<string, Text>;
