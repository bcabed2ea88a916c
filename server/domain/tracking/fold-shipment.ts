import { HOUR, type Instant, MINUTE } from '../shared/instant';
import type { Attention } from './attention';
import { type EffectiveFact, effectiveFacts, isActual } from './effective-facts';
import { readShipmentCode } from './event-code';
import type { Fact } from './fact';
import { MILESTONES, type Milestone } from './milestone';
import { mergeSameScans, type Scan } from './same-scan';
import { arrivalBy } from './shipment-arrival';
import { attentionOf } from './shipment-attention';
import type { DeliveredKind, ShipmentState } from './shipment-state';
import type { Walk } from './shipment-walk';
import { sourcesDisagree } from './sources-disagree';
import { SUB_STATUSES, type SubStatus } from './sub-status';

/** A scan that follows the delivery this soon is taken as made before it (DOMAIN 5.4). */
const LATE_SCAN_MS = 30 * MINUTE;
/** Movement later than this after a delivery contradicts it (DOMAIN 5.5). */
const CONTRADICTION_MS = 12 * HOUR;

export interface FoldedShipment {
  state: ShipmentState;
  attention: Attention[];
  scans: Scan[];
}

/** What a folded shipment starts from: its link to an order. */
export interface ShipmentSeed {
  key: string;
  carrier: string;
  trackingNo: string;
  linkedAt: Instant;
  items: { sku: string; quantity: number }[];
  isReturn: boolean;
}

/**
 * Folds the facts of one tracking number into its state: a pure function of the set of facts, the same for every order
 * of arrival. Contradictions are resolved by DOMAIN 5.2 and 5.5.
 */
export function foldShipment(seed: ShipmentSeed, facts: readonly Fact[]): FoldedShipment {
  const scans = mergeSameScans(effectiveFacts(facts));
  const walk: Walk = {
    milestone: 'no_data',
    sub: '',
    status: null,
    since: seed.linkedAt,
    movedAt: null,
    lastEventAt: null,
    pickedUpAt: null,
    deliveredAt: null,
    movedFrom: null,
    ready: null,
    door: null,
    isReturn: seed.isReturn,
    contradictions: [],
    conflict: null,
    disagreement: null,
    problem: null,
    silentSince: null,
    unmapped: null,
  };
  for (const scan of beforeDelivery(scans)) step(walk, scan);
  if (MILESTONES[walk.milestone].terminal === 'no') walk.disagreement = sourcesDisagree(scans);
  return { state: stateOf(seed, walk), attention: attentionOf(seed.key, walk), scans };
}

/** The scans as they are walked: one of lower rank within half an hour after a delivery comes before it. */
function beforeDelivery(scans: Scan[]): Scan[] {
  const out: Scan[] = [];
  let delivered = -1;
  for (const scan of scans) {
    const rank = rankOf(scan.fact);
    const isEarlier = delivered >= 0 && rank !== null && rank < MILESTONES.delivered.rank;
    if (isEarlier && scan.fact.effectiveAt - out[delivered]!.fact.effectiveAt <= LATE_SCAN_MS) {
      out.splice(delivered, 0, scan);
      delivered += 1;
      continue;
    }
    out.push(scan);
    if (rank === MILESTONES.delivered.rank && isActual(scan.fact)) delivered = out.length - 1;
  }
  return out;
}

function rankOf(fact: Fact): number | null {
  const read = fact.code ? readShipmentCode(fact.code) : null;
  return read?.milestone ? MILESTONES[read.milestone].rank : null;
}

function step(walk: Walk, scan: Scan): void {
  const { fact } = scan;
  if (fact.isWithdrawn || fact.quarantined) return;
  if (fact.data?.next && fact.code !== 'carrier.corrected') walk.goneOnAs = `${fact.data.next.carrier}/${fact.data.next.trackingNo}`;
  if (fact.data?.expectedBy !== undefined) walk.expectedBy = fact.data.expectedBy;
  if (fact.code === null) {
    walk.unmapped = fact;
    walk.lastEventAt = fact.effectiveAt;
    return;
  }
  const read = readShipmentCode(fact.code);
  if (!read || !isActual(fact)) return;
  walk.lastEventAt = fact.effectiveAt;
  if (read.status.attention !== 'silent') walk.silentSince = null;
  if (read.milestone === null) raise(walk, fact, read.status, read.sub);
  else move(walk, scan, read.milestone, read.sub, read.status);
  walk.last = fact;
}

function raise(walk: Walk, fact: EffectiveFact, status: SubStatus, sub: string): void {
  if (status.attention === 'silent') walk.silentSince ??= fact.effectiveAt;
  else if (!MILESTONES[walk.milestone].terminal.match(/hard|soft/)) {
    walk.problem = { since: fact.effectiveAt, reason: fact.reason ?? `carrier.${sub}`, status };
  }
}

function move(walk: Walk, scan: Scan, to: Milestone, sub: string, status: SubStatus): void {
  const { fact } = scan;
  if (isRepeat(walk.last, fact)) return;
  const from = walk.milestone;
  const physical = isPhysical(to);
  if (from === 'delivered' && !afterDelivery(walk, fact, to, status)) return;
  if (from !== 'delivered' && !isLegal(from, to, physical)) return;
  // What goes back and is handed over has reached its sender.
  if (walk.isReturn && from !== 'delivered' && to === 'delivered') {
    enter(walk, scan, 'returned', '', SUB_STATUSES.returned['']);
    return;
  }
  if (from === 'returning' && MILESTONES[to].rank < MILESTONES.returning.rank) {
    if (status.movesClock) walk.movedAt = fact.effectiveAt;
    if (fact.place) walk.place = fact.place;
    return;
  }
  enter(walk, scan, to, sub, status);
}

