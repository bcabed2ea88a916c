import { reaches, type Tier } from '@/server/domain/access/tier';
import type { Contact } from '@/server/domain/order/contact';
import { WISHES } from '@/server/domain/order/customer-word';
import { LIFECYCLES, type Lifecycle, OVERLAYS } from '@/server/domain/order/lifecycle';
import type { Headline, OrderDocument } from '@/server/domain/order/order-document';
import type { OrderState } from '@/server/domain/order/order-state';
import { PAYMENT_STATES } from '@/server/domain/payment/payment-state';
import { placeName } from '@/server/domain/place/place-name';
import { DAY } from '@/server/domain/shared/instant';
import type { Language, Text } from '@/server/domain/shared/language';
import type { Attention } from '@/server/domain/tracking/attention';
import { briefHeadline } from '@/server/domain/wording/brief-headline';
import { formatAge, formatMoment, formatPromisedDay, type Viewer } from '@/server/domain/wording/dates';
import { formatMoney } from '@/server/domain/wording/money';
import { wordNextStep } from '@/server/domain/wording/next-step';
import { textIn } from '@/server/domain/wording/text-in';
import { wordAttention } from '@/server/domain/wording/word-attention';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { wordTimelineLine } from '@/server/domain/wording/word-timeline';
import { describeEta, type EtaModel } from './eta-model';
import { messagesOf } from './messages';
import { type Offer, type PageAction, pageAction } from './page-action';
import { wordPlace } from './place-words';
import { describeReceiver } from './receiver-model';
import { describeShipments, type ShipmentModel } from './shipment-model';
import { dayOf, describeTimeline, type TimelineDay } from './timeline-model';

/** `implied`: nobody reported it, but it must have happened. */
export type StepState = 'past' | 'implied' | 'now' | 'ahead';
export type Tone = 'go' | 'done' | 'warn' | 'bad' | 'quiet';

/** Everything the order page says, in one language for one moment; the views only lay it out. */
export interface OrderPageModel {
  tier: Tier;
  orderNo: string;
  tone: Tone;
  pill: string;
  /** '2/3 个包裹已签收' when there are several and the headline does not say so. */
  counter: string | null;
  headline: string;
  /** The headline in a few words, for large letters on a small screen; null where it is no longer than that itself. */
  brief: string | null;
  short: string;
  steps: { name: string; state: StepState }[];
  flags: { title: string; text: string }[];
  eta: EtaModel | null;
  next: string | null;
  last: { words: string; when: string; age: string } | null;
  shipments: ShipmentModel[];
  items: { name: string; quantity: number }[];
  days: TimelineDay[];
  details: { name: string; value: string }[];
  action: PageAction;
}

export interface OrderPageInput {
  /** Already redacted for the tier. */
  document: OrderDocument;
  tier: Tier;
  language: Language;
  viewer: Viewer;
  contact: Contact | null;
  /** The reader can show to be the recipient and then sees more. */
  canUnlock: boolean;
  /** What the state offers to be done; null where nothing is. */
  offer: Offer | null;
  /** Share of such parcels that came inside their windows; null or left out where the shop does not say. */
  record?: number | null;
}

const STEPS: readonly Text[] = [
  { 'zh-CN': '下单', en: 'Ordered' },
  { 'zh-CN': '付款', en: 'Paid' },
  { 'zh-CN': '备货', en: 'Packed' },
  { 'zh-CN': '运输', en: 'Sent' },
  { 'zh-CN': '签收', en: 'Arrived' },
];

