import type { CalendarBook } from '@/server/domain/calendar/calendar-book';
import type { Eta } from '@/server/domain/eta/eta';
import { EMPTY_ETA_MODEL } from '@/server/domain/eta/eta-model';
import { predictEta } from '@/server/domain/eta/predict-eta';
import { standsStill } from '@/server/domain/incident/clock-pauses';
import { foldOrder } from '@/server/domain/order/fold-order';
import type { OrderState } from '@/server/domain/order/order-state';
import { type RunningClock, runningClocks } from '@/server/domain/rule/clock-start';
import { lateRisk } from '@/server/domain/rule/late-risk';
import { isCounted, type Rule, type Rung } from '@/server/domain/rule/rule';
import { scopeHolds } from '@/server/domain/rule/rule-scope';
import type { Fact } from '@/server/domain/tracking/fact';
import { MINUTE, rateOf, wallAt } from './slow-clock';

/** Rules and calendars that hold from a whole minute on. */
export interface InForce {
  from: number;
  rules: readonly Rule[];
  calendars: CalendarBook;
}

export interface OracleStall {
  rule: string;
  rung: number;
  shipmentKey: string;
  since: number;
  openedAt: number;
  closedAt: number | null;
}

export interface OracleOrder {
  shop: string;
  orderNo: string;
  timeZone: string;
  /** Without the portal's own facts about stalls; `receivedAt` at whole minutes. */
  facts: readonly Fact[];
  /** Stalls that an incident took the place of, and when: incidents are not what the oracle is asked about. */
  replaced?: readonly (Pick<OracleStall, 'rule' | 'rung' | 'shipmentKey' | 'since'> & { at: number })[];
}

/** One rule that counts over one clock, minute after minute. */
interface Count {
  rule: Rule;
  clock: RunningClock;
  rate: (at: number) => number;
  pauses: { from: number; until: number | null }[];
  counted: number;
  upTo: number;
  /** When each rung was reached; absent while it was not. */
  reached: (number | undefined)[];
}

const inPause = (count: Count, at: number) => count.pauses.find((p) => p.from < at && (p.until === null || p.until > at));

/** The rule that asks for most of those that fit, the newest of several, and all that count beside. */
function rulesOver(rules: readonly Rule[], clock: RunningClock, state: OrderState): Rule[] {
  const fit = rules.filter((rule) => rule.enabled && rule.clock === clock.clock && scopeHolds(rule.scope, state, clock.shipmentKey));
  const asked = (rule: Rule) => Object.values(rule.scope).filter((value) => value !== undefined).length;
  const [first] = fit
    .filter((rule) => !rule.isBeside)
    .sort((a, b) => asked(b) - asked(a) || b.version - a.version || (a.code < b.code ? -1 : 1));
  return [...(first ? [first] : []), ...fit.filter((rule) => rule.isBeside)];
}

/** Milliseconds of the minute from `from` that no pause covers. */
function running(count: Count, from: number, until: number): number {
  if (count.pauses.length === 0) return until - from;
  const cuts = [from, until, ...count.pauses.flatMap((p) => [p.from, p.until ?? until])].filter((at) => at >= from && at <= until);
  cuts.sort((a, b) => a - b);
  let sum = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const middle = (cuts[i]! + cuts[i + 1]!) / 2;
    if (!count.pauses.some((p) => p.from <= middle && (p.until === null || p.until > middle))) sum += cuts[i + 1]! - cuts[i]!;
  }
  return sum;
}

/** Where a pause ends that lies inside a minute, the limit is reached behind it: found by steps of a second, then of a millisecond. */
function momentWithin(count: Count, from: number, until: number, missing: number, rate: number): number {
  if (count.pauses.length === 0) return from + missing / rate;
  let at = from;
  let left = missing;
  for (const step of [1_000, 1]) {
    for (let more = running(count, at, at + step) * rate; at + step <= until && more < left; more = running(count, at, at + step) * rate) {
      left -= more;
      at += step;
    }
  }
  return at + left / rate;
}

/** The first 21:00 of the shop after a moment. */
function endOfDay(after: number, zone: string): number {
  let at = Math.floor(after / MINUTE) * MINUTE;
  do at += MINUTE;
  while (wallAt(at, zone).minute !== 21 * 60);
  return at;
}

function settle(count: Count, rung: Rung, due: number, zone: string): number | undefined {
  const awake = (at: number) => {
    const pause = inPause(count, at);
    return pause ? (pause.until ?? Number.POSITIVE_INFINITY) : at;
  };
  if (rung.at !== 'end_of_day') return due;
  return awake(endOfDay(due, zone));
}

/** Goes on counting up to a minute and notes what was reached. */
function countOn(count: Count, until: number, zone: string, eta: Eta | null): void {
  const { rule, clock } = count;
  if (isCounted(clock.clock)) return;
  for (; count.upTo < until; ) {
    const next = Math.min(until, Math.floor(count.upTo / MINUTE) * MINUTE + MINUTE);
    const rate = count.rate(Math.floor(count.upTo / MINUTE) * MINUTE);
    const more = rate === 0 ? 0 : running(count, count.upTo, next) * rate;
    for (const [i, rung] of rule.rungs.entries()) {
      const limit = rung.afterMin * MINUTE;
      if (rung.afterMin <= 0 || count.reached[i] !== undefined || count.counted + more < limit - 1e-3) continue;
      const at = momentWithin(count, count.upTo, next, Math.max(0, limit - count.counted), rate);
      count.reached[i] = settle(count, rung, Math.round(at), zone);
    }
    count.counted += more;
    count.upTo = next;
  }
  for (const [i, rung] of rule.rungs.entries()) {
    if (rung.afterMin > 0) continue;
    const plain = clock.anchorAt + rung.afterMin * MINUTE;
    const pause = inPause(count, plain);
    const due = pause ? pause.until : plain;
    const isAsked = clock.clock !== 'past_promise' || rung.afterMin === 0 || (eta !== null && eta.p50 > clock.anchorAt);
    count.reached[i] = due !== null && isAsked ? settle(count, rung, due, zone) : undefined;
  }
}

