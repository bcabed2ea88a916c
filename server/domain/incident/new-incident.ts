import type { Instant } from '../shared/instant';
import { type Incident, type IncidentOpening, type IncidentParams, type IncidentProgress, incidentKey, type Silence } from './incident';

/** Progress of a phase that nobody has worked on yet. */
export const NOT_BEGUN: IncidentProgress = {
  total: null,
  done: 0,
  after: null,
  startedAt: null,
  changedAfter: null,
  isPassDone: false,
  spentMs: 0,
  lookAgainAt: 0,
  isAsking: false,
  isStopAsked: false,
  fault: null,
};

function silenceParams({ source, sourceKind, silentSince, lastGoodAt, evidence }: Silence): IncidentParams {
  const { refused = 0, refusedAs, failed = 0, expected } = evidence;
  return {
    source,
    sourceKind,
    since: lastGoodAt ?? silentSince,
    ...(refused > 0 ? { refused, ...(refusedAs ? { refusedAs } : {}) } : {}),
    ...(failed > 0 ? { failed } : {}),
    ...(expected !== undefined ? { expected } : {}),
  };
}

/** Probable cause, by the evidence at hand: refused calls say more than silence. */
function causeOfSilence({ evidence }: Silence): string {
  if ((evidence.refused ?? 0) > 0) return 'calls_refused';
  return (evidence.failed ?? 0) > 0 ? 'calls_failed' : 'nothing_heard';
}

/** The cause and its particulars, as the opening has them. */
export function causeOfOpening(opening: IncidentOpening): { cause: string; params: IncidentParams } {
  if (opening.kind === 'source_silent') return { cause: causeOfSilence(opening.silence), params: silenceParams(opening.silence) };
  if (opening.kind === 'fold_difference') return { cause: 'fold_difference', params: opening.params };
  return { cause: opening.cause, params: opening.params };
}

/** A new incident in its first phase: its orders are still to be found. */
export function newIncident(id: string, opening: IncidentOpening, now: Instant): Incident {
  const silence = opening.kind === 'source_silent' ? opening.silence : null;
  const scope = opening.kind === 'common_cause' ? opening.scope : null;
  return {
    id,
    key: incidentKey(opening),
    kind: opening.kind,
    source: silence?.source ?? scope?.source ?? null,
    sourceKind: silence?.sourceKind ?? null,
    step: scope?.step ?? null,
    carrier: scope?.carrier ?? null,
    region: scope?.region ?? null,
    shop: silence?.shop ?? scope?.shop ?? null,
    ...causeOfOpening(opening),
    since: opening.kind === 'source_silent' ? opening.silence.silentSince : opening.since,
    openedAt: now,
    backAt: null,
    closedAt: null,
    closedBy: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    phase: opening.kind === 'fold_difference' ? 'open' : 'joining',
    progress: NOT_BEGUN,
    figures: {
      orders: opening.kind === 'fold_difference' ? opening.orderIds.length : 0,
      withheld: 0,
      replayed: 0,
      cut: 0,
      asked: 0,
      recovered: 0,
    },
    told: null,
    toldVersion: 0,
  };
}
