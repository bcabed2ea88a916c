import type { Brand } from '../brand/brand';
import { brandColours, LIGHT_GROUND } from '../brand/brand-theme';
import type { Language, Text } from '../shared/language';
import { textIn } from '../wording/text-in';
import { clip, oneLine } from './clip';
import { fillText } from './render';
import type { MessageInput } from './say-variable';
import { shippedWords } from './words';

/** How the shop shows itself in a mail. */
export interface MailDress {
  brand: Pick<Brand, 'name' | 'colour' | 'contact'>;
  /** Where the logo can be fetched from; null draws the name alone. */
  logoUrl: string | null;
  /** One click there ends such mails; null where they cannot be ended. */
  unsubscribeUrl: string | null;
}

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

const SUBJECT_LIMIT = 120;
const HELLO: Text = { 'zh-CN': '您好：', en: 'Hello,' };
const OPEN: Text = { 'zh-CN': '打开订单页', en: 'See your order' };
const WHY: Text = {
  'zh-CN': '您收到这封邮件，是因为您在{shop}有一个订单；它只谈这个订单，不含广告。',
  en: 'You get this mail because you have an order with {shop}. It is about that order alone and carries no advertising.',
};
const END: Text = { 'zh-CN': '不想再收到这类邮件', en: 'No more mails like this' };
const FONT = "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans SC','Segoe UI',Roboto,Arial,sans-serif";

/** Letters of a text, in no other part than letters of a page. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** An address that can stand in a mail; null for anything else. */
function address(url: string | null): string | null {
  return url !== null && url.length <= 400 && /^https?:\/\/[\x21-\x7e]+$/.test(url) ? url : null;
}

function contactLines({ phone, email, wechat, hours }: Brand['contact'], language: Language): string[] {
  const labels = language === 'en' ? ['Phone', 'E-mail', 'WeChat', 'Hours'] : ['电话', '邮箱', '微信', '服务时间'];
  const ours = language === 'zh-TW' ? labels.map((label) => textIn({ 'zh-CN': label, en: label }, language)) : labels;
  return [phone, email, wechat, hours].flatMap((value, i) => (value ? [`${ours[i]}${language === 'en' ? ': ' : '：'}${value}`] : []));
}

/**
 * A whole mail: the words as letters and as a page of the shop's colours, with the same content, the address of the order's page and
 * the way out. Everything that comes from outside is escaped; the page loads nothing but the logo. Throws when a needed variable is
 * missing.
 */
export function renderMail(
  input: MessageInput,
  dress: MailDress,
  words: { subject: string; text: string } = shippedWords(input.key, 'mail', input.language),
): Mail {
  const { language } = input;
  const subject = clip(fillText(words.subject, input), SUBJECT_LIMIT);
  const paragraphs = fillText(words.text, input)
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').map(oneLine).filter(Boolean))
    .filter((lines) => lines.length > 0);
  if (!subject || paragraphs.length === 0) throw new Error(`the mail of ${input.key} says nothing`);
  const shop = clip(dress.brand.name || input.shopName, 40);
  const why = textIn(WHY, language).replace('{shop}', () => shop);
  const told: Told = {
    language,
    shop,
    paragraphs,
    link: address(input.link),
    logo: address(dress.logoUrl),
    end: address(dress.unsubscribeUrl),
    contact: contactLines(dress.brand.contact, language),
    why,
  };
  return { subject, text: asLetters(told), html: asPage(told, subject, brandColours(dress.brand.colour, LIGHT_GROUND).main) };
}

interface Told {
  language: Language;
  shop: string;
  paragraphs: string[][];
  link: string | null;
  logo: string | null;
  end: string | null;
  contact: string[];
  why: string;
}

function asLetters({ language, shop, paragraphs, link, end, contact, why }: Told): string {
  return [
    textIn(HELLO, language),
    ...paragraphs.map((lines) => lines.join('\n')),
    ...(link ? [`${textIn(OPEN, language)}:\n${link}`] : []),
    ['-- ', shop, ...contact].join('\n'),
    why,
    ...(end ? [`${textIn(END, language)}: ${end}`] : []),
  ].join('\n\n');
}

function asPage({ language, shop, paragraphs, link, logo, end, contact, why }: Told, subject: string, colour: string): string {
  const small = 'margin:0 0 4px;font-size:13px;color:#566068';
  const head = logo
    ? `<img src="${escapeHtml(logo)}" alt="${escapeHtml(shop)}" height="32" style="height:32px;max-width:180px;border:0">`
    : `<strong style="font-size:18px;color:${colour}">${escapeHtml(shop)}</strong>`;
  const body = paragraphs
    .map((lines) => `<p style="margin:0 0 14px;font-size:16px;line-height:1.7">${lines.map(escapeHtml).join('<br>')}</p>`)
    .join('\n');
  const button = link
    ? `<p style="margin:22px 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:${colour};color:#ffffff;font-size:16px;text-decoration:none">${textIn(OPEN, language)}</a></p>`
    : '';
  const foot = [
    ...contact.map(escapeHtml),
    escapeHtml(why),
    ...(end ? [`<a href="${escapeHtml(end)}" style="color:#566068">${textIn(END, language)}</a>`] : []),
  ];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:0;background:#f6f4ef;color:#1a2024;font-family:${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f4ef"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px"><tr><td style="padding:28px 24px">
<p style="margin:0 0 20px">${head}</p>
<p style="margin:0 0 14px;font-size:16px">${textIn(HELLO, language)}</p>
${body}
${button}
<hr style="border:0;border-top:1px solid #e1e4ea;margin:24px 0 16px">
${foot.map((line) => `<p style="${small}">${line}</p>`).join('\n')}
</td></tr></table>
</td></tr></table>
</body></html>
`;
}
