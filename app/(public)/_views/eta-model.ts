import { localDay } from '@/server/domain/calendar/local-day';
import { earliestArrival, nextWordBy } from '@/server/domain/eta/not-before';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { tellsArrival } from '@/server/domain/promise/told-window';
import type { Language, Text } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { formatDay, formatMoment, formatPromisedDay, formatWindow, type Viewer } from '@/server/domain/wording/dates';
import { fillWords } from '@/server/domain/wording/fill-words';
import { textIn } from '@/server/domain/wording/text-in';
import { messagesOf } from './messages';

export interface EtaModel {
  label: string;
  /** The window in large figures; null when there is none to tell. */
  window: string | null;
  /** The window is a time to keep free, not the earliest day alone. */
  hasTime: boolean;
  /** How sure it is and what it was learned from. */
  sub: string;
}

/** Of which past orders a window was learned. */
const BASIS: Record<string, Text> = {
  lane_carrier: { 'zh-CN': '同线路、同快递', en: ' on this route with this carrier' },
  lane: { 'zh-CN': '同线路', en: ' on this route' },
  destination: { 'zh-CN': '同目的地', en: ' to this region' },
  country: { 'zh-CN': '同国家', en: ' in this country' },
  shop: { 'zh-CN': '本店', en: ' of this shop' },
};
const LEARNED: Text = {
  'zh-CN': '八成会在这段时间送达，参考{group} {orders} 个订单',
  en: '8 in 10 arrive in this window, learned from {orders} orders{group}',
};
const FEW: Text = { 'zh-CN': '，样本还少所以放得较宽', en: '; few yet, so it is wide' };

/** When it comes: a window with its confidence, or honest words when there is none. Null for orders that need none. */
export function describeEta(document: OrderDocument, language: Language, viewer: Viewer): EtaModel | null {
  const { state, eta } = document;
  const m = messagesOf(language);
  if (!tellsArrival(document)) return null;
  const isInTrouble = eta?.notBefore !== undefined;
  const by = nextWordOf(document, language, viewer);
  if (eta && !isInTrouble) {
    const isPast = eta.p90 < viewer.now;
    const window = formatWindow(isPast ? eta.p10 : Math.max(eta.p10, viewer.now), eta.p90, language, viewer);
    if (isPast) return { label: m.etaPast, window, hasTime: false, sub: by ? m.etaPastWord(by) : m.etaPastSub };
    if (eta.basis.orders === 0) return { label: m.etaUsual, window, hasTime: true, sub: m.etaUsualSub };
    return { label: m.eta, window, hasTime: true, sub: learnedFrom(eta.basis, language) };
  }
  const isUnderWay = state.phase === 'shipped' || state.phase === 'shipping';
  const why = by ? m.etaNextWord(by) : isInTrouble ? m.etaNotBeforeSub : isUnderWay ? m.etaThinSub : m.etaUnknownSub;
  const earliest = earliestDay(document, language, viewer);
  if (isInTrouble && earliest) return { label: m.etaNotBefore, window: m.notBefore(earliest), hasTime: false, sub: why };
  const carrier = state.shipments.find((s) => s.expectedBy !== undefined && s.expectedBy >= viewer.now);
  if (carrier?.expectedBy !== undefined) {
    const name = carrierName(carrier.carrier, language);
    return {
      label: m.etaCarrier,
      window: formatPromisedDay(carrier.expectedBy, language, viewer),
      hasTime: !isInTrouble,
      sub: fillWords(m.carrierSays, { carrier: name }),
    };
  }
  if (state.promisedBy !== undefined) {
    const isPast = state.promisedBy < viewer.now;
    return {
      label: isPast ? m.etaPromisedPast : m.etaPromised,
      window: formatPromisedDay(state.promisedBy, language, viewer),
      hasTime: !isPast && !isInTrouble,
      sub: isPast ? (by ? m.etaPastWord(by) : m.etaPastSub) : by ? m.etaNextWord(by) : '',
    };
  }
  if (earliest) return { label: m.etaNotBefore, window: m.notBefore(earliest), hasTime: false, sub: why };
  return { label: m.etaUnknown, window: null, hasTime: false, sub: why };
}

/** The first day on which it can come, as far as it is known and not today: that it may come today says nothing. */
function earliestDay(document: OrderDocument, language: Language, viewer: Viewer): string | null {
  const at = earliestArrival(document, viewer.now, viewer.timeZone);
  if (at === null || localDay(at, viewer.timeZone) <= localDay(viewer.now, viewer.timeZone)) return null;
  return formatDay(at, language, viewer);
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
