import type { Holidays } from '../calendar/calendar';
import type { Eta } from '../eta/eta';
import { clockPauses } from '../incident/clock-pauses';
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

/** One rule over one running clock. */
export interface Watched {
  rule: Rule;
  clock: RunningClock;
}

/** Every rule in force over every clock that it watches. */
export function watchedClocks({ state, rules }: DeadlineInput): Watched[] {
  return runningClocks(state).flatMap((clock) => rules.filter((rule) => ruleWatches(rule, clock, state)).map((rule) => ({ rule, clock })));
}

/**
 * The rungs above the open ones with their due moments, the next one first; each is only computed when it is asked for.
 * None while the clock stands still before it.
 */
export function* rungsAhead({ rule, clock }: Watched, input: DeadlineInput): Generator<Deadline> {
  const { shipmentKey, since, anchorAt } = clock;
  const pauses = input.state.pauses ? clockPauses(clock, input.state) : [];
  for (let i = highestOpenRung(input.stalls, rule, clock); i < rule.rungs.length; i += 1) {
    const rung = rule.rungs[i]!;
    if (!applies(rung, clock, input.eta)) continue;
    const dueAt = rungDueAt(rule, rung, anchorAt, input.holidays, input.timeZone, pauses);
    if (dueAt === null) return;
    yield { shipmentKey, ruleCode: rule.code, rung: i + 1, since, dueAt };
  }
}

/** A journey told after the fact comes in several parts: what one part makes overdue the next one often settles. */
export const CATCH_UP = 15 * SECOND;

/**
 * The next rung to fall due of every rule over every running clock: one row for each. A rung already in the past is due in
 * a quarter of a minute; the sweep then climbs straight to the highest rung reached.
 */
export function computeDeadlines(input: DeadlineInput): Deadline[] {
  const soonest = input.now + CATCH_UP;
  return watchedClocks(input).flatMap((watched) => {
    const next = rungsAhead(watched, input).next();
    if (next.done) return [];
    return next.value.dueAt < input.now ? { ...next.value, dueAt: soonest } : next.value;
  });
}
