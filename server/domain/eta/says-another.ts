import { localDayNumber } from '../calendar/local-day';
import type { OrderState } from '../order/order-state';
import { lateRisk } from '../rule/late-risk';
import type { Rule } from '../rule/rule';
import { HOUR, type Instant } from '../shared/instant';
import type { Eta } from './eta';
import { toldArrival, wholeEta } from './told-arrival';

/**
 * Whether a new estimate of an order says anything to anybody that the stored one does not: to who reads the page (another day, or
 * another hour where it comes on one day, or later than usual, or a bound) or to the rules that look at the promise. `timeZone` is the
 * shop's.
 */
export function saysAnother(
  stored: Eta | null,
  anew: Eta | null,
  about: { state: Pick<OrderState, 'promisedBy'>; rules: readonly Rule[]; now: Instant; timeZone: string },
): boolean {
  if (stored === null || anew === null) return stored !== anew;
  if (words(stored, about) !== words(anew, about)) return true;
  return about.state.promisedBy !== undefined && isJudgedAnew(wholeEta(stored), anew, about.state.promisedBy, about.rules);
}

function words(eta: Eta, { now, timeZone }: { now: Instant; timeZone: string }): string {
  const day = (at: Instant | undefined) => (at === undefined ? null : localDayNumber(at, timeZone));
  const span = (from: Instant, to: Instant, likely?: Instant) =>
    day(from) === day(to) ? [Math.floor(from / HOUR), Math.floor(to / HOUR)] : [day(from), day(to), day(likely)];
  const told = toldArrival(eta, now);
  const { lateAt, next } = wholeEta(eta);
  const arrival =
    told.kind === 'not_before'
      ? day(told.at)
      : told.kind === 'late'
        ? told.window && span(told.window.from, told.window.to, told.window.likely)
        : span(told.from, told.to, told.kind === 'window' ? told.likely : undefined);
  return JSON.stringify([told.kind, arrival, day(lateAt), next && span(next.from, next.to), eta.basis.orders === 0]);
}

/** Whether a rung over the promise holds for one of the two alone. */
function isJudgedAnew(stored: Eta, anew: Eta, promisedBy: Instant, rules: readonly Rule[]): boolean {
  if (stored.p50 > promisedBy !== anew.p50 > promisedBy) return true;
  const [was, is] = [lateRisk(stored, promisedBy) * 100, lateRisk(anew, promisedBy) * 100];
  const limits = rules.filter((rule) => rule.clock === 'late_risk').flatMap((rule) => rule.rungs.map((rung) => rung.atLeast ?? 101));
  return limits.some((limit) => was >= limit !== is >= limit);
}
