import type { Instant } from '../shared/instant';
import type { Incident } from './incident';
import { NOT_BEGUN } from './new-incident';

/** The incident as its orders begin to leave it: their clocks run on from `now`. Null when they do already. */
export function beginLeaving(incident: Incident, by: string | null, now: Instant): Incident | null {
  if (incident.phase === 'leaving' || incident.phase === 'closed') return null;
  const progress = { ...NOT_BEGUN, total: incident.figures.orders, startedAt: now };
  return { ...incident, phase: 'leaving', closedBy: by, progress };
}
