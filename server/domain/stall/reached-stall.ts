import { promiseTime, QUIET_HOURS, type QuietHours } from '../calendar/quiet-hours';
import type { OrderState } from '../order/order-state';
import type { RunningClock } from '../rule/clock-start';
import { type DeadlineInput, rungsAhead, watchedClocks } from '../rule/compute-deadlines';
import type { Rule, Rung } from '../rule/rule';
import type { Stall } from './stall';

/** The shipment's own word on why, else the rule's; a promise not broken yet is only slower than planned. */
function reasonFor(state: OrderState, rule: Rule, rung: Rung, clock: RunningClock): string {
  const own = state.shipments.find((s) => s.key === clock.shipmentKey)?.reason;
  if (own) return own;
  if (clock.clock !== 'past_promise' && clock.clock !== 'late_risk') return rule.reason;
  if (state.moments.shippedAt === null) return 'shipper.not_ready';
  return clock.clock === 'late_risk' || rung.afterMin < 0 ? 'carrier.delayed' : rule.reason;
}

/**
 * The stalls that have to open now: of every rule over every running clock the highest rung whose time has come, as it
 * will be told: with its reason and the time of the next update on the recipient's clock (`recipientZone`, IANA).
 */
export function reachedStalls(input: DeadlineInput, recipientZone: string, quiet: QuietHours | null = QUIET_HOURS): Stall[] {
  const { state, now } = input;
  return watchedClocks(input).flatMap((watched): Stall[] => {
    const { rule, clock } = watched;
    const due = [...rungsAhead(watched, input)].filter((d) => d.dueAt <= now);
    const reached = due.at(-1);
    if (!reached) return [];
    const rung = rule.rungs[reached.rung - 1]!;
    return [
      {
        rule: rule.code,
        ruleVersion: rule.version,
        rung: reached.rung,
        shipmentKey: clock.shipmentKey,
        since: clock.since,
        openedAt: now,
        dueAt: Math.min(...due.map((one) => one.dueAt)),
        closedAt: null,
        reason: reasonFor(state, rule, rung, clock),
        nextUpdateAt: promiseTime(now, rung.nextUpdateMin, recipientZone, quiet),
        consequence: {
          clock: rule.clock,
          severity: rung.severity,
          red: rung.red,
          tellCustomer: rung.tellCustomer,
          ...(rung.tellCustomer && rung.draft ? { draft: rung.draft } : {}),
          alert: rung.alert,
          ...(rung.also?.length ? { also: rung.also } : {}),
        },
      },
    ];
  });
}
