import { HOUR, type Instant } from '../shared/instant';
import { type EffectiveFact, isActual } from './effective-facts';
import { readShipmentCode } from './event-code';
import { MILESTONES } from './milestone';
import type { Scan } from './same-scan';

/** Sources may lag behind each other this long (DOMAIN 5.5). */
const LAG_MS = 2 * HOUR;

/**
 * Two sources that contradict each other about where a shipment is: the one that spoke last, more than two hours later,
 * puts it further back and elsewhere than the other's last word. Null when they agree or one merely lags. Settled as soon
 * as either comes round.
 */
export function sourcesDisagree(scans: readonly Scan[]): { since: Instant; facts: string[] } | null {
  const last = new Map<string, EffectiveFact>();
  for (const { fact, also } of scans)
    for (const told of [fact, ...also]) if (isActual(told) && rankOf(told) !== null) last.set(told.source, told);
  const words = [...last.values()].sort((a, b) => a.effectiveAt - b.effectiveAt || (a.identity < b.identity ? -1 : 1));
  const latest = words.at(-1);
  if (!latest || words.length < 2) return null;
  const other = words.find(
    (w) => w !== latest && latest.effectiveAt - w.effectiveAt > LAG_MS && rankOf(w)! > rankOf(latest)! && isElsewhere(w, latest),
  );
  return other ? { since: latest.effectiveAt, facts: [other.identity, latest.identity] } : null;
}

function rankOf(fact: EffectiveFact): number | null {
  const milestone = fact.code ? readShipmentCode(fact.code)?.milestone : null;
  return milestone && MILESTONES[milestone].terminal === 'no' ? MILESTONES[milestone].rank : null;
}

function isElsewhere(a: EffectiveFact, b: EffectiveFact): boolean {
  return a.place?.city !== undefined && b.place?.city !== undefined && a.place.city !== b.place.city;
}
