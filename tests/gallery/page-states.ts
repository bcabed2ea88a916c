import type { Tier } from '@/server/domain/access/tier';
import { DEFAULT_CALENDARS } from '@/server/domain/calendar/calendar-book';
import type { EtaChange } from '@/server/domain/eta/eta-change';
import { EMPTY_ETA_MODEL } from '@/server/domain/eta/eta-model';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import type { Clock } from '@/server/domain/rule/rule';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import type { Fact, OrderHeader } from '@/server/domain/tracking/fact';
import { chooseHeadline } from '@/server/domain/wording/choose-headline';
import { foldDocument } from '@/server/usecases/tracking/fold-document';
import { at, paid, placed, scanned, shippedAs, told } from '../builders/fact';

/** One state of the order page: a document folded from facts, as a reader of a tier sees it at a moment. */
export interface PageState {
  name: string;
  document: OrderDocument;
  tier: Tier;
  now: number;
  /** Share of such parcels that came inside their windows. */
  record?: number;
}

const ITEMS = [
  { sku: 'CUP', name: '青瓷茶杯 六只装 手工釉下彩', quantity: 1 },
  { sku: 'TEA', name: '明前龙井 250g', quantity: 1 },
  { sku: 'SET', name: 'Travel tea set with case, walnut', quantity: 1 },
];
const HEADER: Partial<OrderHeader> = {
  orderNo: 'D2026112100077',
  items: ITEMS,
  origin: { country: 'CN', province: '广东省', city: '深圳市' },
  destination: { country: 'CN', province: '北京市', city: '北京市', district: '朝阳区' },
};
const in_ = (city: string, text?: string) => ({ place: { country: 'CN', city, ...(text ? { text } : {}) } });
const SHENZHEN = in_('深圳市', '深圳宝安转运中心');
const WUHAN = in_('武汉市', '武汉转运中心');
const BEIJING = in_('北京市', '北京朝阳大望路营业点');
const scan = (code: string, minute: number, more: object = {}, number = 'SF1408866543210') =>
  scanned(code, minute, { key: `sf/${number}`, ...more });
const wms = (code: string, minute: number, more: object = {}) => told(code, minute, 'wms', more);
const order = (header: Partial<OrderHeader> = {}) => placed({ ...HEADER, ...header });
const bought = () => [order(), paid(3)];
const prepared = () => [...bought(), wms('allocated', 20), wms('picking', 60), wms('picked', 90), wms('packed', 120)];
const sent = () => [...prepared(), shippedAs('sf/SF1408866543210', 180)];
const collected = () => [...sent(), scan('picked_up', 300, SHENZHEN)];
const moving = () => [...collected(), scan('in_transit.departed', 420, SHENZHEN), scan('in_transit.arrived', 1200, WUHAN)];
const arrived = () => [...moving(), scan('at_destination', 1900, BEIJING)];
const out = () => [...arrived(), scan('out_for_delivery', 2100, BEIJING)];
const split = () => [
  ...prepared(),
  ...['SF1', 'SF2', 'SF3'].map((number, i) => shippedAs(`sf/${number}00886654321`, 180, [{ sku: ITEMS[i]!.sku, quantity: 1 }])),
];
const ofSplit = (code: string, minute: number, number: 1 | 2 | 3, more: object = {}) => scan(code, minute, more, `SF${number}00886654321`);

interface Story {
  /** Hours after the last fact at which the page is read. */
  hoursLater?: number;
  tier?: Tier;
  /** The window is learned from this many orders; 0 is the carrier's usual time; null is none. */
  learned?: number | null;
  change?: (document: OrderDocument, now: number) => void;
  record?: number;
}

function state(name: string, facts: Fact[], { hoursLater = 2, tier = 1, learned = 312, change, record }: Story = {}): PageState {
  const now = Math.max(...facts.map((f) => f.occurredAt)) + hoursLater * HOUR;
  const knowledge = {
    rules: Object.entries(DEFAULT_RULES).map(([code, rule]) => ({ ...rule, code, version: 1, enabled: true })),
    combinations: [],
    conflictsOff: new Set<string>(),
    model: EMPTY_ETA_MODEL,
    calendars: DEFAULT_CALENDARS,
    timeZone: 'Asia/Shanghai',
  };
  const of = { id: '1', shop: 'demo', orderNo: 'D2026112100077', code: 'Hq7CkP2mXs9', version: 6 };
  const { document } = foldDocument(of, facts, () => true, knowledge, now);
  if (document.eta)
    document.eta = learned === null ? null : { ...document.eta, basis: { level: 'lane', orders: learned, leg: 'picked_up' } };
  change?.(document, now);
  document.headline = chooseHeadline({ state: document.state, attention: document.attention, eta: document.eta });
  return { name, document, tier, now, ...(record === undefined ? {} : { record }) };
}