/** What the page says about an order. */
export function describeOrderPage(input: OrderPageInput): OrderPageModel {
  const { document, tier, language, viewer } = input;
  const { state } = document;
  const headline = without(ETA_PARAMS, document.headline);
  const words = wordHeadline(headline, language, viewer);
  const brief = briefHeadline(headline, language, viewer);
  const flags = document.attention.filter((flag) => wordAttention(flag, language, viewer).isPublic);
  const isOver = OVER.has(state.lifecycle) && !flags.some((f) => f.kind === 'conflict' || f.kind === 'disputed');
  const told = isOver ? [] : flags;
  const eta = describeEta(document, language, viewer, input.record);
  const tone = toneOf(state.lifecycle, told);
  const shipments = describeShipments(state, language, viewer);
  return {
    tier,
    orderNo: state.orderNo,
    tone,
    pill: pillOf(input, told),
    counter: counterOf(input),
    headline: words.long,
    brief: brief === words.long ? null : brief,
    short: words.short,
    steps: stepsOf(state, language),
    flags: told
      .filter((flag) => flag.kind !== TOLD_BY_HEADLINE[document.headline.key])
      .slice(0, 2)
      .map((flag) => describeFlag(flag, language, viewer)),
    eta,
    next: nextOf(input, eta),
    last: lastOf(input),
    shipments,
    items: state.items.map((item) => ({ name: item.name, quantity: item.quantity })),
    days: describeTimeline(state, language, viewer),
    details: detailsOf(input),
    action: pageAction({ language, tone, shipments, canUnlock: input.canUnlock, offer: input.offer }),
  };
}

const OVER: ReadonlySet<Lifecycle> = new Set(['delivered', 'completed', 'cancelled', 'returned']);
/** Headlines that say themselves why, who acts and by when; their flag would say it twice. */
const TOLD_BY_HEADLINE: Record<string, Attention['kind']> = {
  stalled: 'stalled',
  late: 'late',
  silent: 'silent',
  source_silent: 'silent',
  payment_silent: 'silent',
  exception: 'exception',
  disputed: 'disputed',
  delivery_conflict: 'conflict',
  sources_conflict: 'conflict',
  in_transit_missorted: 'exception',
  customs_docs: 'exception',
  customs_duty: 'exception',
  customs_held: 'exception',
  available_for_pickup_overdue: 'exception',
  attempt_failed: 'exception',
  attempt_failed_address: 'exception',
  attempt_failed_refused: 'exception',
  attempt_failed_area: 'exception',
  returning: 'exception',
  returned: 'exception',
  lost: 'exception',
  destroyed: 'exception',
};
const ETA_PARAMS = ['etaFrom', 'etaTo', 'etaKind', 'etaLateAt'];
const LEAVE_PARAMS = ['leaveFrom', 'leaveTo'];

/** The page shows the window by itself, in large figures. */
function without(names: readonly string[], headline: Headline): Headline {
  return { key: headline.key, params: Object.fromEntries(Object.entries(headline.params).filter(([name]) => !names.includes(name))) };
}

/** What happens next; by when stands right above it where the page shows a window, and in the headline where it leaves first. */
function nextOf({ document, language, viewer }: OrderPageInput, eta: EtaModel | null): string | null {
  return wordNextStep(without(eta ? [...ETA_PARAMS, ...LEAVE_PARAMS] : LEAVE_PARAMS, document.headline), language, viewer);
}

function toneOf(lifecycle: Lifecycle, flags: readonly Attention[]): Tone {
  if (flags.some((flag) => flag.severity === 'P0' || flag.kind === 'disputed')) return 'bad';
  if (flags.length > 0) return 'warn';
  if (lifecycle === 'delivered' || lifecycle === 'completed') return 'done';
  return lifecycle === 'cancelled' || lifecycle === 'returned' ? 'quiet' : 'go';
}

function pillOf({ document, language, viewer }: OrderPageInput, flags: readonly Attention[]): string {
  const { lifecycle, overlay } = document.state;
  if (overlay && overlay !== 'exception') return textIn(OVERLAYS[overlay].name, language);
  const first = flags[0];
  return first ? wordAttention(first, language, viewer).title : textIn(LIFECYCLES[lifecycle].name, language);
}

function counterOf({ document, language }: OrderPageInput): string | null {
  const sent = document.state.shipments.filter((s) => !s.isReturn && s.milestone !== 'voided' && s.goneOnAs === undefined);
  // the headline counts them already
  if (sent.length < 2 || document.headline.params.total !== undefined || document.headline.key === 'delivered_all') return null;
  const arrived = sent.filter((s) => s.milestone === 'delivered').length;
  const m = messagesOf(language);
  return arrived === 0 ? m.parcels(sent.length) : m.parcelsDelivered(arrived, sent.length);
}

