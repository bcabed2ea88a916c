import { z } from 'zod';
import { ALERT_TOPICS, type AlertKey, type AlertParams, mayWake, topicOfAlert } from './staff-alert';

/** What a group of staff is told of; empty lists leave nothing out. */
export const groupHearing = z.object({
  topics: z.array(z.enum(ALERT_TOPICS)).max(ALERT_TOPICS.length),
  shops: z.array(z.string().min(1).max(100)).max(200),
  /** Only what may wake somebody. */
  urgentOnly: z.boolean(),
});
export type GroupHearing = z.infer<typeof groupHearing>;

/** Whether a group is told of an alert; `shop` is the code of the one it concerns. What concerns no single shop concerns every one. */
export function groupHears(hears: GroupHearing, alert: { template: AlertKey; params: AlertParams }, shop: string | null): boolean {
  if (hears.urgentOnly && !mayWake(alert.template, alert.params)) return false;
  if (hears.topics.length > 0 && !hears.topics.includes(topicOfAlert(alert.template))) return false;
  return hears.shops.length === 0 || shop === null || hears.shops.includes(shop);
}
