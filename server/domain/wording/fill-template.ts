import { LIFECYCLES, OVERLAYS } from '../order/lifecycle';
import { placeName } from '../place/place-name';
import type { Language } from '../shared/language';
import { carrierName } from '../tracking/carriers';
import { MILESTONES } from '../tracking/milestone';
import { formatDay, formatMoment, formatWindow, type Viewer } from './dates';
import { formatMoney } from './money';
import { causeOf, reasonOf } from './reasons';

export type Params = Record<string, string | number>;

/** What a placeholder stands for: the words for it, or null when its parameters are missing or no longer true. */
type Slot = (params: Params, language: Language, viewer: Viewer) => string | null;

const TEXT_LIMIT = 24;

const text =
  (name: string): Slot =>
  (params) => {
    const value = String(params[name] ?? '').trim();
    if (!value) return null;
    const letters = [...value];
    return letters.length > TEXT_LIMIT ? `${letters.slice(0, TEXT_LIMIT - 1).join('')}…` : value;
  };

const moment =
  (name: string): Slot =>
  (params, language, viewer) => {
    const at = params[name];
    return typeof at === 'number' ? formatMoment(at, language, viewer) : null;
  };

/** A moment that is only told while it still lies ahead. */
const upcoming =
  (name: string): Slot =>
  (params, language, viewer) => {
    const at = params[name];
    return typeof at === 'number' && at > viewer.now ? formatMoment(at, language, viewer) : null;
  };

const knownCarrier: Slot = (params, language) => (params.carrier ? carrierName(String(params.carrier), language) : null);

const carrier: Slot = (params, language, viewer) => knownCarrier(params, language, viewer) ?? (language === 'en' ? 'the carrier' : '快递');

const place =
  (name: string): Slot =>
  (params, language) =>
    params[name] ? placeName(String(params[name]), language) : null;

const ACTOR_DOES: Record<Language, Record<string, string>> = {
  'zh-CN': { service: '客服正在跟进', warehouse: '我们正在催仓库', carrier: '我们正在催快递' },
  en: { service: 'our team is on it', warehouse: 'we are pressing the warehouse', carrier: 'we are pressing the carrier' },
};

/** What is being done about a flag: what we ask of the customer, or who is at work on it. */
const doing: Slot = (params, language) => {
  const actor = String(params.actor ?? 'service');
  const reason = reasonOf(String(params.reason ?? ''));
  if (actor === 'customer' && reason.ask) return reason.ask[language];
  if (actor === 'carrier' && params.carrier) {
    const name = carrierName(String(params.carrier), language);
    return language === 'en' ? `we are pressing ${name}` : `我们正在催${name}`;
  }
  return ACTOR_DOES[language][actor] ?? (language === 'en' ? 'we keep watching it' : '我们在持续关注');
};

/** The delivery window with how sure it is; null once it has passed, because a broken estimate is no news. */
const eta: Slot = (params, language, viewer) => {
  const { etaFrom, etaTo, etaKind } = params;
  if (typeof etaFrom !== 'number' || typeof etaTo !== 'number' || etaTo < viewer.now) return null;
  const isEnglish = language === 'en';
  const day = formatDay(etaTo, language, viewer);
  const window = formatWindow(Math.max(etaFrom, viewer.now), etaTo, language, viewer);
  const arrives = /\d$/.test(window) ? ' 送达' : '送达';
  switch (etaKind) {
    case 'learned':
      return isEnglish ? `arriving ${window}` : `预计${window}${arrives}`;
    case 'usual':
      return isEnglish ? `usually here ${window}` : `一般${window}${arrives}`;
    case 'not_before':
      return isEnglish ? `not before ${day}` : `最早${day}送达`;
    case 'promised':
      return isEnglish ? `promised by ${day}` : `承诺${day}前送达`;
    case 'carrier': {
      const name = carrierName(String(params.carrier ?? ''), language);
      return isEnglish ? `${name} expects ${day}` : `${name}显示预计${day}送达`;
    }
    default:
      return null;
  }
};

