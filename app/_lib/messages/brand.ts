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
  'brand.tells_record': { 'zh-CN': '在包裹页上公布送达时间的准确率', en: 'Tell on the pages how often arrival windows held' },
  'brand.tells_record_hint': {
    'zh-CN': '如“最近 90 天，同类包裹 10 个里有 8 个在所说的时间内送达”；同类包裹不足 30 个时不显示。',
    en: 'Such as “8 of 10 such parcels came inside the window, over the last 90 days”; not told of fewer than 30 such parcels.',
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
  'brand.steps': { 'zh-CN': '怎么让自己的域名用起来', en: 'How to put the shop’s own domain to use' },
  'brand.step_dns': {
    'zh-CN':
      'DNS 记录（由管理域名的人在域名服务商处添加）：给 {host} 加一条 CNAME，指向 {home}；域名服务商不支持 CNAME 时，加 A（IPv4）或 AAAA（IPv6）记录，指向本站反向代理的 IP。服务器在中国大陆的，域名要先备案。生效通常几分钟，最长约两天。',
    en: 'DNS record (whoever manages the domain adds it at its provider): for {host} a CNAME to {home}; where CNAME is not possible, an A (IPv4) or AAAA (IPv6) record with the address of this site’s proxy. On servers in mainland China the domain needs its ICP filing first. It is in force within minutes as a rule, two days at most.',
  },
  'brand.step_certificate': {
    'zh-CN':
      '证书（由运维在反向代理上安装，本系统不签发）：要写明 {host}，由浏览器认可的机构签发，带完整证书链，没有过期。用 Caddy 或 certbot 可以免费自动签发和续期；自签名证书不行。',
    en: 'Certificate (whoever runs the proxy installs it there; this system makes none): it names {host}, comes from an authority that browsers trust, with its whole chain, and has not run out. Caddy or certbot get and renew one by themselves for nothing; a self-signed one will not do.',
  },
  'brand.step_proxy': {
    'zh-CN': '反向代理（由运维设置）：让 {host} 的 443 端口转到本系统，和 {home} 一样，并原样传递 Host。nginx 里是：',
    en: 'Proxy (whoever runs it): let port 443 of {host} lead to this system as that of {home} does, and pass Host on as it is. In nginx:',
  },
  'brand.step_verify': {
    'zh-CN': '在上面填好 https://{host}，保存，再按“现在验证”。通过之前链接一直用 {home}，客户不受影响。',
    en: 'Enter https://{host} above, save, and press “Verify now”. Until it is verified links use {home}, so that no customer notices anything.',
  },
  'brand.how_checked': {
    'zh-CN':
      '怎么查：本系统的服务器像浏览器一样打开 https://{host}/site-proof（检查证书，最多等 5 秒），问一句只有本系统答得出的话。什么时候查：按“现在验证”时，以及之后每小时第 5 分钟自动查一次。结果变了会记入操作日志。',
    en: 'How it is checked: our server opens https://{host}/site-proof as a browser would (certificate included, 5 seconds at most) and asks what only this installation can answer. When: once you press “Verify now”, and by itself five minutes past every hour. A change is put into the audit log.',
  },
  'brand.found_proved': { 'zh-CN': '已验证：', en: 'Verified:' },
  'brand.means_proved': {
    'zh-CN': '域名、证书和代理都对，新发的链接用 {host}；以前发出的链接照样能开。',
    en: 'domain, certificate and proxy are right. New links use {host}; those sent before still open.',
  },
  'brand.found_elsewhere': { 'zh-CN': '指向别处：', en: 'Leads elsewhere:' },
  'brand.means_elsewhere': {
    'zh-CN':
      '{host} 有应答，但不是本系统。DNS 还指着旧服务器，或代理转错了地方：核对第 1、3 步。链接立即改回 {home}，免得带客户去别人的网站。',
    en: '{host} answers, but it is not this system: DNS still names another server, or the proxy leads elsewhere. See steps 1 and 3. Links go back to {home} at once, so that no customer is led to a stranger.',
  },
  'brand.found_other_name': { 'zh-CN': 'Host 被改：', en: 'Host is changed:' },
  'brand.means_other_name': {
    'zh-CN': '到了本系统，但代理把 Host 换成了别的名字，打开的就不是这家店的样子：按第 3 步原样传递 Host。',
    en: 'it leads here, but the proxy puts another name into Host, so that pages would not wear this shop’s brand. Pass Host as in step 3.',
  },
  'brand.found_unreachable': { 'zh-CN': '没有应答：', en: 'No answer:' },
  'brand.means_unreachable': {
    'zh-CN':
      '连不上、超过 5 秒、证书不对，或代理后面的服务出错。先看第 1 步 DNS 是否生效，再看第 2 步证书。之前验证过的域名照用 24 小时，超过才改回 {home}。',
    en: 'no connection, more than 5 seconds, a wrong certificate, or an error behind the proxy. See whether DNS is in force (step 1), then the certificate (step 2). A domain verified before stays in use for 24 hours, then links go back to {home}.',
  },
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
