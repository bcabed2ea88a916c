import type { CalendarBook } from '../calendar/calendar-book';
import type { Interval } from '../incident/clock-pauses';
import { type Instant, MINUTE } from '../shared/instant';
import { rivalsOf } from './backtest';
import { chooseRules } from './choose-rules';
import { type Counting, countingFor } from './counting';
import type { Rule } from './rule';
import type { ScopedOrder } from './rule-scope';

/** Steps that were taken, of orders that are alike in everything that the rules on their clock ask. */
export interface TakenSteps {
  /** Its shipments stand under the key ''. */
  order: ScopedOrder;
  steps: { since: Instant; until: Instant; pauses: readonly Interval[] }[];
}

/** How long one step took in minutes as a rule counts, without the pauses of incidents. */
export function countedMinutes({ since, until, pauses }: TakenSteps['steps'][0], counting: Counting): number {
  const within = (from: Instant, to: Instant): number => counting.between(Math.max(from, since), Math.min(to, until));
  const stood = pauses.reduce((sum, pause) => sum + within(pause.from, pause.until ?? until), 0);
  return Math.max(0, counting.between(since, until) - stood) / MINUTE;
}

/** How long steps took that a rule watched, in minutes as it counts, without the pauses of incidents. */
export function stepMinutes(
  groups: readonly TakenSteps[],
  rule: Rule,
  others: readonly Rule[],
  calendars: CalendarBook,
  zoneOf: (shop: string) => string,
): number[] {
  const clock = { clock: rule.clock, shipmentKey: '', since: 0, anchorAt: 0 };
  const rivals = rivalsOf(rule, others);
  return groups.flatMap(({ order, steps }) => {
    if (!chooseRules(rivals, clock, order).rules.some(({ code }) => code === rule.code)) return [];
    const counting = countingFor(rule, clock, order, calendars, zoneOf(order.shop));
    return steps.map((step) => countedMinutes(step, counting));
  });
}
