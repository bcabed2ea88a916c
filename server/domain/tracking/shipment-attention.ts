import type { Attention } from './attention';
import { MILESTONES } from './milestone';
import type { Walk } from './shipment-walk';

/** The flags that its own scans raise over a shipment. */
export function attentionOf(key: string, walk: Walk): Attention[] {
  const out: Attention[] = [];
  const base = { shipmentKey: key };
  if (walk.conflict)
    out.push({
      ...base,
      kind: 'conflict',
      since: walk.conflict.since,
      reason: 'carrier.moved_after_delivery',
      actor: 'service',
      severity: 'P1',
      facts: walk.conflict.facts,
    });
  if (walk.disagreement)
    out.push({
      ...base,
      kind: 'conflict',
      since: walk.disagreement.since,
      reason: 'system.sources_disagree',
      actor: 'service',
      severity: 'P2',
      facts: walk.disagreement.facts,
    });
  if (walk.problem)
    out.push({
      ...base,
      kind: walk.problem.status.attention ?? 'exception',
      since: walk.problem.since,
      reason: walk.problem.reason,
      actor: walk.problem.status.actor,
      severity: walk.problem.status.severity ?? 'P3',
    });
  if (walk.status?.severity)
    out.push({
      ...base,
      kind: 'exception',
      since: walk.since,
      reason: walk.reason ?? reasonOf(walk),
      actor: walk.status.actor,
      severity: walk.status.severity,
    });
  const ended = MILESTONES[walk.milestone].terminal !== 'no';
  if (walk.silentSince !== null && !ended)
    out.push({ ...base, kind: 'silent', since: walk.silentSince, reason: 'system.feed_ended', actor: 'service', severity: 'P2' });
  if (walk.unmapped && !ended)
    out.push({
      ...base,
      kind: 'unmapped',
      since: walk.unmapped.effectiveAt,
      reason: `system.mapping_gap`,
      actor: 'service',
      severity: 'P3',
      facts: [walk.unmapped.identity],
    });
  return out;
}

/** Reason to show when the source gave none: the milestone's own usual one. */
function reasonOf(walk: Walk): string {
  const bySub: Record<string, string> = {
    'attempt_failed.absent': 'recipient.not_home',
    'attempt_failed.closed': 'recipient.business_closed',
    'attempt_failed.bad_address': 'recipient.incorrect_address',
    'attempt_failed.refused': 'recipient.refused',
    'attempt_failed.out_of_area': 'carrier.out_of_area',
    'available_for_pickup.overdue': 'recipient.no_reply_locker',
    'returning.refused': 'recipient.refused',
    'customs.docs': 'customs.documentation',
    'customs.duty': 'customs.duties_unpaid',
    'customs.held': 'customs.inspection',
    'in_transit.missorted': 'carrier.sorting_error',
    lost: 'carrier.parcel_lost',
  };
  return bySub[walk.sub ? `${walk.milestone}.${walk.sub}` : walk.milestone] ?? `carrier.${walk.milestone}`;
}
