import { quietUntil, readQuietHours } from '../calendar/quiet-hours';
import { recipientZone } from '../calendar/recipient-zone';
import { arrivalOfShipment } from '../eta/awaited-shipments';
import type { OrderDocument } from '../order/order-document';
import type { OrderState } from '../order/order-state';
import type { Instant } from '../shared/instant';
import { type Evidence, NO_EVIDENCE } from './judge-promise';
import { isOfStall, type PromiseKind } from './promise';

/** What the ledger and the order say about a promise. */
export interface PromiseGround {
  kind: PromiseKind;
  /** Of the message that made it. */
  template: string | null;
  createdAt: Instant;
  dueAt: Instant;
  /** The first message to the customer about the order since, by its notice. */
  toldAt: Instant | null;
  toldBy: string | null;
  isUnderWay: boolean;
  document: OrderDocument;
  timeZone: string;
  /** Quiet hours as the customer chose; null follows the shop. */
  quiet: string | null;
}

/** What is known of the keeping of a promise that messages or the page made. */
export function gatherEvidence(ground: PromiseGround): Evidence {
  const { kind, template, createdAt, toldAt, toldBy, isUnderWay, document } = ground;
  const { state } = document;
  return {
    ...NO_EVIDENCE,
    told: toldAt === null ? null : { at: toldAt, by: `notice:${toldBy}` },
    shownAt: kind === 'next_update' && !isOfStall(template) ? shownSince(state, createdAt) : null,
    arrivedAt: arrivedAt(state),
    over: overSince(state),
    isUnderWay,
    isBlind: document.attention.some((flag) => flag.kind === 'silent') || (state.pauses ?? []).some((pause) => pause.until === null),
    isHushed: isHushed(ground),
  };
}

/** When the page first showed something that was not there when the promise was made. */
function shownSince(state: OrderState, since: Instant): Instant | null {
  const shown = state.timeline.filter(
    (line) => line.customerVisible && !line.isWithdrawn && !line.isQuarantined && line.receivedAt > since,
  );
  return shown.length === 0 ? null : Math.min(...shown.map((line) => line.receivedAt));
}

/** When the last of what was sent was handed over or lay where it is collected; null while something is on its way. */
function arrivedAt(state: OrderState): Instant | null {
  const sent = state.shipments.filter((one) => !one.isReturn && one.goneOnAs === undefined && one.milestone !== 'voided');
  if (sent.length === 0) return state.moments.deliveredAt;
  const arrivals = sent.flatMap((one) => arrivalOfShipment(one)?.at ?? []);
  return arrivals.length < sent.length ? null : Math.max(...arrivals);
}

/** Since when nothing more is owed: it is there, called off or on its way back. */
function overSince(state: OrderState): Evidence['over'] {
  const { cancelledAt, deliveredAt } = state.moments;
  if (cancelledAt !== null) return { at: cancelledAt, why: 'cancelled' };
  const back = state.shipments.find((one) => one.isReturn || one.milestone === 'returning' || one.milestone === 'returned');
  if (back && (state.overlay === 'returning' || state.lifecycle === 'returned')) return { at: back.since, why: 'returned' };
  return deliveredAt === null ? null : { at: deliveredAt, why: 'delivered' };
}

/** A promise is never made for quiet hours: one that stands in the customer's own was made before they chose them. */
function isHushed({ quiet, dueAt, document, timeZone }: PromiseGround): boolean {
  const own = quiet === null ? null : readQuietHours(quiet);
  return own !== null && quietUntil(dueAt, recipientZone(document.state.destination, timeZone), own) !== null;
}
