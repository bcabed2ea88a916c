import type { Place } from '../place/place';
import type { Instant } from '../shared/instant';
import { type EffectiveFact, effectiveFacts, isActual } from '../tracking/effective-facts';
import { readShipmentCode } from '../tracking/event-code';
import type { Fact, Precision, SourceKind } from '../tracking/fact';
import { MILESTONES, type Milestone } from '../tracking/milestone';
import type { OrderState } from './order-state';

/** One thing a system said, as staff see it. */
export interface SystemWord {
  identity: string;
  at: Instant;
  precision: Precision;
  /** When the portal learned it. */
  receivedAt: Instant;
  code: string | null;
  sourceCode?: string;
  text?: string;
  place?: Place;
  reason?: string;
  by?: string;
  /** '' for the order itself. */
  shipmentKey: string;
  isWithdrawn: boolean;
  isQuarantined: boolean;
  /** Only announced: an estimate or a plan moves nothing. */
  isExpected: boolean;
  revisions: number;
}

/** Where a system believes one shipment is, against what all facts add up to. */
export interface SystemClaim {
  shipmentKey: string;
  milestone: Milestone;
  at: Instant;
  /** `same`; `behind`: an earlier step, heard before the present one; `differs`: it contradicts the present state. */
  stand: 'same' | 'behind' | 'differs';
}

/** Everything one system said about an order and its shipments. */
export interface SystemColumn {
  source: string;
  kind: SourceKind;
  /** Newest first. */
  words: SystemWord[];
  /** Its last word that counts; null when all were taken back or only announced. */
  last: SystemWord | null;
  lastHeardAt: Instant;
  claims: SystemClaim[];
  /** It says what the state contradicts, or is part of an open conflict. */
  disagrees: boolean;
}

/** Puts the systems side by side (R0-20), the one heard last first. A pure function of facts and state. */
export function compareSystems(facts: readonly Fact[], state: OrderState): SystemColumn[] {
  const bySource = new Map<string, EffectiveFact[]>();
  for (const fact of effectiveFacts(facts)) {
    const held = bySource.get(fact.source);
    if (held) held.push(fact);
    else bySource.set(fact.source, [fact]);
  }
  const disputed = new Set(state.attention.filter((flag) => flag.kind === 'conflict').flatMap((flag) => flag.facts ?? []));
  return [...bySource.entries()]
    .map(([source, said]) => columnOf(source, said, state, disputed))
    .sort((a, b) => b.lastHeardAt - a.lastHeardAt || (a.source < b.source ? -1 : 1));
}

function columnOf(source: string, said: readonly EffectiveFact[], state: OrderState, disputed: ReadonlySet<string>): SystemColumn {
  const words = said.map(wordOf).reverse();
  const counting = said.filter(isActual);
  const last = counting.at(-1);
  const claims = state.shipments.flatMap((shipment) => {
    const claim = claimOf(counting, shipment);
    return claim ? [claim] : [];
  });
  return {
    source,
    kind: said[0]!.sourceKind,
    words,
    last: last ? wordOf(last) : null,
    lastHeardAt: Math.max(...said.map((fact) => fact.heardAt)),
    claims,
    disagrees: claims.some((claim) => claim.stand === 'differs') || said.some((fact) => disputed.has(fact.identity)),
  };
}

function claimOf(counting: readonly EffectiveFact[], shipment: OrderState['shipments'][number]): SystemClaim | null {
  const moves = counting.flatMap((fact) => {
    const milestone = fact.subject === `t:${shipment.key}` && fact.code ? readShipmentCode(fact.code)?.milestone : null;
    return milestone ? [{ milestone, at: fact.effectiveAt }] : [];
  });
  const last = moves.at(-1);
  if (!last) return null;
  return { shipmentKey: shipment.key, ...last, stand: standOf(last, shipment) };
}

function standOf(last: { milestone: Milestone; at: Instant }, shipment: { milestone: Milestone; since: Instant }): SystemClaim['stand'] {
  if (last.milestone === shipment.milestone) return 'same';
  const isEarlierStep = MILESTONES[last.milestone].rank <= MILESTONES[shipment.milestone].rank;
  return isEarlierStep && last.at <= shipment.since ? 'behind' : 'differs';
}

function wordOf(fact: EffectiveFact): SystemWord {
  return {
    identity: fact.identity,
    at: fact.occurredAt,
    precision: fact.precision,
    receivedAt: fact.heardAt,
    code: fact.code,
    sourceCode: fact.sourceCode,
    text: fact.text,
    place: fact.place,
    reason: fact.reason ?? fact.data?.stall?.reason,
    by: fact.data?.by,
    shipmentKey: fact.subject.startsWith('t:') ? fact.subject.slice(2) : '',
    isWithdrawn: fact.isWithdrawn,
    isQuarantined: fact.quarantined === true,
    isExpected: fact.classifier !== 'actual',
    revisions: fact.revisions,
  };
}
