import type { CalendarBook } from '../calendar/calendar-book';
import type { Eta } from '../eta/eta';
import { clockPauses } from '../incident/clock-pauses';
import type { OrderState } from '../order/order-state';
import { type Instant, SECOND } from '../shared/instant';
import type { Stall } from '../stall/stall';
import { chooseRules } from './choose-rules';
import { type RunningClock, runningClocks } from './clock-start';
import { countingFor } from './counting';
import type { Deadline } from './deadline';
import { lateRisk } from './late-risk';
import { isCounted, type Rule, type Rung } from './rule';
import { rungDueAt } from './rung-due';

export interface DeadlineInput {
  state: OrderState;
  eta: Eta | null;
  stalls: readonly Stall[];
  rules: readonly Rule[];
  calendars: CalendarBook;
  /** IANA zone of the shop. */
  timeZone: string;
  now: Instant;
  /** When something was last told of the order; `now` unless said. */
  heardAt?: Instant;
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

/** Over every running clock the rule that watches it, and those that count beside. */
export function watchedClocks({ state, rules }: Pick<DeadlineInput, 'state' | 'rules'>): Watched[] {
  return runningClocks(state).flatMap((clock) => chooseRules(rules, clock, state).rules.map((rule) => ({ rule, clock })));
}

/** Whether the number of a counted clock has reached a rung; behind the promised moment nothing is at risk any more. */
function isReached(rung: Rung, { clock, anchorAt, count }: RunningClock, { eta, now }: DeadlineInput): boolean {
  if (clock !== 'late_risk') return (count ?? 0) >= (rung.atLeast ?? Number.POSITIVE_INFINITY);
  return eta !== null && now <= anchorAt && lateRisk(eta, anchorAt) * 100 >= (rung.atLeast ?? Number.POSITIVE_INFINITY);
}

/** Rungs of a counted clock are due as soon as their number is reached. */
function* countedAhead({ rule, clock }: Watched, from: number, input: DeadlineInput): Generator<Deadline> {
  for (let i = from; i < rule.rungs.length; i += 1) {
    if (!isReached(rule.rungs[i]!, clock, input)) return;
    const dueAt = clock.clock === 'late_risk' ? input.now : Math.min(clock.anchorAt, input.now);
    yield { shipmentKey: clock.shipmentKey, ruleCode: rule.code, rung: i + 1, since: clock.since, dueAt };
  }
}

/**
 * The rungs above the open ones with their due moments, the next one first; each is only computed when it is asked for.
 * None while the clock stands still before it.
 */
export function* rungsAhead({ rule, clock }: Watched, input: DeadlineInput): Generator<Deadline> {
  const { shipmentKey, since, anchorAt } = clock;
  const from = highestOpenRung(input.stalls, rule, clock);
  if (isCounted(clock.clock)) return yield* countedAhead({ rule, clock }, from, input);
  const pauses = input.state.pauses ? clockPauses(clock, input.state) : [];
  const counting = countingFor(rule, clock, input.state, input.calendars, input.timeZone);
  for (let i = from; i < rule.rungs.length; i += 1) {
    const rung = rule.rungs[i]!;
    if (!applies(rung, clock, input.eta)) continue;
    const dueAt = rungDueAt(rung, anchorAt, counting, input.timeZone, pauses);
    if (dueAt === null) return;
    yield { shipmentKey, ruleCode: rule.code, rung: i + 1, since, dueAt };
  }
}

/** The rung that falls due first: the next one, unless that one waits for the end of a day and a higher one does not. */
function firstDue(watched: Watched, input: DeadlineInput): Deadline | undefined {
  if (!watched.rule.rungs.some((rung) => rung.at)) {
    const next = rungsAhead(watched, input).next();
    return next.done ? undefined : next.value;
  }
  return [...rungsAhead(watched, input)].reduce<Deadline | undefined>(
    (first, d) => (first && first.dueAt <= d.dueAt ? first : d),
    undefined,
  );
}

/** A journey told after the fact comes in several parts: what one part makes overdue the next one often settles. */
export const CATCH_UP = 15 * SECOND;

/**
 * The next rung to fall due of every rule over every running clock: one row for each. A rung already in the past is due a
 * quarter of a minute after the order was last heard of, however often its row is written anew meanwhile; the sweep then
 * climbs straight to the highest rung reached.
 */
export function computeDeadlines(input: DeadlineInput): Deadline[] {
  const { now, heardAt = now } = input;
  const soonest = Math.max(now, heardAt + CATCH_UP);
  return watchedClocks(input).flatMap((watched) => {
    const next = firstDue(watched, input);
    if (!next) return [];
    return next.dueAt < now ? { ...next, dueAt: soonest } : next;
  });
}
