import { HOUR } from '../shared/instant';
import type { EffectiveFact } from './effective-facts';
import type { SourceKind } from './fact';

/** Who is believed first about a scan (DOMAIN 5.5): the carrier itself, then aggregators, platforms, people. */
const PRECEDENCE: Record<SourceKind, number> = {
  carrier: 0,
  tms: 1,
  aggregator: 2,
  platform: 3,
  wms: 4,
  erp: 5,
  crm: 6,
  gateway: 7,
  other: 8,
  manual: 9,
  customer: 10,
  portal: 11,
};

/** How far two sources' clocks may lie apart and still mean the same scan. */
const SAME_SCAN_MS = 2 * HOUR;

/** One scan and everybody who told of it; the most believed report first. */
export interface Scan {
  fact: EffectiveFact;
  also: EffectiveFact[];
}

/**
 * Merges reports of different sources that mean the same scan: same code, at most two hours apart, no contradicting
 * place (DOMAIN 5.3.2). Reports of one source are never merged. Input and result are in total order.
 */
export function mergeSameScans(facts: readonly EffectiveFact[]): Scan[] {
  const scans: Scan[] = [];
  for (const fact of facts) {
    const same = fact.code === null ? undefined : findSame(scans, fact);
    if (!same) scans.push({ fact, also: [] });
    else if (PRECEDENCE[fact.sourceKind] < PRECEDENCE[same.fact.sourceKind]) {
      same.also.push(same.fact);
      same.fact = { ...fact, effectiveAt: same.fact.effectiveAt };
    } else same.also.push(fact);
  }
  return scans;
}

function findSame(scans: Scan[], fact: EffectiveFact): Scan | undefined {
  for (let i = scans.length - 1; i >= 0; i -= 1) {
    const scan = scans[i]!;
    if (fact.effectiveAt - scan.fact.effectiveAt > SAME_SCAN_MS) return undefined;
    const told = [scan.fact, ...scan.also];
    if (
      scan.fact.code === fact.code &&
      scan.fact.isWithdrawn === fact.isWithdrawn &&
      told.every((f) => f.source !== fact.source) &&
      samePlace(scan.fact, fact)
    )
      return scan;
  }
  return undefined;
}

function samePlace(a: EffectiveFact, b: EffectiveFact): boolean {
  const left = a.place?.city ?? a.place?.province;
  const right = b.place?.city ?? b.place?.province;
  return !left || !right || left === right;
}
