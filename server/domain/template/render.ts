import { LIFECYCLES } from '../order/lifecycle';
import { placeName } from '../place/place-name';
import type { Language, Text } from '../shared/language';
import { sayTicketNo } from '../ticket/ticket-no';
import { carrierName } from '../tracking/carriers';
import { MILESTONES } from '../tracking/milestone';
import { formatDay, formatDuration, formatFull, formatMoment, type Viewer } from '../wording/dates';
import { reasonOf } from '../wording/reasons';
import { textIn } from '../wording/text-in';
import { clip, oneLine } from './clip';
import { TEMPLATES, type TemplateKey, VARIABLES, type Variable } from './library';
import { characterString, thing } from './wechat-field';

export interface MessageInput {
  key: TemplateKey;
  params: Record<string, string | number>;
  orderNo: string;
  /** Name the customer knows the shop by. */
  shopName: string;
  /** Page of the order; left out when it is longer than a message can carry. */
  link: string;
  language: Language;
  viewer: Viewer;
}

/** UTF-16 units that a rendered SMS never exceeds, whatever it is given: eight parts in the dearer encoding. */
export const SMS_LIMIT = 500;
/** In place of causes that only staff may read. */
const UNTOLD_REASON: Text = { 'zh-CN': '原因正在核实', en: 'we are finding out why' };
const DETAILS: Text = { 'zh-CN': '详情', en: '' };
const WAY_OUT: Text = { 'zh-CN': '退订回T', en: 'Reply STOP to opt out' };
const SHOP_LIMIT = 20;
const LINK_LIMIT = 100;

function time(params: MessageInput['params'], name: string): number | null {
  const value = params[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function parcel({ params, language }: MessageInput): string {
  const others = time(params, 'others') ?? 0;
  const isEnglish = language === 'en';
  const number = params.trackingNo ? clip(String(params.trackingNo), 24) : '';
  const carrier = params.carrier ? clip(carrierName(String(params.carrier), language), 16) : '';
  const named = [carrier, number].filter(Boolean).join(' ');
  if (isEnglish) return `${named ? `parcel ${named}` : 'your parcel'}${others > 0 ? ` and ${Math.min(others, 99)} more` : ''}`;
  return `包裹${named ? `（${named}）` : ''}${others > 0 ? `等 ${Math.min(others, 98) + 1} 件` : ''}`;
}

function stepName(step: string, language: Language): string | null {
  const known: Record<string, { name: Text }> = { ...LIFECYCLES, ...MILESTONES };
  const name = known[step]?.name;
  return name ? textIn(name, language) : null;
}

/** The words for each variable; null when unknown. */
function wordsFor(variable: Variable, input: MessageInput): string | null {
  const { params, language, viewer } = input;
  const moment = (at: number | null) => (at === null ? null : formatMoment(at, language, viewer));
  switch (variable) {
    case 'orderNo':
      return oneLine(input.orderNo);
    case 'parcel':
      return parcel(input);
    case 'reason': {
      const reason = reasonOf(String(params.reason ?? ''));
      return textIn(reason.isPublic ? reason.name : UNTOLD_REASON, language);
    }
    case 'waited': {
      const since = time(params, 'since');
      return since === null ? null : formatDuration(viewer.now - since, language);
    }
    case 'since':
      return moment(time(params, 'since') ?? time(params, 'at'));
    case 'next':
      return moment(time(params, 'nextUpdateAt'));
    case 'eta': {
      const eta = time(params, 'etaAt');
      return eta === null || eta <= viewer.now ? null : formatDay(eta, language, viewer);
    }
    case 'step':
      return stepName(String(params.step ?? ''), language);
    case 'city':
      return params.city ? placeName(String(params.city), language) : null;
    case 'ticketNo':
      return params.ticketNo ? sayTicketNo(String(params.ticketNo)) : null;
  }
}

function fill(text: string, input: MessageInput): string {
  const slots = (part: string): string | null => {
    let isKnown = true;
    const filled = part.replace(/\{(\w+)\}/g, (_, name: Variable) => {
      const value = wordsFor(name, input);
      if (!value) isKnown = false;
      return clip(value ?? '', VARIABLES[name]);
    });
    return isKnown ? filled : null;
  };
  const optional = text.replace(/\[([^\]]*)\]/g, (_, part: string) => slots(part) ?? '');
  const whole = slots(optional);
  if (whole === null) throw new Error(`a variable of ${input.key} is unknown`);
  return whole.replace(/(\p{Script=Han}) +(?=\p{Script=Han})/gu, '$1');
}

/** The whole SMS: shop, message, page, way out. At most `SMS_LIMIT` units. Throws when a needed variable is missing. */
export function renderSms(input: MessageInput): string {
  const isEnglish = input.language === 'en';
  const shop = clip(input.shopName, SHOP_LIMIT);
  const link = input.link.length <= LINK_LIMIT && /^https?:\/\/[\x21-\x7e]+$/.test(input.link) ? input.link : '';
  const text = fill(textIn(TEMPLATES[input.key].sms, input.language), input);
  const sign = isEnglish ? `[${shop}] ` : `【${shop}】`;
  const page = link ? `${textIn(DETAILS, input.language)} ${link}` : '';
  return `${sign}${text}${page} ${textIn(WAY_OUT, input.language)}`;
}

/**
 * Fields of the WeChat template message, each within the limit of its type: order, fact, reason (the tracking number where
 * there is none to give), what we do, and the time of the next update, else of the fact.
 */
export function renderWechat(input: MessageInput): Record<string, string> {
  const template = TEMPLATES[input.key];
  const { params, language, viewer } = input;
  const at = time(params, 'nextUpdateAt') ?? time(params, 'at') ?? viewer.now;
  return {
    character_string1: characterString(input.orderNo),
    thing2: thing(textIn(template.wechatFact, language)),
    thing3: thing(params.reason ? wordsFor('reason', input)! : String(params.trackingNo ?? params.ticketNo ?? '')),
    thing4: thing(textIn(template.wechatDoing, language)),
    time5: formatFull(at, viewer.timeZone),
  };
}
