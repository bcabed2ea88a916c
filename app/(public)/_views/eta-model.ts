import { localDay } from '@/server/domain/calendar/local-day';
import { changeToTell } from '@/server/domain/eta/explain-change';
import { earliestArrival, nextWordBy } from '@/server/domain/eta/not-before';
import { toldArrival } from '@/server/domain/eta/told-arrival';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { tellsArrival } from '@/server/domain/promise/told-window';
import type { Instant } from '@/server/domain/shared/instant';
import type { Language, Text } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { formatDay, formatMoment, formatPromisedDay, formatWindow, type Viewer } from '@/server/domain/wording/dates';
import { fillWords } from '@/server/domain/wording/fill-words';
import { textIn } from '@/server/domain/wording/text-in';
import { wordEtaChange } from '@/server/domain/wording/word-eta-change';
import { messagesOf } from './messages';

export interface EtaModel {
  label: string;
  /** The window in large figures; null when there is none to tell. */
  window: string | null;
  /** The likely day, where the window spans more than one; null where there is none to tell. */
  likely: string | null;
  /** The window is a time to keep free, not the earliest day alone. */
  hasTime: boolean;
  /** How sure it is and what it was learned from. */
  sub: string;
  /** How often such windows held; null where the shop does not say. */
  record: string | null;
  /** Why it is another day than was told; null where that is no news. */
  change: string | null;
}

/** Of which past orders a window was learned. */
const BASIS: Record<string, Text> = {
  lane_carrier: { 'zh-CN': '同线路、同快递', en: ' on this route with this carrier' },
  lane: { 'zh-CN': '同线路', en: ' on this route' },
  destination: { 'zh-CN': '同目的地', en: ' to this region' },
  country: { 'zh-CN': '同国家', en: ' in this country' },
};
const LEARNED: Text = {
  'zh-CN': '八成会在这段时间送达，参考{group} {orders} 个订单',
  en: '8 in 10 arrive in this window, learned from {orders} orders{group}',
};
const FEW: Text = { 'zh-CN': '，样本还少所以放得较宽', en: '; few yet, so it is wide' };

/**
 * When it comes: a window with its confidence, or honest words when there is none. Null for orders that need none. `inside` is the share
 * of such parcels that came inside their windows, where the shop wants it told.
 */
export function describeEta(document: OrderDocument, language: Language, viewer: Viewer, inside: number | null = null): EtaModel | null {
  if (!tellsArrival(document)) return null;
  const change = changeToTell(document, viewer.now);
  const told = describeWindow(document, language, viewer);
  const hasRecord = inside !== null && told.hasTime && document.eta !== null;
  const record = hasRecord ? messagesOf(language).etaRecord(inside === 1 ? 10 : Math.min(9, Math.round(inside * 10))) : null;
  return { ...told, record, change: change && wordEtaChange(change, language, viewer) };
}

function describeWindow(document: OrderDocument, language: Language, viewer: Viewer): Omit<EtaModel, 'change' | 'record'> {
  const { state, eta } = document;
  const m = messagesOf(language);
  const told = eta && toldArrival(eta, viewer.now);
  const isInTrouble = told?.kind === 'not_before';
  const by = nextWordOf(document, language, viewer);
  if (told && told.kind !== 'not_before') {
    const ahead = told.kind === 'late' ? told.window : told;
    const window = ahead ? formatWindow(ahead.from, ahead.to, language, viewer) : null;
    const likely = ahead && 'likely' in ahead ? likelyDay(ahead, language, viewer) : null;
    const model = { window, likely, hasTime: told.kind === 'window' };
    if (told.kind === 'late') {
      const sub = by ? m.etaLateWord(by) : m.etaLateSub;
      return window ? { ...model, label: m.etaLateNow, sub } : { ...model, label: m.etaWhen, window: m.etaLate, sub };
    }
    if (told.kind === 'any_time') return { ...model, label: m.eta, sub: m.etaAnyTimeSub };
    // what carriers usually take says little of an order that stands still: no likely day
    const isStalled = document.attention.some((flag) => flag.kind === 'stalled');
    if (eta!.basis.orders === 0) return { ...model, likely: isStalled ? null : likely, label: m.etaUsual, sub: m.etaUsualSub };
    return { ...model, label: m.eta, sub: learnedFrom(eta!.basis, language) };
  }
  const isUnderWay = state.phase === 'shipped' || state.phase === 'shipping';
  const why = by ? m.etaNextWord(by) : isInTrouble ? m.etaNotBeforeSub : isUnderWay ? m.etaThinSub : m.etaUnknownSub;
  const earliest = earliestDay(document, language, viewer);
  if (isInTrouble && earliest) return { label: m.etaNotBefore, window: m.notBefore(earliest), likely: null, hasTime: false, sub: why };
  const carrier = state.shipments.find((s) => s.expectedBy !== undefined && s.expectedBy >= viewer.now);
  if (carrier?.expectedBy !== undefined) {
    const name = carrierName(carrier.carrier, language);
    return {
      label: m.etaCarrier,
      window: formatPromisedDay(carrier.expectedBy, language, viewer),
      likely: null,
      hasTime: !isInTrouble,
      sub: fillWords(m.carrierSays, { carrier: name }),
    };
  }
  if (state.promisedBy !== undefined) {
    const isPast = state.promisedBy < viewer.now;
    return {
      label: isPast ? m.etaPromisedPast : m.etaPromised,
      window: formatPromisedDay(state.promisedBy, language, viewer),
      likely: null,
      hasTime: !isPast && !isInTrouble,
      sub: isPast ? (by ? m.etaPastWord(by) : m.etaPastSub) : by ? m.etaNextWord(by) : '',
    };
  }
  if (earliest) return { label: m.etaNotBefore, window: m.notBefore(earliest), likely: null, hasTime: false, sub: why };
  return { label: m.etaUnknown, window: null, likely: null, hasTime: false, sub: why };
}

/** The day it most likely comes; null where the window is within one day or the likely moment has passed. */
function likelyDay(told: { from: Instant; to: Instant; likely?: Instant }, language: Language, viewer: Viewer): string | null {
  if (told.likely === undefined || localDay(told.from, viewer.timeZone) === localDay(told.to, viewer.timeZone)) return null;
  return messagesOf(language).etaLikely(formatDay(told.likely, language, viewer));
}

/** The first day on which it can come, as far as it is known and not today: that it may come today says nothing. */
function earliestDay(document: OrderDocument, language: Language, viewer: Viewer): string | null {
  const at = earliestArrival(document, viewer.now, viewer.timeZone);
  if (at === null || localDay(at, viewer.timeZone) <= localDay(viewer.now, viewer.timeZone)) return null;
  return formatPromisedDay(at, language, viewer);
}

/** By when we say more; null where nothing is promised. */
function nextWordOf(document: OrderDocument, language: Language, viewer: Viewer): string | null {
  const by = nextWordBy(document, viewer.now);
  return by === null ? null : formatMoment(by, language, viewer);
}

function learnedFrom(basis: { level: string; orders: number }, language: Language): string {
  const group = BASIS[basis.level];
  const words = fillWords(textIn(LEARNED, language), { group: group ? textIn(group, language) : '', orders: basis.orders });
  return basis.orders < 30 ? `${words}${textIn(FEW, language)}` : words;
}
