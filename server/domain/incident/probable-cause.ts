import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { SourceKind } from '../tracking/fact';
import { awaitedKinds } from './clock-pauses';
import type { CommonCause } from './common-cause';
import type { IncidentOpening, Silence } from './incident';

/** What is known of a source that a standing step waits for. */
export interface SourceEvidence {
  source: string;
  sourceKind: SourceKind;
  /** Shop that the account belongs to; null for every shop. */
  shop: string | null;
  lastGoodAt: Instant | null;
  /** Since the trouble began. */
  refused: number;
  refusedAs: string | null;
  failed: number;
}

/** What was looked up about stalls with one cause. */
export interface CauseEvidence {
  /** Sources of the kinds that the step waits for. */
  sources: readonly SourceEvidence[];
  /** Stalled orders without a destination region, of all that were looked at. */
  regionMissing: { missing: number; of: number };
}

/** Share of the orders that a lack has to be true of to be the cause. */
const NEARLY_ALL = 0.8;
const BEFORE_SHIPPING: readonly Clock[] = ['warehouse_accept', 'pick_start'];

function silenceOf({ source, sourceKind, shop, lastGoodAt, refused, refusedAs, failed }: SourceEvidence, since: Instant): Silence {
  return {
    source,
    sourceKind,
    shop,
    silentSince: lastGoodAt ?? since,
    lastGoodAt,
    evidence: { refused, ...(refusedAs ? { refusedAs } : {}), failed },
  };
}

/** The named source; else those of the kind that the step waits for first, such as the warehouse before the ERP. */
function sourcesConcerned(scope: CommonCause['scope'], all: readonly SourceEvidence[]): SourceEvidence[] {
  const sources = all.filter((s) => s.shop === null || scope.shop === undefined || s.shop === scope.shop);
  if (scope.source !== undefined) return sources.filter((s) => s.source === scope.source);
  const first = awaitedKinds(scope.step).find((kind) => sources.some((s) => s.sourceKind === kind));
  const isCarrying = first === 'carrier' || first === 'aggregator' || first === 'tms';
  return sources.filter((s) => isCarrying || s.sourceKind === first);
}

/**
 * Why many stalls of one step came at once, by the evidence at hand, strongest first: a source whose calls are refused or
 * fail and that nobody has heard since; the only source of its kind, silent; a region that nearly all lack; a warehouse
 * that is heard as usual but was never told of them. Else only what is seen: the step stands.
 */
export function probableCause({ scope, stalls, since }: CommonCause, evidence: CauseEvidence): IncidentOpening {
  const concerned = sourcesConcerned(scope, evidence.sources);
  const silent = concerned.filter((s) => s.lastGoodAt === null || s.lastGoodAt <= since);
  const refused = silent.filter((s) => s.refused + s.failed > 0).sort((a, b) => b.refused + b.failed - a.refused - a.failed)[0];
  if (refused) return { kind: 'source_silent', silence: silenceOf(refused, since) };
  const only = silent.length === 1 && concerned.length === 1 && silent[0]!.lastGoodAt !== null ? silent[0] : undefined;
  if (only) return { kind: 'source_silent', silence: silenceOf(only, since) };
  const common = { kind: 'common_cause' as const, scope, since };
  const params = { stalls, since, step: scope.step };
  const { missing, of } = evidence.regionMissing;
  if (of > 0 && missing >= NEARLY_ALL * of) return { ...common, cause: 'region_missing', params: { ...params, missing, of } };
  const heard = concerned.find((s) => s.lastGoodAt !== null && s.lastGoodAt > since);
  const told = heard ? { ...params, source: heard.source, lastGoodAt: heard.lastGoodAt! } : params;
  return { ...common, cause: heard && BEFORE_SHIPPING.includes(scope.step) ? 'not_handed_over' : 'step_stands', params: told };
}
