import type { Holidays } from '../calendar/calendar';
import type { Eta } from '../eta/eta';
import type { OrderState } from '../order/order-state';
import { type Instant, SECOND } from '../shared/instant';
import type { Stall } from '../stall/stall';
import { type RunningClock, runningClocks } from './clock-start';
import type { Deadline } from './deadline';
import type { Rule, Rung } from './rule';
import { ruleWatches } from './rule-scope';
import { rungDueAt } from './rung-due';

export interface DeadlineInput {
  state: OrderState;
  eta: Eta | null;
  stalls: readonly Stall[];
  rules: readonly Rule[];
  holidays: Holidays;
  /** IANA zone of the shop. */
  timeZone: string;
  now: Instant;
}

/** A rung before a promise warns only when the order will more likely than not miss it. */
function applies(rung: Rung, clock: RunningClock, eta: Eta | null): boolean {
  if (clock.clock !== 'past_promise' || rung.afterMin >= 0) return true;
  return eta !== null && eta.p50 > clock.anchorAt;
}

function highestOpenRung(stalls: readonly Stall[], rule: Rule, clock: RunningClock): number {
  return stalls
    .filter((s) => s.closedAt === null && s.rule === rule.code && s.shipmentKey === clock.shipmentKey && s.since === clock.since)
    .reduce((highest, s) => Math.max(highest, s.rung), 0);
}

/** Every rung above the open ones with its due moment, by rule and shipment; ascending by rung. */
export function rungsAhead(input: DeadlineInput): { rule: Rule; clock: RunningClock; deadlines: Deadline[] }[] {
  const { state, eta, stalls, rules, holidays, timeZone } = input;
  return runningClocks(state).flatMap((clock) =>
    rules
      .filter((rule) => ruleWatches(rule, clock, state))
      .map((rule) => {
        const reached = highestOpenRung(stalls, rule, clock);
        const deadlines = rule.rungs.flatMap((rung, i): Deadline[] => {
          if (i + 1 <= reached || !applies(rung, clock, eta)) return [];
          const dueAt = rungDueAt(rule, rung, clock.anchorAt, holidays, timeZone);
          return [{ shipmentKey: clock.shipmentKey, ruleCode: rule.code, rung: i + 1, since: clock.since, dueAt }];
        });
        return { rule, clock, deadlines };
      }),
  );
}

/** A journey told after the fact comes in several parts: what one part makes overdue the next one often settles. */
const CATCH_UP = 15 * SECOND;

/**
 * The next rung to fall due of every rule over every running clock: one row for each. A rung already in the past is due in
 * a quarter of a minute; the sweep then climbs straight to the highest rung reached.
 */
export function computeDeadlines(input: DeadlineInput): Deadline[] {
  const soonest = input.now + CATCH_UP;
  return rungsAhead(input).flatMap(({ deadlines }) =>
    deadlines.slice(0, 1).map((d) => (d.dueAt < input.now ? { ...d, dueAt: soonest } : d)),
  );
}
