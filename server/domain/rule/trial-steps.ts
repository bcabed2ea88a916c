import type { CalendarBook } from '../calendar/calendar-book';
import { rivalsOf } from './backtest';
import { chooseRules } from './choose-rules';
import { countingFor } from './counting';
import type { Length } from './rank-test';
import type { Rule, RuleTrial } from './rule';
import { isTried } from './rule-trial';
import { countedMinutes, type TakenSteps } from './step-minutes';

/** Steps that began under a trial, of one order each; those that still run end now. */
export interface StepsOnTrial extends Pick<TakenSteps, 'order'> {
  steps: (TakenSteps['steps'][0] & Pick<Length, 'isOver'>)[];
}

/** How long steps took on each side of a trial. */
export interface TrialTimes {
  tried: Length[];
  inForce: Length[];
}

/**
 * The steps of a trial by side, in minutes as the version in force counts them: of orders that either version would watch, so
 * that both sides are drawn from the same orders. Null where the two watch different steps.
 */
export function trialSteps(
  groups: readonly StepsOnTrial[],
  rule: Rule,
  trial: RuleTrial,
  others: readonly Rule[],
  calendars: CalendarBook,
  zoneOf: (shop: string) => string,
): TrialTimes | null {
  if (trial.body.clock !== rule.clock) return null;
  const clock = { clock: rule.clock, shipmentKey: '', since: 0, anchorAt: 0 };
  const both = [rule, { ...trial.body, code: rule.code, version: trial.version, enabled: true }].map((one) => rivalsOf(one, others));
  const times: TrialTimes = { tried: [], inForce: [] };
  for (const { order, steps } of groups) {
    if (!both.every((rivals) => chooseRules(rivals, clock, order).rules.some(({ code }) => code === rule.code))) continue;
    const counting = countingFor(rule, clock, order, calendars, zoneOf(order.shop));
    const side = isTried(rule.code, trial.percent, order) ? times.tried : times.inForce;
    side.push(...steps.map((step) => ({ minutes: countedMinutes(step, counting), isOver: step.isOver })));
  }
  return times;
}