const step: Slot = (params, language) => {
  const name = String(params.step ?? '');
  const known: Record<string, { name: Record<Language, string> }> = { ...LIFECYCLES, ...OVERLAYS, ...MILESTONES };
  if (!Object.hasOwn(known, name)) return null;
  const words = known[name]?.name[language] ?? null;
  return words && words.charAt(0).toLowerCase() + words.slice(1);
};

const REFUND: Record<string, Record<Language, string>> = {
  refunding: { 'zh-CN': '退款办理中', en: 'refund under way' },
  refunded: { 'zh-CN': '款项已退回', en: 'refunded' },
};

export const DELIVERED_KINDS: Record<string, Record<Language, string>> = {
  self: { 'zh-CN': '本人签收', en: 'signed by you' },
  household: { 'zh-CN': '家人签收', en: 'taken in by your household' },
  agent: { 'zh-CN': '他人代收', en: 'taken in by someone for you' },
  neighbour: { 'zh-CN': '邻居代收', en: 'left with a neighbour' },
  guard: { 'zh-CN': '门卫或前台代收', en: 'left at reception' },
  locker_collected: { 'zh-CN': '已从快递柜取出', en: 'collected from the locker' },
  station_collected: { 'zh-CN': '已从驿站取走', en: 'collected from the pickup point' },
  cod: { 'zh-CN': '已付货到付款', en: 'paid on delivery' },
  photo_only: { 'zh-CN': '拍照留证', en: 'photo taken' },
  after_attempt: { 'zh-CN': '再次派送后签收', en: 'after another attempt' },
};

const named =
  (name: string, words: Record<string, Record<Language, string>>): Slot =>
  (params, language) =>
    Object.hasOwn(words, String(params[name] ?? '')) ? (words[String(params[name])]?.[language] ?? null) : null;

/** Every placeholder that a template may hold. */
export const SLOTS: Record<string, Slot> = {
  at: moment('at'),
  since: moment('since'),
  next: upcoming('next'),
  eta,
  doing,
  step,
  /** Falls back to a plain word, so a sentence may rely on it; `knownCarrier` does not. */
  carrier,
  knownCarrier,
  place: place('place'),
  to: place('to'),
  warehouse: text('warehouse'),
  item: text('item'),
  k: text('k'),
  n: text('n'),
  done: text('done'),
  total: text('total'),
  money: (params, language) => (params.amount ? formatMoney(String(params.amount), String(params.currency ?? ''), language) : null),
  reason: (params, language) => (params.reason ? reasonOf(String(params.reason)).name[language] : null),
  /** Only a cause that is known exactly. */
  cause: (params, language) => (params.reason ? (causeOf(String(params.reason))?.name[language] ?? null) : null),
  kind: named('kind', DELIVERED_KINDS),
  refund: named('refund', REFUND),
};

/**
 * Fills a template: `{name}` is a placeholder; `[a|b|]` takes the first alternative whose placeholders can all be told, and
 * nothing when none can. Null when a placeholder outside brackets cannot be told.
 */
export function fillTemplate(template: string, params: Params, language: Language, viewer: Viewer): string | null {
  let isComplete = true;
  const fillSlots = (part: string, onMissing: () => void) =>
    part.replace(/\{(\w+)\}/g, (_, name: string) => {
      const words = SLOTS[name]?.(params, language, viewer) ?? null;
      if (words === null) onMissing();
      return words ?? '';
    });
  const firstTold = (options: string) => {
    for (const option of options.split('|')) {
      let isTold = true;
      const words = fillSlots(option, () => {
        isTold = false;
      });
      if (isTold) return words;
    }
    return '';
  };
  const filled = template.replace(/\[([^\]]*)\]|\{\w+\}/g, (part: string, options?: string) =>
    options === undefined
      ? fillSlots(part, () => {
          isComplete = false;
        })
      : firstTold(options),
  );
  return isComplete ? tidy(filled, language) : null;
}

/** Blanks are single, Latin names stand apart from Chinese words, English sentences start with a capital. */
export function tidy(words: string, language: Language): string {
  const single = words.replace(/ {2,}/g, ' ').trim();
  if (language === 'en') return single.charAt(0).toUpperCase() + single.slice(1);
  return single.replace(/(\p{Script=Han})(?=\p{Script=Latin})|(\p{Script=Latin})(?=\p{Script=Han})/gu, '$1$2 ');
}
