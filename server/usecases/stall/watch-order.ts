import type { CalendarBook } from '@/server/domain/calendar/calendar-book';
import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { quietHoursOf } from '@/server/domain/preference/preference';
import { computeDeadlines, type DeadlineInput } from '@/server/domain/rule/compute-deadlines';
import type { Deadline } from '@/server/domain/rule/deadline';
import type { Rule } from '@/server/domain/rule/rule';
import type { Instant } from '@/server/domain/shared/instant';
import { reachedStalls } from '@/server/domain/stall/reached-stall';
import type { Stall } from '@/server/domain/stall/stall';
import type { WatchedOrder } from '@/server/store/deadline';
import { shopQuietHours } from '../notice/shop-quiet-hours';

/** What the ladder is applied with. */
export interface Watch {
  rules: readonly Rule[];
  calendars: CalendarBook;
  now: Instant;
}

/** What the ladder is computed from for one order. */
export function inputFor(order: WatchedOrder, stalls: readonly Stall[], { rules, calendars, now }: Watch): DeadlineInput {
  const { state, eta, updatedAt: heardAt } = order.doc;
  return { state, eta, stalls, rules, calendars, timeZone: order.timeZone, now, heardAt };
}

/** Open stalls as the read model remembers them: enough to know which rungs are taken. */
export function rememberedStalls({ doc }: WatchedOrder): Stall[] {
  return doc.attention.flatMap((a): Stall[] => {
    if (a.rule === undefined || a.rung === undefined) return [];
    const { rule, rung, shipmentKey, since, reason, severity } = a;
    const consequence = { clock: 'movement', severity, red: a.red ?? false, tellCustomer: false, alert: null } as const;
    return [{ rule, ruleVersion: 0, rung, shipmentKey, since, openedAt: since, closedAt: null, reason, consequence }];
  });
}

/** Rungs of the order that lie ahead. */
export function deadlinesOf(order: WatchedOrder, stalls: readonly Stall[], watch: Watch): Deadline[] {
  return computeDeadlines(inputFor(order, stalls, watch));
}

/** Stalls of the order that are due and not open yet. */
export function dueStalls(order: WatchedOrder, stalls: readonly Stall[], watch: Watch): Stall[] {
  const zone = recipientZone(order.doc.state.destination, order.timeZone);
  return reachedStalls(inputFor(order, stalls, watch), zone, quietHoursOf(order, shopQuietHours()));
}