function stepsOf(state: OrderState, language: Language): OrderPageModel['steps'] {
  if (state.lifecycle === 'cancelled' || state.lifecycle === 'returned') return [];
  const now = stepAt(state.lifecycle);
  const past = pastSteps(state);
  return STEPS.map((name, at) => ({ name: textIn(name, language), state: at < now ? past[at]! : at === now ? 'now' : 'ahead' }));
}

const ON_THE_ROAD = ['picked_up', 'in_transit'];

/** What is known of each of the five steps once the order is beyond it. Only cash on delivery is sent before it is paid. */
function pastSteps({ moments, payment, shipments, lifecycle, implied = [] }: OrderState): StepState[] {
  const wasPrepared = [moments.allocatedAt, moments.pickingAt, moments.pickedAt, moments.packedAt, moments.shippedAt].some(
    (at) => at !== null,
  );
  const wasPaid = moments.paidAt !== null || (payment !== 'none' && payment !== 'claimed');
  const known = (isKnown: boolean): StepState => (isKnown ? 'past' : 'implied');
  return [
    'past',
    payment === 'none' && moments.paidAt === null && lifecycle !== 'completed' ? 'ahead' : known(wasPaid),
    known(wasPrepared),
    known(shipments.some((s) => !ON_THE_ROAD.every((m) => implied.some((i) => i.shipmentKey === s.key && i.milestone === m)))),
    'past',
  ];
}

/** Which of the five steps is under way; 5 when all are done. */
function stepAt(lifecycle: Lifecycle): number {
  if (lifecycle === 'delivered' || lifecycle === 'completed') return 5;
  const phase = LIFECYCLES[lifecycle].phase;
  if (phase === 'awaiting_payment') return 1;
  return phase === 'paid' || phase === 'preparing' ? 2 : 3;
}

function describeFlag(flag: Attention, language: Language, viewer: Viewer): { title: string; text: string } {
  const words = wordAttention(flag, language, viewer);
  const stop = language === 'en' ? '. ' : '。';
  const sentences = [`${words.reason}${messagesOf(language).since(words.since)}`, words.doing, words.next ?? ''];
  const text = sentences.filter(Boolean).map((s) => (language === 'en' ? s.charAt(0).toUpperCase() + s.slice(1) : s));
  return { title: words.title, text: `${text.join(stop)}${stop.trim()}` };
}

/** From here on a date says more than a number of days. */
const LONG_AGO_MS = 60 * DAY;

function lastOf({ document, language, viewer }: OrderPageInput): OrderPageModel['last'] {
  const line = document.state.timeline.findLast((l) => l.at <= viewer.now && l.sourceKind !== 'portal' && !WISHES.has(l.code ?? ''));
  if (!line) return null;
  const place = line.place?.city ?? line.place?.province;
  const words = wordTimelineLine(line, language);
  const isLongAgo = viewer.now - line.at > LONG_AGO_MS;
  return {
    words: place ? `${words} · ${placeName(place, language)}` : words,
    when: formatMoment(line.at, language, viewer, line.precision),
    age: isLongAgo || line.precision === 'day' ? dayOf(line, language, viewer) : formatAge(line.at, language, viewer.now),
  };
}

function detailsOf({ document, tier, language, viewer, contact }: OrderPageInput): OrderPageModel['details'] {
  const m = messagesOf(language);
  const { state } = document;
  const { receiver, rest } = describeReceiver(contact, tier, language);
  const rows = [
    { name: m.orderNo, value: state.orderNo },
    { name: m.placedAt, value: formatMoment(state.moments.placedAt, language, viewer) },
    { name: m.payment, value: reaches(tier, 1) ? textIn(PAYMENT_STATES[state.payment].name, language) : '' },
    { name: m.amount, value: state.amount ? formatMoney(state.amount, state.currency ?? '', language) : '' },
    { name: m.receiver, value: receiver },
    { name: m.destination, value: wordPlace(state.destination, language) },
    ...rest,
    { name: m.promisedBy, value: state.promisedBy ? formatPromisedDay(state.promisedBy, language, viewer) : '' },
  ];
  return rows.filter((row) => row.value !== '');
}
