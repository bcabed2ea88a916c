import { z } from 'zod';
import { MINUTE } from '../shared/instant';
import { ALERTS, type AlertKey, type AlertParams, mayWake } from './staff-alert';

const minutes = z.number().int().min(1).max(1440);

/** How staff are alerted, as the house has it; minutes by the clock on the wall. */
export const alertSettings = z.object({
  /** So long what is alike is gathered into one message. */
  gatherMin: z.number().int().min(0).max(120),
  /** Messages to one person within an hour outside the console; P0 and P1 go beyond it. */
  mostPerHour: z.number().int().min(1).max(100),
  /** An urgent alert that nobody has taken goes to the next after so long: of P0 and P1, and of what else is urgent. */
  firstMin: minutes,
  otherMin: minutes,
});
export type AlertSettings = z.infer<typeof alertSettings>;

export const DEFAULT_ALERT_SETTINGS: AlertSettings = { gatherMin: 5, mostPerHour: 6, firstMin: 10, otherMin: 30 };

/** Whether an alert is of the two highest priorities: it is told whatever was told before. */
export function isFirst({ severity }: AlertParams): boolean {
  return severity === 'P0' || severity === 'P1';
}

/** Tell of a ticket whose owner is alerted of it as well: that alert is the one that climbs. */
const CLIMBS_ELSEWHERE: ReadonlySet<AlertKey> = new Set(['alert.ticket_urgent', 'alert.stalls', 'alert.unattended']);

/** After how long an alert that nobody has taken goes to the next, in milliseconds; null for what can wait or asks nothing of anybody. */
export function patienceOf(template: AlertKey, params: AlertParams, { firstMin, otherMin }: AlertSettings): number | null {
  if (!ALERTS[template].asks || CLIMBS_ELSEWHERE.has(template) || !mayWake(template, params)) return null;
  return (isFirst(params) ? firstMin : otherMin) * MINUTE;
}
