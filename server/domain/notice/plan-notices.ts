import type { OrderDocument } from '../order/order-document';
import type { OrderState } from '../order/order-state';
import { type Clock, type DraftTerms, personOf } from '../rule/rule';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import type { Stall } from '../stall/stall';
import type { NoticeIntent } from './notice';
import { planAnswers } from './plan-answers';
import { planMilestone, SETTLE } from './plan-milestone';

export interface NoticeInput {
  /** The state before this change; null for an order nobody had heard of. */
  before: () => OrderState | null;
  after: OrderDocument;
  /** Stalls that this change opened. */
  opened: readonly Stall[];
  now: Instant;
  /** Whether this change can have reached what was reached at a moment; left out, anything may be new. */
  mayBeNew?: (at: Instant) => boolean;
}

/** Messages about a stall that is older than this are no news (an order taken over from another system). */
const STALL_NEWS = 30 * DAY;

/** What is noticed of people is for staff, whatever a rule says. */
const ABOUT_PEOPLE = new Set<Clock>(['edits', 'reorders', 'burst']);

/** Numbers of the shipment concerned, and how many more share its fate. */
function shipmentParams(after: OrderDocument, stalls: readonly Stall[]): Record<string, string | number> {
  const shipment = after.state.shipments.find((s) => s.key === stalls[0]!.shipmentKey);
  return {
    ...(shipment ? { carrier: shipment.carrier, trackingNo: shipment.trackingNo } : {}),
    ...(shipment?.place?.city ? { city: shipment.place.city } : {}),
    others: stalls.length - 1,
  };
}

function stallIntents(after: OrderDocument, stalls: readonly Stall[], now: Instant): NoticeIntent[] {
  const first = stalls[0]!;
  const { consequence, since, rung, rule, ruleVersion, reason, nextUpdateAt } = first;
  const again = first.timesHeld ? `:${first.timesHeld}` : '';
  const cause = `stall:${rule}:${rung}:${first.shipmentKey}:${since}${again}`;
  const params = {
    ...shipmentParams(after, stalls),
    since,
    waitedHours: Math.max(0, Math.round((first.openedAt - since) / HOUR)),
    rung,
    rule,
    ruleVersion,
    reason,
    ...(after.eta?.p80 !== undefined ? { etaAt: after.eta.p80 } : {}),
    ...(nextUpdateAt === undefined ? {} : { nextUpdateAt }),
  };
  const intents: NoticeIntent[] = [];
  if (consequence.tellCustomer && !ABOUT_PEOPLE.has(consequence.clock) && now - since <= STALL_NEWS) {
    intents.push({
      cause,
      recipient: 'customer',
      template: stallTemplateOf(consequence.clock, rung),
      params: consequence.draft ? { ...params, draftFrom: now, draftGoesAt: draftEnd(consequence.draft, now) } : params,
      // whoever reads a draft sees what has replaced it: its minutes are its time to settle
      dueAt: consequence.draft ? now : now + SETTLE,
      ...(nextUpdateAt === undefined ? {} : { promise: { kind: 'next_update' as const, dueAt: nextUpdateAt } }),
    });
  }
  if (consequence.alert && !personOf(consequence.alert)) {
    const alert = { ...params, severity: consequence.severity };
    intents.push({ cause, recipient: `staff:${consequence.alert}`, template: 'staff.stall', params: alert, dueAt: now });
  }
  return intents;
}

/** When a draft goes by itself; 0 is never. */
function draftEnd({ goesAfterMin }: DraftTerms, now: Instant): Instant {
  return goesAfterMin === null ? 0 : now + goesAfterMin * MINUTE;
}

/** Warning before and telling after a term or promise are different messages. */
export function stallTemplateOf(clock: Clock, rung: number): string {
  if (clock === 'late_risk') return 'stall.promise_at_risk';
  if (clock === 'past_promise') return rung === 1 ? 'stall.promise_at_risk' : 'stall.past_promise';
  if (clock === 'pickup_point') return rung === 1 ? 'stall.pickup_reminder' : 'stall.pickup_overdue';
  return `stall.${clock}`;
}

/**
 * What one change of an order gives cause to tell: each stall rung that just opened (several shipments on the same rung
 * are one message) to the customer and to the role it alerts, the milestone the order just reached, and
 * answers to what the customer asked. Nothing for
 * imported past orders. Intents are unique by (order, cause, recipient): planning the same change twice adds nothing.
 */
export function planNotices({ before, after, opened, now, mayBeNew }: NoticeInput): NoticeIntent[] {
  if (after.state.history) return [];
  const groups = new Map<string, Stall[]>();
  for (const stall of [...opened].sort((a, b) => (a.shipmentKey < b.shipmentKey ? -1 : 1))) {
    const key = `${stall.rule}|${stall.rung}`;
    groups.set(key, [...(groups.get(key) ?? []), stall]);
  }
  const milestone = planMilestone(before, after, now, mayBeNew);
  return [
    ...[...groups.values()].flatMap((stalls) => stallIntents(after, stalls, now)),
    ...(milestone ? [milestone] : []),
    ...planAnswers(before, after, now, mayBeNew),
  ];
}
