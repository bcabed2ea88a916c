import { LIFECYCLES, OVERLAYS } from '../order/lifecycle';
import { placeName } from '../place/place-name';
import type { Language, Text } from '../shared/language';
import { carrierName } from '../tracking/carriers';
import { MILESTONES } from '../tracking/milestone';
import { formatMoment, formatPromisedDay, formatWindow, type Viewer } from './dates';
import { fillWords, withRoom } from './fill-words';
import { inTaiwan } from './in-taiwan';
import { formatMoney } from './money';
import { causeOf, reasonOf } from './reasons';
import { nearestWritten, textIn } from './text-in';

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

const THE_CARRIER: Text = { 'zh-CN': '快递', en: 'the carrier' };
const carrier: Slot = (params, language, viewer) => knownCarrier(params, language, viewer) ?? textIn(THE_CARRIER, language);

const place =
  (name: string): Slot =>
  (params, language) =>
    params[name] ? placeName(String(params[name]), language) : null;

const ACTOR_DOES: Record<string, Text> = {
  service: { 'zh-CN': '客服正在跟进', en: 'our team is on it' },
  warehouse: { 'zh-CN': '我们正在催仓库', en: 'we are pressing the warehouse' },
  carrier: { 'zh-CN': '我们正在催快递', en: 'we are pressing the carrier' },
};
const PRESSING: Text = { 'zh-CN': '我们正在催', en: 'we are pressing ' };
const WATCHING: Text = { 'zh-CN': '我们在持续关注', en: 'we keep watching it' };

/** What is being done about a flag: what we ask of the customer, or who is at work on it. */
const doing: Slot = (params, language) => {
  const actor = String(params.actor ?? 'service');
  const reason = reasonOf(String(params.reason ?? ''));
  if (actor === 'customer' && reason.ask) return textIn(reason.ask, language);
  if (actor === 'carrier' && params.carrier) {
    return `${textIn(PRESSING, language)}${carrierName(String(params.carrier), language)}`;
  }
  return textIn(ACTOR_DOES[actor] ?? WATCHING, language);
};

/**
 * The next step's window while that is still with the shop, else the delivery window with how sure it is; later than usual is said so.
 * Null once a window has passed, because a broken estimate is no news.
 */
const eta: Slot = (params, language, viewer) => {
  const { etaFrom, etaTo, etaKind, etaLateAt, leaveFrom, leaveTo } = params;
  const leaves = windowAhead(leaveFrom, leaveTo, language, viewer);
  if (leaves !== null) return fillWords(textIn(LEAVES, language), { window: leaves });
  const isLate = typeof etaLateAt === 'number' && viewer.now > etaLateAt;
  const window = windowAhead(etaFrom, etaTo, language, viewer);
  if (window === null) return isLate ? textIn(LATE, language) : null;
  const words = isLate ? LATE_NOW : ARRIVES[String(etaKind)];
  if (!words) return null;
  const told: Record<string, string> = {
    window,
    day: formatPromisedDay(Number(etaTo), language, viewer),
    carrier: carrierName(String(params.carrier ?? ''), language),
  };
  return fillWords(textIn(words, language), told);
};

/** A window cut at the reader's moment; null where there is none or it is over. */
function windowAhead(from: unknown, to: unknown, language: Language, viewer: Viewer): string | null {
  if (typeof from !== 'number' || typeof to !== 'number' || to < viewer.now) return null;
  const window = formatWindow(Math.max(from, viewer.now), to, language, viewer);
  return /\d$/.test(window) && language !== 'en' ? `${window} ` : window;
}

const LEAVES: Text = { 'zh-CN': '预计{window}发出', en: 'expected to leave {window}' };
const LATE: Text = { 'zh-CN': '比平常晚', en: 'later than usual' };
const LATE_NOW: Text = { 'zh-CN': '比平常晚，现在预计{window}送达', en: 'later than usual, now arriving {window}' };

/** By how the time of arrival was found. */
const ARRIVES: Record<string, Text> = {
  learned: { 'zh-CN': '预计{window}送达', en: 'arriving {window}' },
  usual: { 'zh-CN': '一般{window}送达', en: 'usually here {window}' },
  not_before: { 'zh-CN': '最早{day}送达', en: 'not before {day}' },
  promised: { 'zh-CN': '承诺{day}前送达', en: 'promised by {day}' },
  carrier: { 'zh-CN': '{carrier}显示预计{day}送达', en: '{carrier} expects {day}' },
};

const step: Slot = (params, language) => {
  const name = String(params.step ?? '');
  const known: Record<string, { name: Text }> = { ...LIFECYCLES, ...OVERLAYS, ...MILESTONES };
  if (!Object.hasOwn(known, name)) return null;
  const words = textIn(known[name]!.name, language);
  return words.charAt(0).toLowerCase() + words.slice(1);
};

const REFUND: Record<string, Text> = {
  refunding: { 'zh-CN': '退款办理中', en: 'refund under way' },
  refunded: { 'zh-CN': '款项已退回', en: 'refunded' },
};

export const DELIVERED_KINDS: Record<string, Text> = {
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
  (name: string, words: Record<string, Text>): Slot =>
  (params, language) => {
    const key = String(params[name] ?? '');
    return Object.hasOwn(words, key) ? textIn(words[key]!, language) : null;
  };

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
  /** What the shop's staff chose to say, as they wrote it; Taiwan's Chinese is made of theirs as it is of ours. */
  words: (params, language) => {
    const words = params[nearestWritten(language) === 'en' ? 'wordsEn' : 'wordsZh'];
    if (typeof words !== 'string') return null;
    return language === 'zh-TW' ? inTaiwan(words) : words;
  },
  warehouse: text('warehouse'),
  item: text('item'),
  k: text('k'),
  n: text('n'),
  done: text('done'),
  total: text('total'),
  money: (params, language) => (params.amount ? formatMoney(String(params.amount), String(params.currency ?? ''), language) : null),
  reason: (params, language) => (params.reason ? textIn(reasonOf(String(params.reason)).name, language) : null),
  /** Only a cause that is known exactly. */
  cause: (params, language) => {
    const known = params.reason ? causeOf(String(params.reason)) : null;
    return known ? textIn(known.name, language) : null;
  },
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
  return withRoom(single);
}
