import { localDayNumber } from '../calendar/local-day';
import type { Phase } from '../order/lifecycle';
import type { OrderDocument } from '../order/order-document';
import type { OrderState } from '../order/order-state';
import type { Place } from '../place/place';
import { tellsArrival } from '../promise/told-window';
import { DAY, HOUR, type Instant } from '../shared/instant';
import { MILESTONES } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';
import { openShipments } from './awaited-shipments';
import type { EtaChange, EtaTold } from './eta-change';

/** What was told last and why that had changed, as the document before this one holds it. */
export type ToldBefore = EtaTold & { change?: EtaChange };

/** For so long a change is news. */
export const CHANGE_LASTS = 3 * DAY;
/** Who was heard of more lately than this is not waiting. */
const STANDS = 20 * HOUR;
const WITH_SHOP: ReadonlySet<Phase> = new Set<Phase>(['awaiting_payment', 'paid', 'preparing']);

type Draft = Pick<OrderDocument, 'state' | 'attention' | 'eta' | 'headline'>;

/**
 * What a document remembers of the arrival it tells, and why it is another day than was told before. Days are those of `timeZone`: a
 * likely moment or an end of the window that stays on its day has not changed for anybody. A change stands until the next one, the
 * arrival, or three days. In trouble no window is told; the one that was told before it is remembered, and what comes after is held against it.
 */
export function explainChange(
  before: ToldBefore | null,
  document: Draft,
  { now, timeZone }: { now: Instant; timeZone: string },
): { etaTold?: EtaTold; etaChange?: EtaChange } {
  const { state, eta } = document;
  if (state.history || !tellsArrival(document)) return {};
  const isTold = eta !== null && eta.notBefore === undefined;
  const window = isTold ? { likely: eta.p50, to: eta.to, model: eta.model } : before?.window;
  const cause = isTold ? undefined : (document.attention.find((flag) => flag.kind === 'exception')?.reason ?? before?.cause);
  const agreedOn = agreedDay(state);
  const etaTold: EtaTold = {
    ...(window ? { window } : {}),
    phase: state.phase,
    heardAt: state.lastEventAt,
    ...(cause ? { cause } : {}),
    ...(agreedOn ? { agreedOn } : {}),
  };
  const kept = before?.change && now - before.change.at < CHANGE_LASTS ? before.change : undefined;
  const byDays = isTold && before?.window ? daysBetween(before.window, window!, timeZone) : 0;
  const etaChange = byDays === 0 ? kept : { at: now, byDays, ...reasonFor(byDays, before!, etaTold, document, now) };
  return { etaTold, ...(etaChange ? { etaChange } : {}) };
}

type Window = NonNullable<EtaTold['window']>;

/** By how many days the likely day moved; where it did not, the last day of the window. */
function daysBetween(before: Window, after: Window, timeZone: string): number {
  const moved = (a: Instant, b: Instant) => localDayNumber(b, timeZone) - localDayNumber(a, timeZone);
  return moved(before.likely, after.likely) || moved(before.to, after.to);
}

function reasonFor(
  byDays: number,
  before: ToldBefore,
  told: EtaTold,
  { state, attention }: Draft,
  now: Instant,
): Pick<EtaChange, 'reason' | 'place' | 'since' | 'cause' | 'step'> {
  const isLater = byDays > 0;
  const isNews = told.heardAt !== null && (before.heardAt === null || told.heardAt > before.heardAt);
  const lead = leastAdvanced(state);
  const place = lead?.place && coarse(lead.place);
  const there = place ? { place } : {};
  if (told.agreedOn !== before.agreedOn) return { reason: 'agreed' };
  if (isLater && before.cause !== undefined) {
    if (/attempt_failed|^recipient\./.test(before.cause)) return { reason: 'attempt_failed' };
    return { reason: 'exception', cause: before.cause };
  }
  if (isNews) {
    const isWithShop = WITH_SHOP.has(state.phase);
    if (isWithShop) return { reason: 'prepared' };
    if (WITH_SHOP.has(before.phase) || lead?.milestone === 'picked_up') return { reason: 'handed_over' };
    return { reason: 'moved', ...there, ...stepOf(lead) };
  }
  if (!isLater) return { reason: 'pace' };
  const silent = attention.find((flag) => flag.kind === 'silent');
  if (silent) return { reason: 'incident', cause: silent.reason };
  const since = lead?.movedAt ?? (WITH_SHOP.has(state.phase) ? state.since : state.lastEventAt);
  if (since !== null && now - since >= STANDS) return { reason: 'waiting', since, ...there };
  return { reason: 'pace' };
}

/** The parcel that the whole order waits for; of several the one that has stood longest. */
function leastAdvanced(state: OrderState): ShipmentState | undefined {
  return openShipments(state).sort((a, b) => MILESTONES[a.milestone].rank - MILESTONES[b.milestone].rank || a.since - b.since)[0];
}

function stepOf(lead: ShipmentState | undefined): Pick<EtaChange, 'step'> {
  if (lead?.milestone === 'out_for_delivery') return { step: 'out' };
  return lead?.subStatus === 'departed' ? { step: 'left' } : {};
}

/** What a sentence needs of a place. */
function coarse({ country, province, city, district }: Place): Place {
  return {
    ...(country ? { country } : {}),
    ...(province ? { province } : {}),
    ...(city ? { city } : {}),
    ...(district ? { district } : {}),
  };
}

function agreedDay(state: OrderState): string | undefined {
  return state.customer?.requests?.find((request) => request.kind === 'time' && request.state === 'done')?.window?.on;
}

/**
 * The change that is news to a reader at `now`; in trouble none is told, as no window is, and of what has stalled or is late not that
 * it was ahead of time before.
 */
export function changeToTell(document: Pick<OrderDocument, 'eta' | 'etaChange' | 'attention'>, now: Instant): EtaChange | null {
  const { eta, etaChange, attention } = document;
  if (!etaChange || !eta || eta.notBefore !== undefined) return null;
  if (etaChange.byDays < 0 && (now > eta.lateAt || attention.some(({ kind }) => kind === 'stalled' || kind === 'late'))) return null;
  return now - etaChange.at < CHANGE_LASTS ? etaChange : null;
}

/** What the next fold needs of a document. */
export function toldBefore({ etaTold, etaChange }: Pick<OrderDocument, 'etaTold' | 'etaChange'>): ToldBefore | null {
  return etaTold ? { ...etaTold, ...(etaChange ? { change: etaChange } : {}) } : null;
}
