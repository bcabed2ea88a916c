import type { CalendarBook } from '../calendar/calendar-book';
import { HOUR, type Instant } from '../shared/instant';
import { chooseRules } from './choose-rules';
import { countingFor } from './counting';
import { type FiredRung, firedRungs, type WatchedSpan } from './fired-rungs';
import type { Rule } from './rule';
import type { ScopedOrder } from './rule-scope';

/** A run of a clock with the order that it belongs to. */
export interface TestedSpan extends WatchedSpan {
  orderId: string;
}

/** Runs of one clock whose orders are alike in everything that the rules on it ask. */
export interface SpanGroup {
  /** Its shipments stand under the key ''. */
  order: ScopedOrder;
  spans: readonly TestedSpan[];
}

/** A run over which a rule would have fired. */
export interface Firing {
  span: TestedSpan;
  rungs: FiredRung[];
}

/** What a rule would have done. */
export interface RuleOutcome {
  /** Runs over which any rung was reached. */
  fired: number;
  orders: number;
  /** Of the runs that fired: over within an hour of the first rung without anybody's help. */
  resolvedWithinHour: number;
  stillOpen: number;
  /** Messages to customers. */
  messages: number;
  byRung: { rung: number; fired: number; resolvedWithinHour: number }[];
}

/** What was found, with the runs behind it, in the order in which they fired. */
export interface Tested {
  outcome: RuleOutcome;
  firings: Firing[];
}

export interface BacktestInput {
  groups: readonly SpanGroup[];
  rule: Rule;
  /** All other rules in force: one of them may watch an order instead. */
  others: readonly Rule[];
  calendars: CalendarBook;
  /** IANA zone of a shop. */
  zoneOf(shop: string): string;
  now: Instant;
}

const isSoonOver = ({ goneAt }: TestedSpan, at: Instant): boolean => goneAt !== null && goneAt - at <= HOUR;

/** The rules that may watch a clock once a version is in force. */
export function rivalsOf(rule: Rule, others: readonly Rule[]): Rule[] {
  return [...others.filter((other) => other.code !== rule.code && other.clock === rule.clock), { ...rule, trial: undefined }];
}

function firingsOf({ order, spans }: SpanGroup, rivals: readonly Rule[], { rule, calendars, zoneOf, now }: BacktestInput): Firing[] {
  const clock = { clock: rule.clock, shipmentKey: '', since: 0, anchorAt: 0 };
  if (!chooseRules(rivals, clock, order).rules.some(({ code }) => code === rule.code)) return [];
  const timeZone = zoneOf(order.shop);
  const needs = { counting: countingFor(rule, clock, order, calendars, timeZone), timeZone, now };
  const firings: Firing[] = [];
  for (const span of spans) {
    const rungs = firedRungs(rule, span, needs);
    if (rungs.length > 0) firings.push({ span, rungs });
  }
  return firings;
}

/** What a rule would have done over runs of its clock: where it watches the order, and not another that stands before it. */
export function backtest(input: BacktestInput): Tested {
  const { rule, groups } = input;
  const rivals = rivalsOf(rule, input.others);
  const byRung = rule.rungs.map((_, i) => ({ rung: i + 1, fired: 0, resolvedWithinHour: 0 }));
  const outcome: RuleOutcome = { fired: 0, orders: 0, resolvedWithinHour: 0, stillOpen: 0, messages: 0, byRung };
  const firings = groups.flatMap((group) => firingsOf(group, rivals, input));
  for (const { span, rungs } of firings) {
    outcome.fired += 1;
    if (span.goneAt === null) outcome.stillOpen += 1;
    if (isSoonOver(span, rungs[0]!.at)) outcome.resolvedWithinHour += 1;
    for (const { rung, at } of rungs) {
      const of = byRung[rung - 1]!;
      of.fired += 1;
      if (isSoonOver(span, at)) of.resolvedWithinHour += 1;
      if (rule.rungs[rung - 1]!.tellCustomer) outcome.messages += 1;
    }
  }
  outcome.orders = new Set(firings.map(({ span }) => span.orderId)).size;
  return { outcome, firings: firings.sort((a, b) => a.rungs[0]!.at - b.rungs[0]!.at) };
}