/** Ends of the window in hours from the moment of reading. */
const window = (from: number, p50: number, to: number, lateAt: number) => (document: OrderDocument, now: number) => {
  const at = { from: now + from * HOUR, p50: now + p50 * HOUR, to: now + to * HOUR, lateAt: now + lateAt * HOUR };
  const ends = { ...at, p5: at.from, p10: at.from, p80: at.to, p90: at.to, p95: Math.max(at.to, at.lateAt) };
  document.eta = { basis: { level: 'lane', orders: 312, leg: 'paid' }, model: 1, ...document.eta, ...ends };
};

/** Another day than was told, for orders that wait since so many hours. */
const changed = (why: Omit<EtaChange, 'at' | 'since'>, waitsHours?: number) => (document: OrderDocument, now: number) => {
  window(30, 52, 75, 120)(document, now);
  document.etaChange = { ...why, at: now - HOUR, ...(waitsHours ? { since: now - waitsHours * HOUR } : {}) };
};

const stalled = (clock: Clock, reason: string, since: number, minute: number, shipmentKey: string): Fact =>
  told('stall.opened', minute, 'portal', {
    data: {
      stall: {
        rule: clock,
        ruleVersion: 1,
        rung: 1,
        since: at(since),
        shipmentKey,
        reason,
        nextUpdateAt: at(minute) + 5 * HOUR,
        consequence: { clock, severity: 'P2', red: false, tellCustomer: true, alert: null },
      },
    },
  });
const KEY = 'sf/SF1408866543210';

