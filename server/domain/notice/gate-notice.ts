import { type QuietHours, quietUntil } from '../calendar/quiet-hours';
import { isHeldStill } from '../incident/is-held-still';
import { isWithheld } from '../order/conflict-rules';
import type { OrderDocument } from '../order/order-document';
import { isUnwanted, NO_PREFERENCE, type Preference, quietHoursOf } from '../preference/preference';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import { MILESTONES, type Milestone } from '../tracking/milestone';

export interface GateInput {
  template: string;
  params: Record<string, string | number>;
  /** When the intent was written. */
  createdAt: Instant;
  /** The order as it is now. */
  document: OrderDocument;
  /** Messages this customer got in the last 24 hours. */
  sentToday: number;
  /** IANA zone of the recipient. */
  timeZone: string;
  /** Null writes at any hour. */
  quietHours: QuietHours | null;
  /** What the customer chose; left out, nothing. */
  preference?: Preference;
  now: Instant;
}

export type Gate =
  | { kind: 'send' }
  /** Until then it is the night, or the systems may agree. */
  | { kind: 'postpone'; until: Instant; why: 'quiet hours' | 'sources disagree' }
  | { kind: 'suppress'; reason: 'resolved' | 'incident' | 'superseded' | 'contradicted' | 'stale' | 'budget' | 'unwanted' };

/** Messages a customer gets within 24 hours at most; what needs the customer's hands is not counted against it. */
export const DAILY_BUDGET = 5;
/** The same for a delay: news nobody asks for must not cost the news everybody waits for. */
export const DAILY_DELAY_BUDGET = 10;
const STALE_AFTER = 2 * DAY;
/** Systems that contradict each other are asked again this often whether a message may go. */
const DISAGREEMENT_LOOK = 10 * MINUTE;

/** A delivery today or a pickup is worth a call at the door: only the night itself is quiet for it (INTEGRATIONS A6). */
const URGENT = new Set(['milestone.out_for_delivery', 'milestone.available_for_pickup']);
const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;

/** The quiet hours without their first and last, where they are longer than that. */
function nightOf(quiet: QuietHours): QuietHours {
  const { fromMin, toMin } = quiet;
  if ((toMin - fromMin + DAY_MIN) % DAY_MIN <= 2 * HOUR_MIN) return quiet;
  return { fromMin: (fromMin + HOUR_MIN) % DAY_MIN, toMin: (toMin - HOUR_MIN + DAY_MIN) % DAY_MIN };
}

function stallGate({ template, params, document }: GateInput): Gate | null {
  const flag = document.attention.find((a) => a.rule === params.rule && a.since === params.since);
  if (!flag) {
    const isHeld = isHeldStill(document.state, params.since);
    // that there is no news is true of an order that an incident holds; why is not the rung's to say
    if (isHeld && template === 'update.still_waiting') return null;
    return { kind: 'suppress', reason: isHeld ? 'incident' : 'resolved' };
  }
  return typeof params.rung === 'number' && (flag.rung ?? 0) > params.rung ? { kind: 'suppress', reason: 'superseded' } : null;
}

/** Where the order is now on the way of milestones, by the furthest shipment that the message could be about. */
function milestoneGate({ template, params, document }: GateInput): Gate | null {
  if (template === 'update.resolved') return document.state.lifecycle === 'delivered' ? { kind: 'suppress', reason: 'superseded' } : null;
  const milestone = template.slice('milestone.'.length);
  const { shipments, attention } = document.state;
  if (milestone === 'delivered') {
    const isContradicted = [...attention, ...document.attention].some((a) => a.kind === 'conflict' || a.kind === 'disputed');
    if (isContradicted || document.state.lifecycle !== 'delivered') {
      // who said so himself needs not be told
      if (document.state.customer?.receipt?.isOwn) return { kind: 'suppress', reason: 'superseded' };
      return document.state.lifecycle === 'completed' ? null : { kind: 'suppress', reason: 'contradicted' };
    }
    return null;
  }
  const told = milestone === 'shipped' ? 'label_created' : (milestone as Milestone);
  const named = shipments.find((s) => s.trackingNo === params.trackingNo) ?? shipments[0];
  if (milestone === 'shipped') {
    return named && MILESTONES[named.milestone].rank >= MILESTONES.out_for_delivery.rank
      ? { kind: 'suppress', reason: 'superseded' }
      : null;
  }
  return shipments.some((s) => s.milestone === told) ? null : { kind: 'suppress', reason: 'superseded' };
}

/** An answer in a ticket is news until the ticket goes on. */
function ticketGate({ template, params, document }: GateInput): Gate | null {
  const ticket = document.state.tickets?.find((one) => one.id === params.ticketId);
  const stands = template === 'ticket.closed' || template === 'ticket.settled' ? 'closed' : 'answered';
  return ticket?.state === stands ? null : { kind: 'suppress', reason: 'superseded' };
}

/** An answer to a request stands until the customer asks for something else, or it is answered otherwise. */
function requestGate({ template, document }: GateInput): Gate | null {
  const stands = document.state.customer?.requests?.some((r) => template === `request.${r.kind}_${r.state}`);
  return stands ? null : { kind: 'suppress', reason: 'superseded' };
}

function gateOf(template: string): (input: GateInput) => Gate | null {
  if (template.startsWith('ticket.')) return ticketGate;
  if (template.startsWith('request.')) return requestGate;
  return template.startsWith('stall.') || template === 'update.still_waiting' ? stallGate : milestoneGate;
}

/**
 * Whether a message to a customer may go now (DOMAIN 5.10): only while what it says is still true and fresh, not while
 * systems contradict each other about it, not what the customer asked not to be told, not in the
 * quiet hours of the recipient, not above the daily budget. Consent belongs to the channel and is checked there.
 */
export function gateNotice(input: GateInput): Gate {
  const { template, createdAt, now, timeZone, sentToday, document, params } = input;
  // first of all: what would be wrong now may be right when the systems agree
  if (now - createdAt <= STALE_AFTER && isWithheld(template, params.reason, document.attention))
    return { kind: 'postpone', until: now + DISAGREEMENT_LOOK, why: 'sources disagree' };
  const blocked = gateOf(template)(input);
  if (blocked) return blocked;
  const preference = input.preference ?? NO_PREFERENCE;
  if (isUnwanted(template, preference)) return { kind: 'suppress', reason: 'unwanted' };
  if (now - createdAt > STALE_AFTER) return { kind: 'suppress', reason: 'stale' };
  const hours = quietHoursOf(preference, input.quietHours);
  const quiet = hours && quietUntil(now, timeZone, URGENT.has(template) ? nightOf(hours) : hours);
  if (quiet !== null) {
    return quiet - createdAt > STALE_AFTER + 12 * HOUR
      ? { kind: 'suppress', reason: 'stale' }
      : { kind: 'postpone', until: quiet, why: 'quiet hours' };
  }
  const isGrave = document.attention.some((a) => a.rule === params.rule && a.red);
  const budget = template.startsWith('stall.') ? DAILY_DELAY_BUDGET : DAILY_BUDGET;
  const isAnswer = template.startsWith('ticket.') || template.startsWith('request.');
  if (sentToday >= budget && !URGENT.has(template) && !isGrave && !isAnswer) return { kind: 'suppress', reason: 'budget' };
  return { kind: 'send' };
}