function enter(walk: Walk, scan: Scan, to: Milestone, sub: string, status: SubStatus): void {
  const { fact } = scan;
  arrive(walk, scan, to);
  if (walk.milestone !== to) walk.since = fact.effectiveAt;
  walk.milestone = to;
  walk.sub = sub;
  walk.status = status;
  walk.reason = fact.reason;
  if (fact.place) walk.place = fact.place;
  if (status.movesClock) {
    walk.movedAt = fact.effectiveAt;
    walk.movedFrom = fact.occurredAt;
    walk.problem = null;
  }
  if (isPhysical(to)) walk.pickedUpAt ??= fact.effectiveAt;
  if (to === 'delivered') {
    walk.deliveredAt = fact.effectiveAt;
    walk.contradictions = [];
    walk.conflict = null;
  } else if (to !== 'returning' && to !== 'returned') walk.deliveredAt = null;
  if (to === 'returning' || to === 'returned') walk.isReturn = true;
}

/** Where it can be collected it has arrived, however long it lies there, unless it goes on to a door. */
function arrive(walk: Walk, { fact, also }: Scan, to: Milestone): void {
  const arrived = () => arrivalBy(fact, Math.min(fact.heardAt, ...also.map((one) => one.heardAt)), walk.movedFrom);
  if (to === 'delivered') walk.door = arrived();
  else if (to === 'available_for_pickup') walk.ready ??= arrived();
  else walk.ready = null;
}

function arrivedOf({ milestone, ready, door }: Walk): Pick<ShipmentState, 'arrived'> {
  const arrived = milestone === 'delivered' ? (ready ?? door) : milestone === 'available_for_pickup' ? ready : null;
  return arrived ? { arrived } : {};
}

/** Whether a scan after the delivery reopens the shipment; remembers the contradiction. */
function afterDelivery(walk: Walk, fact: EffectiveFact, to: Milestone, status: SubStatus): boolean {
  const gap = fact.effectiveAt - (walk.deliveredAt ?? fact.effectiveAt);
  if (to === 'delivered') {
    const sameMoment = gap <= CONTRADICTION_MS;
    if (sameMoment && fact.code === 'delivered') return false;
    return true;
  }
  if (to === 'available_for_pickup') return gap <= CONTRADICTION_MS;
  const isRefused = fact.code === 'attempt_failed.refused';
  if (to === 'returning' || to === 'returned' || isRefused) {
    walk.conflict = { since: fact.effectiveAt, facts: [fact.identity] };
    return true;
  }
  // A picture of the signature or a word of thanks is no movement.
  if (!isPhysical(to) || !status.movesClock) return false;
  const elsewhere = fact.place?.city !== undefined && fact.place.city !== walk.place?.city;
  if (elsewhere) walk.contradictions.push(fact);
  if (gap <= CONTRADICTION_MS && walk.contradictions.length < 2) return false;
  walk.conflict = {
    since: fact.effectiveAt,
    facts: [...walk.contradictions.map((f) => f.identity), ...(elsewhere ? [] : [fact.identity])],
  };
  return true;
}

/** Carrier has it in hand. */
function isPhysical(milestone: Milestone): boolean {
  const rank = MILESTONES[milestone].rank;
  return rank >= MILESTONES.picked_up.rank && rank < MILESTONES.lost.rank;
}

/** Legal moves of DOMAIN 5.2: forward, free inside a group, and the listed ways back. */
function isLegal(from: Milestone, to: Milestone, physical: boolean): boolean {
  // What the carrier has in hand was sent, whatever is said about its label: the scan wins (5.5).
  if (to === 'voided') return MILESTONES[from].rank < MILESTONES.picked_up.rank;
  const back = MILESTONES[to].rank < MILESTONES[from].rank;
  switch (from) {
    case 'returned':
    case 'destroyed':
      return false;
    case 'lost':
    case 'voided':
      return physical;
    case 'out_for_delivery':
      return !back || MILESTONES[to].rank === MILESTONES.in_transit.rank;
    case 'available_for_pickup':
      return !back || to === 'out_for_delivery';
    case 'attempt_failed':
      return !back || MILESTONES[to].rank >= MILESTONES.in_transit.rank;
    case 'returning':
      return true;
    default:
      return !back;
  }
}

/** The same words at the same place again are no movement (DOMAIN 5.9). */
function isRepeat(last: EffectiveFact | undefined, fact: EffectiveFact): boolean {
  return (
    !!last &&
    last.code === fact.code &&
    last.code === 'in_transit' &&
    last.text === fact.text &&
    last.place?.city === fact.place?.city &&
    last.place?.text === fact.place?.text
  );
}

function stateOf(seed: ShipmentSeed, walk: Walk): ShipmentState {
  return {
    key: seed.key,
    carrier: seed.carrier,
    trackingNo: seed.trackingNo,
    milestone: walk.milestone,
    ...(walk.sub ? { subStatus: walk.sub } : {}),
    ...(walk.reason ? { reason: walk.reason } : {}),
    since: walk.since,
    movedAt: walk.movedAt,
    lastEventAt: walk.lastEventAt,
    pickedUpAt: walk.pickedUpAt,
    deliveredAt: walk.milestone === 'delivered' ? walk.deliveredAt : null,
    ...(walk.milestone === 'delivered' ? { deliveredKind: (walk.sub || 'unspecified') as DeliveredKind } : {}),
    ...arrivedOf(walk),
    ...(walk.place ? { place: walk.place } : {}),
    ...(walk.expectedBy !== undefined ? { expectedBy: walk.expectedBy } : {}),
    items: seed.items,
    ...(walk.goneOnAs ? { goneOnAs: walk.goneOnAs } : {}),
    isReturn: walk.isReturn,
    linkedAt: seed.linkedAt,
  };
}
