import type { CalendarBook } from '../calendar/calendar-book';
import { localDayNumber } from '../calendar/local-day';
import { HOUR, type Instant } from '../shared/instant';
import { chooseRules } from './choose-rules';
import { countingFor } from './counting';
import { type FiredRung, type FiringNeeds, firedRungs, type WatchedSpan } from './fired-rungs';
import { NewestRuns, type ShownRun } from './newest-runs';
import type { Rule } from './rule';
import type { ScopedOrder } from './rule-scope';
import { ID_BYTES, OrderNumbers, readSpan, type SpanGroup } from './span-columns';

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

/** What was found of one version. */
export interface Tested {
  outcome: RuleOutcome;
  /** Each message to a customer: the number of its order, and the day on the shop's clock (days since 1970). */
  told: { orders: number[]; days: number[] };
}

export interface Backtest {
  tested: Tested;
  inForce: Tested | null;
  /** The last runs that would have fired, those first that only the tested version would fire over. */
  shown: ShownRun[];
  /** Which number stands for which order. */
  orders: OrderNumbers;
}

export interface BacktestInput {
  groups: readonly SpanGroup[];
  rule: Rule;
  /** The version in force of the same rule, if it counts on the same clock. */
  inForce: Rule | null;
  /** All rules in force: one of them may watch an order instead. */
  others: readonly Rule[];
  calendars: CalendarBook;
  /** IANA zone of a shop. */
  zoneOf(shop: string): string;
  now: Instant;
  /** How many runs to show. */
  shown: number;
}

const isSoonOver = ({ goneAt }: WatchedSpan, at: Instant): boolean => goneAt !== null && goneAt - at <= HOUR;

/** The rules that may watch a clock once a version is in force. */
export function rivalsOf(rule: Rule, others: readonly Rule[]): Rule[] {
  return [...others.filter((other) => other.code !== rule.code && other.clock === rule.clock), { ...rule, trial: undefined }];
}

/** One version and what was found of it so far. */
class Version {
  private readonly rivals: readonly Rule[];
  private readonly orders = new Set<number>();
  private readonly outcome: RuleOutcome;
  private readonly told: Tested['told'] = { orders: [], days: [] };

  constructor(
    readonly rule: Rule,
    others: readonly Rule[],
  ) {
    this.rivals = rivalsOf(rule, others);
    const byRung = rule.rungs.map((_, i) => ({ rung: i + 1, fired: 0, resolvedWithinHour: 0 }));
    this.outcome = { fired: 0, orders: 0, resolvedWithinHour: 0, stillOpen: 0, messages: 0, byRung };
  }

  /** How it counts for such orders; null where another rule watches them. */
  needsFor(order: ScopedOrder, { calendars, zoneOf, now }: BacktestInput): FiringNeeds | null {
    const clock = { clock: this.rule.clock, shipmentKey: '', since: 0, anchorAt: 0 };
    if (!chooseRules(this.rivals, clock, order).rules.some(({ code }) => code === this.rule.code)) return null;
    const timeZone = zoneOf(order.shop);
    return { counting: countingFor(this.rule, clock, order, calendars, timeZone), timeZone, now };
  }

  count(span: WatchedSpan, rungs: readonly FiredRung[], order: number, timeZone: string): void {
    const { outcome, told, orders } = this;
    orders.add(order);
    outcome.fired += 1;
    if (span.goneAt === null) outcome.stillOpen += 1;
    if (isSoonOver(span, rungs[0]!.at)) outcome.resolvedWithinHour += 1;
    for (const { rung, at } of rungs) {
      const of = outcome.byRung[rung - 1]!;
      of.fired += 1;
      if (isSoonOver(span, at)) of.resolvedWithinHour += 1;
      if (!this.rule.rungs[rung - 1]!.tellCustomer) continue;
      told.orders.push(order);
      told.days.push(localDayNumber(at, timeZone));
    }
  }

  result(): Tested {
    return { outcome: { ...this.outcome, orders: this.orders.size, messages: this.told.orders.length }, told: this.told };
  }
}

/**
 * What a version of a rule and the one in force would have done over runs of their clock: where each watches the order, and not
 * another that stands before it. One pass; what is kept grows with what fires.
 */
export function backtest(input: BacktestInput): Backtest {
  const tested = new Version(input.rule, input.others);
  const inForce = input.inForce && new Version(input.inForce, input.others);
  const orders = new OrderNumbers();
  const newest = new NewestRuns(input.shown);
  const span: WatchedSpan = { seenAt: 0, anchorAt: 0, goneAt: null, counts: [], pauses: [] };
  for (const { order, spans } of input.groups) {
    const needs = tested.needsFor(order, input);
    const needsInForce = inForce?.needsFor(order, input);
    if (!needs && !needsInForce) continue;
    for (let i = 0; i < spans.length; i += 1) {
      readSpan(spans, i, span);
      const rungs = needs ? firedRungs(tested.rule, span, needs) : [];
      const before = inForce && needsInForce ? firedRungs(inForce.rule, span, needsInForce) : [];
      if (rungs.length === 0 && before.length === 0) continue;
      const number = orders.of(spans.orderIds, i * ID_BYTES);
      if (inForce && needsInForce && before.length > 0) inForce.count(span, before, number, needsInForce.timeZone);
      if (!needs || rungs.length === 0) continue;
      tested.count(span, rungs, number, needs.timeZone);
      newest.offer(spans, i, rungs, before.length > 0);
    }
  }
  return { tested: tested.result(), inForce: inForce?.result() ?? null, shown: newest.shown(), orders };
}