/** Which rungs of a counted clock its number has reached. */
function numbersReached({ rule, clock }: Count, eta: Eta | null, at: number): (number | undefined)[] {
  const risk = eta === null || at > clock.anchorAt ? 0 : lateRisk(eta, clock.anchorAt) * 100;
  const number = clock.clock === 'late_risk' ? risk : (clock.count ?? 0);
  const due = clock.clock === 'late_risk' ? at : Math.min(clock.anchorAt, at);
  return rule.rungs.map((rung) => (number >= (rung.atLeast ?? Number.POSITIVE_INFINITY) ? due : undefined));
}

/** The next rung above the open one is what a sweep would find; a rung that does not apply is passed over. */
function nextRung(count: Count, open: number, eta: Eta | null): number {
  let next = open;
  const { clock, rule } = count;
  while (
    next < rule.rungs.length &&
    clock.clock === 'past_promise' &&
    rule.rungs[next]!.afterMin < 0 &&
    !(eta !== null && eta.p50 > clock.anchorAt)
  )
    next += 1;
  return next;
}

/**
 * What stalls an order had, by a slow and simple reading: minute after minute the facts told by then are folded, every running clock
 * counts on by what its calendar lets it count of that minute, and the highest rung whose limit is reached is opened. What was overdue
 * when it became known is opened a minute later. A stall ends with the fact that moves its clock on.
 */
export function oracleStalls(order: OracleOrder, inForce: readonly InForce[], from: number, until: number): OracleStall[] {
  const stalls: OracleStall[] = [];
  const known: Fact[] = [];
  const waiting = [...order.facts].sort((a, b) => a.receivedAt - b.receivedAt);
  let state: OrderState | null = null;
  let eta: Eta | null = null;
  let counts: Count[] = [];
  let force = inForce[0]!;
  for (let at = from; at <= until; at += MINUTE) {
    let isTold = false;
    while (waiting.length > 0 && waiting[0]!.receivedAt <= at) {
      known.push(waiting.shift()!);
      isTold = true;
    }
    const now = inForce.findLast((one) => one.from <= at) ?? force;
    const isChanged = now !== force;
    force = now;
    if (isTold) {
      state = foldOrder(order, known);
      eta = state.history && state.moments.deliveredAt !== null ? null : predictEta({ state, model: EMPTY_ETA_MODEL, now: at });
    }
    if (!state) continue;
    if (isTold || isChanged) {
      counts = watch(state, force, order.timeZone);
      for (const stall of stalls) {
        const isHeld = counts.some(
          ({ rule, clock }) =>
            rule.code === stall.rule &&
            clock.shipmentKey === stall.shipmentKey &&
            clock.since === stall.since &&
            stall.rung <= rule.rungs.length,
        );
        if (stall.closedAt === null && !isHeld) stall.closedAt = at;
      }
    }
    let isOpened = false;
    for (const count of counts) {
      countOn(count, at, order.timeZone, eta);
      const reached = isCounted(count.clock.clock) ? numbersReached(count, eta, at) : count.reached;
      const { code } = count.rule;
      const { shipmentKey, since } = count.clock;
      const isOpen = (s: OracleStall) => s.closedAt === null && s.rule === code && s.shipmentKey === shipmentKey && s.since === since;
      const open = stalls.filter(isOpen).reduce((highest, s) => Math.max(highest, s.rung), 0);
      const next = nextRung(count, open, eta);
      const ahead = reached.slice(next).filter((moment) => moment !== undefined && moment <= at) as number[];
      if (ahead.length === 0 || ((isTold || isChanged) && Math.min(...ahead) < at)) continue;
      const rung = reached.findLastIndex((moment) => moment !== undefined && moment <= at) + 1;
      stalls.push({ rule: code, rung, shipmentKey, since, openedAt: at, closedAt: null });
      isOpened = true;
    }
    for (const told of order.replaced ?? []) {
      const stall = stalls.find((s) => s.closedAt === null && told.at === at && isSame(s, told));
      if (stall) stall.closedAt = at;
    }
    if (isOpened) eta = state.history && state.moments.deliveredAt !== null ? null : predictEta({ state, model: EMPTY_ETA_MODEL, now: at });
  }
  return stalls;
}

function isSame(a: OracleStall, b: Pick<OracleStall, 'rule' | 'rung' | 'shipmentKey' | 'since'>): boolean {
  return a.rule === b.rule && a.rung === b.rung && a.shipmentKey === b.shipmentKey && a.since === b.since;
}

function watch(state: OrderState, { rules, calendars }: InForce, zone: string): Count[] {
  return runningClocks(state).flatMap((clock) =>
    rulesOver(rules, clock, state).map(
      (rule): Count => ({
        rule,
        clock,
        rate: rateOf(rule, clock, state, calendars, zone),
        pauses: (state.pauses ?? []).filter((pause) => standsStill(clock, state, pause)),
        counted: 0,
        upTo: clock.anchorAt,
        reached: [],
      }),
    ),
  );
}