/** Every state an order page can be in: each lifecycle, milestone and sub-status of its own words, and each kind of trouble. */
export const PAGE_STATES: PageState[] = [
  state('pending-payment', [order()], { hoursLater: 0.2 }),
  state('deposit-paid', [order({ type: 'presale' }), told('deposit_paid', 5, 'gateway')]),
  state('payment-verifying', [order(), told('payment.claimed', 5, 'platform')], { hoursLater: 0.1 }),
  state('paid', bought()),
  state('in-review', [...bought(), told('review.started', 10, 'crm')]),
  state('presale-waiting', [order({ type: 'presale' }), paid(3), wms('presale_waiting', 10)]),
  state('in-production', [order({ type: 'custom' }), paid(3), wms('in_production', 10)]),
  state('backordered', [...bought(), wms('backordered', 30)]),
  state('allocated', [...bought(), wms('allocated', 20)]),
  state('picking', [...bought(), wms('allocated', 20), wms('picking', 60)]),
  state('picked', [...bought(), wms('picking', 60), wms('picked', 90)]),
  state('packed', prepared()),
  state('shipped', sent()),
  state('nothing-scanned', sent(), { hoursLater: 20, learned: 0 }),
  state('label-created', [...sent(), scan('label_created', 190)]),
  state('awaiting-pickup', [...sent(), scan('awaiting_pickup', 190)]),
  state('picked-up', collected()),
  state('in-transit', [...collected(), scan('in_transit', 900, WUHAN)]),
  state('departed', [...collected(), scan('in_transit.departed', 420, SHENZHEN)]),
  state('arrived', moving()),
  state('left-country', [...collected(), scan('in_transit.left_country', 900, SHENZHEN)], { learned: 0 }),
  state('arrived-country', [...collected(), scan('in_transit.left_country', 900), scan('in_transit.arrived_country', 2400)]),
  state('forwarded', [...moving(), scan('in_transit.forwarded', 1500, WUHAN)]),
  state('missorted', [...moving(), scan('in_transit.missorted', 1500, in_('西安市'))]),
  state('customs', [...collected(), scan('customs.started', 2400)], { learned: 0 }),
  state('customs-inspect', [...collected(), scan('customs.inspect', 2400)]),
  state('customs-docs', [...collected(), scan('customs.docs', 2400)]),
  state('customs-duty', [...collected(), scan('customs.duty', 2400)]),
  state('customs-held', [...collected(), scan('customs.held', 2400)]),
  state('customs-released', [...collected(), scan('customs.started', 2400), scan('customs.released', 2900)]),
  state('at-destination', arrived()),
  state('handed-to-partner', [...moving(), scan('handed_to_partner', 1500, WUHAN)]),
  state('out-for-delivery', out()),
  state('out-by-appointment', [...arrived(), scan('out_for_delivery.appointment', 2100, BEIJING)]),
  state('at-pickup-point', [...out(), scan('available_for_pickup', 2200, BEIJING)]),
  state('in-locker', [...out(), scan('available_for_pickup.locker', 2200, BEIJING)]),
  state('at-station', [...out(), scan('available_for_pickup.station', 2200, BEIJING)]),
  state('at-store', [...out(), scan('available_for_pickup.store', 2200, BEIJING)]),
  state('pickup-overdue', [...out(), scan('available_for_pickup.locker', 2200, BEIJING), scan('available_for_pickup.overdue', 6000)]),
  state('attempt-failed', [...out(), scan('attempt_failed.absent', 2300, BEIJING)]),
  state('attempt-failed-address', [...out(), scan('attempt_failed.bad_address', 2300, BEIJING)]),
  state('attempt-failed-refused', [...out(), scan('attempt_failed.refused', 2300, BEIJING)]),
  state('attempt-failed-area', [...out(), scan('attempt_failed.out_of_area', 2300, BEIJING)]),
  state('delivered', [...out(), scan('delivered.self', 2300, BEIJING)]),
  state('delivered-told', [...out(), scan('delivered', 2300, BEIJING)]),
  state('completed', [...out(), scan('delivered', 2300, BEIJING), told('order.completed', 23_900, 'portal')]),
  state('completed-confirmed', [...out(), scan('delivered', 2300, BEIJING), told('receipt.confirmed', 2500, 'customer')]),
  state('partially-shipped', [...split(), ofSplit('picked_up', 300, 1, SHENZHEN)]),
  state('split-in-transit', [...split(), ...[1, 2, 3].map((n) => ofSplit('picked_up', 300, n as 1, SHENZHEN))]),
  state('split-two-of-three', [
    ...split(),
    ...[1, 2, 3].map((n) => ofSplit('picked_up', 300, n as 1, SHENZHEN)),
    ofSplit('delivered.self', 2300, 1, BEIJING),
    ofSplit('delivered.neighbour', 2320, 2, BEIJING),
    ofSplit('in_transit.arrived', 2330, 3, WUHAN),
  ]),
  state('split-delivered', [...split(), ...[1, 2, 3].map((n) => ofSplit('delivered.self', 2300 + n, n as 1, BEIJING))]),
  state('stalled', [...moving(), stalled('movement', 'carrier.no_movement', 1200, 2700, KEY)], { hoursLater: 0.5 }),
  state('stalled-at-warehouse', [...bought(), wms('allocated', 20), stalled('pick_start', 'shipper.picking_late', 20, 400, '')], {
    hoursLater: 0.5,
  }),
  state('late', [order({ promisedBy: at(2600) }), ...moving().slice(1), stalled('past_promise', 'carrier.late', 2600, 2700, '')], {
    hoursLater: 1,
  }),
  state('carrier-problem', [...moving(), scan('problem.damaged', 1500, WUHAN)]),
  state('feed-ended', [...moving(), scan('problem.feed_ended', 9000)]),
  state('source-silent', [
    ...moving(),
    told('incident.joined', 1500, 'portal', {
      data: { incident: { id: 'i1', kind: 'source_silent', since: at(1400), source: 'sf', sourceKind: 'carrier' } },
    }),
  ]),
  state('payment-silent', [
    order(),
    told('payment.claimed', 5, 'platform'),
    told('incident.joined', 30, 'portal', {
      data: { incident: { id: 'i1', kind: 'source_silent', since: at(20), source: 'alipay', sourceKind: 'gateway' } },
    }),
  ]),
  state('delivery-conflict', [
    ...out(),
    scan('delivered', 2300, BEIJING),
    scan('in_transit', 2400, in_('上海市')),
    scan('in_transit', 2500, in_('广州市')),
  ]),
  state('sources-conflict', [
    ...out(),
    scan('delivered', 2300, BEIJING),
    scan('attempt_failed.refused', 2400, { ...BEIJING, by: 'aggregator' }),
  ]),
  state('disputed', [...out(), scan('delivered', 2300, BEIJING), told('receipt.disputed', 2700, 'customer')]),
  state('cancelling', [...bought(), wms('picking', 60), told('cancel.requested', 80, 'customer')]),
  state('cancelled', [
    ...bought(),
    wms('picking', 60),
    told('cancel.requested', 80, 'customer'),
    wms('cancel.confirmed', 100),
    told('refund.started', 110, 'gateway'),
  ]),
  state('returning', [...out(), scan('attempt_failed.refused', 2300, BEIJING), scan('returning', 2500, BEIJING)]),
  state('returned', [...out(), scan('returning', 2500, BEIJING), scan('returned', 5000, SHENZHEN), told('refund.done', 5200, 'gateway')]),
  state('lost', [...moving(), scan('lost', 9000)]),
  state('destroyed', [...moving(), scan('destroyed', 9000)]),
  state('voided', [...sent(), scan('voided', 300)]),
  state('forced', [
    ...bought(),
    told('forced', 60, 'manual', { data: { forced: { lifecycle: 'packed', from: 'paid' }, by: 'staff:1', until: at(60) + DAY } }),
  ]),
  state('window-ahead', moving(), { change: window(30, 52, 75, 120) }),
  state('inside-window', moving(), { change: window(-20, 4, 30, 60) }),
  state('inside-last-day', moving(), { change: window(-20, -3, 3, 30) }),
  state('with-record', moving(), { change: window(30, 52, 75, 120), record: 0.82 }),
  state('thin-history', moving(), { learned: 9, change: window(30, 52, 75, 120) }),
  state('window-passed', moving(), { change: window(-50, -30, -5, 28) }),
  state('later-than-usual', moving(), { change: window(-60, -50, -30, -2) }),
  state('later-than-usual-window', moving(), { change: window(10, 40, 70, -2) }),
  state('later-than-usual-next-word', moving(), {
    change: (document, now) => {
      window(10, 40, 70, -2)(document, now);
      document.nextUpdateAt = now + 5 * HOUR;
    },
  }),
  state('leaves-soon', [...bought(), wms('allocated', 20)], {
    change: (document, now) => {
      window(60, 80, 110, 160)(document, now);
      if (document.eta) document.eta.next = { step: 'handed_over', from: now + 20 * HOUR, p50: now + 26 * HOUR, to: now + 30 * HOUR };
    },
  }),
  state('changed-waiting', moving(), { hoursLater: 40, change: changed({ byDays: 1, reason: 'waiting', place: WUHAN.place }, 40) }),
  state('changed-earlier', moving(), { change: changed({ byDays: -1, reason: 'moved', place: WUHAN.place }) }),
  state('changed-handed-over', collected(), { change: changed({ byDays: 2, reason: 'handed_over' }) }),
  state('changed-after-trouble', moving(), { change: changed({ byDays: 3, reason: 'exception', cause: 'carrier.late_flight' }) }),
  state('changed-attempt-failed', [...out(), scan('attempt_failed.absent', 2300, BEIJING), scan('out_for_delivery', 3500, BEIJING)], {
    change: changed({ byDays: 1, reason: 'attempt_failed' }),
  }),
  state('changed-agreed', moving(), { change: changed({ byDays: 2, reason: 'agreed' }) }),
  state('changed-pace', moving(), { change: changed({ byDays: 1, reason: 'pace' }) }),
  state('not-before', [...moving(), scan('customs.held', 1500, WUHAN)], {
    change: (document, now) => {
      if (document.eta) document.eta.notBefore = now + 3 * DAY;
    },
  }),
  state('no-estimate', moving(), { learned: null }),
  state('parcel-only', moving(), { tier: 0 }),
  state('parcel-only-delivered', [...out(), scan('delivered.self', 2300, BEIJING)], { tier: 0 }),
  state('long-words', [
    placed({ ...HEADER, items: [{ sku: 'L', name: '超长商品名称测试'.repeat(12), quantity: 12 }], orderNo: 'X'.repeat(60) }),
    paid(3),
    told('backordered', 30, 'wms', { data: { warehouse: '佛山市南海区狮山镇第二智能分拣与电商履约中心仓' } }),
  ]),
  state(
    'richest',
    [
      ...split(),
      ...[1, 2, 3].flatMap((n) => [
        ofSplit('picked_up', 300 + n, n as 1, SHENZHEN),
        ofSplit('in_transit.departed', 420 + n, n as 1, { ...SHENZHEN, text: '快件已从【深圳宝安转运中心】发往【武汉转运中心】' }),
        ofSplit('in_transit.arrived', 1200 + n, n as 1, { ...WUHAN, text: '快件到达【武汉转运中心】，正在分拣' }),
        ofSplit('at_destination', 1900 + n, n as 1, { ...BEIJING, receivedAt: at(1900) + 9 * HOUR }),
        ofSplit('out_for_delivery', 2100 + n, n as 1, { ...BEIJING, text: '派送员正在派送途中' }),
      ]),
      ofSplit('delivered.neighbour', 2300, 1, BEIJING),
      ofSplit('attempt_failed.absent', 2320, 2, BEIJING),
    ],
    { hoursLater: (40 * MINUTE) / HOUR },
  ),
];
