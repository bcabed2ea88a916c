import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { EffectiveFact } from '../tracking/effective-facts';
import type { SourceKind } from '../tracking/fact';
import type { CustomerWording, IncidentKind } from './incident';

/** A stretch in which an incident kept some clocks of an order from running. */
export interface Pause {
  incident: string;
  kind: IncidentKind;
  /** The silent source; unset where the clock itself is named. */
  source?: string;
  sourceKind?: SourceKind;
  step?: Clock;
  /** What people chose to tell customers of it. */
  told?: CustomerWording;
  from: Instant;
  /** Null while the incident is open. */
  until: Instant | null;
}

/**
 * The pauses of one order, oldest first, from the portal's own facts `incident.joined` and `incident.left`: the same for
 * every order of arrival and any repetition. Leaving without having joined means nothing.
 */
export function foldPauses(orderFacts: readonly EffectiveFact[]): Pause[] {
  const pauses = new Map<string, Pause>();
  const left = new Map<string, Instant>();
  for (const { code, data, occurredAt } of orderFacts) {
    const told = data?.incident;
    if (!told) continue;
    if (code === 'incident.left') left.set(told.id, Math.max(occurredAt, left.get(told.id) ?? 0));
    else if (code === 'incident.joined') {
      const { id, kind, since, source, sourceKind, step, told: wording } = told;
      const scope = {
        ...(source ? { source } : {}),
        ...(sourceKind ? { sourceKind } : {}),
        ...(step ? { step } : {}),
        ...(wording ? { told: wording } : {}),
      };
      pauses.set(id, { incident: id, kind, ...scope, from: since, until: null });
    }
  }
  for (const [id, until] of left) {
    const pause = pauses.get(id);
    if (pause) pause.until = Math.max(until, pause.from);
  }
  return [...pauses.values()].sort((a, b) => a.from - b.from || (a.incident < b.incident ? -1 : 1));
}
