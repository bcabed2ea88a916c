import type { Lifecycle } from '@/server/domain/order/lifecycle';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Language } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { formatDay, formatWindow, type Viewer } from '@/server/domain/wording/dates';
import { messagesOf } from './messages';

export interface EtaModel {
  label: string;
  /** The window in large figures; null when there is none to tell. */
  window: string | null;
  /** How sure it is and what it was learned from. */
  sub: string;
}

/** Orders that need no arrival time any more, or cannot have one. */
const WITHOUT: ReadonlySet<Lifecycle> = new Set([
  'pending_payment',
  'deposit_paid',
  'ready_to_collect',
  'delivered',
  'completed',
  'cancelled',
  'returned',
]);

const BASIS: Record<Language, Record<string, string>> = {
  'zh-CN': {
    lane_carrier: '同线路、同快递',
    lane: '同线路',
    destination: '同目的地',
    country: '同国家',
    shop: '本店',
    carrier_default: '',
  },
  en: {
    lane_carrier: 'on this route with this carrier',
    lane: 'on this route',
    destination: 'to this region',
    country: 'in this country',
    shop: 'of this shop',
    carrier_default: '',
  },
};

/** When it comes: a window with its confidence, or honest words when there is none. Null for orders that need none. */
export function describeEta(document: OrderDocument, language: Language, viewer: Viewer): EtaModel | null {
  const { state, eta } = document;
  const m = messagesOf(language);
  if (WITHOUT.has(state.lifecycle) || state.overlay === 'returning' || state.overlay === 'cancelling') return null;
  if (eta?.notBefore !== undefined) {
    const isAhead = formatDay(eta.notBefore, language, viewer) !== formatDay(viewer.now, language, viewer) && eta.notBefore > viewer.now;
    if (!isAhead) return { label: m.etaUnknown, window: null, sub: m.etaNotBeforeSub };
    return { label: m.etaNotBefore, window: notBefore(eta.notBefore, language, viewer), sub: m.etaNotBeforeSub };
  }
  if (eta && eta.p90 < viewer.now) return { label: m.etaPast, window: formatWindow(eta.p10, eta.p90, language, viewer), sub: m.etaPastSub };
  if (eta) {
    const window = formatWindow(Math.max(eta.p10, viewer.now), eta.p90, language, viewer);
    if (eta.basis.orders === 0) return { label: m.etaUsual, window, sub: m.etaUsualSub };
    return { label: m.eta, window, sub: learnedFrom(eta.basis, language) };
  }
  const carrier = state.shipments.find((s) => s.expectedBy !== undefined && s.expectedBy >= viewer.now);
  if (carrier?.expectedBy !== undefined) {
    const name = carrierName(carrier.carrier, language);
    return {
      label: m.etaCarrier,
      window: formatDay(carrier.expectedBy, language, viewer),
      sub: language === 'en' ? `says ${name}` : `${name}提供`,
    };
  }
  if (state.promisedBy !== undefined) {
    const isPast = state.promisedBy < viewer.now;
    return {
      label: isPast ? m.etaPromisedPast : m.etaPromised,
      window: formatDay(state.promisedBy, language, viewer),
      sub: isPast ? m.etaPastSub : '',
    };
  }
  const isUnderWay = state.phase === 'shipped' || state.phase === 'shipping';
  return { label: m.etaUnknown, window: null, sub: isUnderWay ? m.etaThinSub : m.etaUnknownSub };
}

function notBefore(at: number, language: Language, viewer: Viewer): string {
  const day = formatDay(at, language, viewer);
  return language === 'en' ? day : `不早于${day}`;
}

function learnedFrom(basis: { level: string; orders: number }, language: Language): string {
  const group = BASIS[language][basis.level] ?? '';
  const isThin = basis.orders < 30;
  if (language === 'en') {
    return `8 in 10 arrive in this window, learned from ${basis.orders} orders ${group}${isThin ? '; few yet, so it is wide' : ''}`;
  }
  return `八成会在这段时间送达，参考${group} ${basis.orders} 个订单${isThin ? '，样本还少所以放得较宽' : ''}`;
}
