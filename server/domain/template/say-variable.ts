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
import type { TemplateKey } from './library';
import { VARIABLES, type Variable } from './variables';

/** What one message is about and who reads it. */
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

/** In place of causes that only staff may read. */
const UNTOLD_REASON: Text = { 'zh-CN': '原因正在核实', en: 'we are finding out why' };

function moment(params: MessageInput['params'], name: string): number | null {
  const value = params[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function parcel({ params, language }: MessageInput): string {
  const others = moment(params, 'others') ?? 0;
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

function reasonWords({ params, language }: MessageInput): string {
  const reason = reasonOf(String(params.reason ?? ''));
  return textIn(reason.isPublic ? reason.name : UNTOLD_REASON, language);
}

/** A refusal without a reason is told without one; a delay whose reason nobody knows says so. */
function isToldWhy({ key, params }: MessageInput): boolean {
  return Boolean(params.reason) || !(key.startsWith('request.') || key.startsWith('ticket.'));
}

/** The order that a message is about, and how many others it tells of as well. */
function orders({ orderNo, params, language }: MessageInput): string {
  const others = moment(params, 'otherOrders') ?? 0;
  if (others === 0) return oneLine(orderNo);
  return language === 'en' ? `${oneLine(orderNo)} and ${others} more` : `${oneLine(orderNo)} 等 ${others + 1} 单`;
}

/** The words for a variable as they are, of any length; null when unknown. */
export function sayVariable(variable: Variable, input: MessageInput): string | null {
  const { params, language, viewer } = input;
  const at = (name: string) => moment(params, name);
  const spoken = (instant: number | null) => (instant === null ? null : formatMoment(instant, language, viewer));
  switch (variable) {
    case 'orderNo':
      return orders(input);
    case 'shop':
      return oneLine(input.shopName);
    case 'parcel':
      return parcel(input);
    case 'carrier':
      return params.carrier ? carrierName(String(params.carrier), language) : null;
    case 'trackingNo':
      return params.trackingNo ? oneLine(String(params.trackingNo)) : null;
    case 'reason':
      return isToldWhy(input) ? reasonWords(input) : null;
    case 'waited': {
      const since = at('since');
      return since === null ? null : formatDuration(viewer.now - since, language);
    }
    case 'since':
      return spoken(at('since') ?? at('at'));
    case 'next':
      return spoken(at('nextUpdateAt'));
    case 'eta': {
      const eta = at('etaAt');
      return eta === null || eta <= viewer.now ? null : formatDay(eta, language, viewer);
    }
    case 'step':
      return stepName(String(params.step ?? ''), language);
    case 'city':
      return params.city ? placeName(String(params.city), language) : null;
    case 'ticketNo':
      return params.ticketNo ? sayTicketNo(String(params.ticketNo)) : null;
    case 'about':
      return params.reason ? reasonWords(input) : oneLine(String(params.trackingNo ?? params.ticketNo ?? '')) || null;
    case 'time':
      return formatFull(at('nextUpdateAt') ?? at('at') ?? viewer.now, viewer.timeZone);
    case 'pageCode':
      return /^https?:\/\/[^/]+\/[qt]\/([\w-]{1,32})$/.exec(input.link)?.[1] ?? null;
  }
}

/** The same within the length that a text gives it. */
export function sayShort(variable: Variable, input: MessageInput): string | null {
  const words = sayVariable(variable, input);
  return words === null ? null : clip(words, VARIABLES[variable]);
}
