import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { WorkFault } from '../shared/work-fault';
import type { SourceKind } from '../tracking/fact';

export const INCIDENT_KINDS = ['source_silent', 'common_cause', 'fold_difference'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** joining takes in the orders concerned, leaving lets their clocks run on; replaying reads again what was kept. */
export type IncidentPhase = 'joining' | 'open' | 'replaying' | 'leaving' | 'closed';

/** How far the phase under way is. */
export interface IncidentProgress {
  /** Null until it is known. */
  total: number | null;
  done: number;
  /** Where to go on: the last order seen to, or the last kept push read again. */
  after: string | null;
  /** When the pass under way, or the last one, began; null before the first. */
  startedAt: Instant | null;
  /** The pass looks at orders that changed after this moment; null looks at all. */
  changedAfter: Instant | null;
  isPassDone: boolean;
  /** Time the pass took so far, in milliseconds, and when the next one begins. */
  spentMs: number;
  lookAgainAt: Instant;
  /** Pushes are read again first, then vendors are asked about the shipments. */
  isAsking: boolean;
  /** Somebody asked to stop the replay. */
  isStopAsked: boolean;
  /** Why the last step of the replay did not get on; it is tried again. Null once one did. */
  fault: WorkFault | null;
}

/** What people chose to tell the customers of an incident, in place of the usual words: one truthful sentence, or nothing. */
export type CustomerWording = { kind: 'words'; 'zh-CN': string; en: string } | { kind: 'silence' };

/** What the incident came to; shown while it is open and kept when it is closed. */
export interface IncidentFigures {
  orders: number;
  /** Messages to customers that would have been false and were not sent. */
  withheld: number;
  /** Kept pushes that were read again. */
  replayed: number;
  /** Refused pushes of which only the beginning was kept: the last replay passed over them. */
  cut: number;
  /** Shipments about which vendors were asked. */
  asked: number;
  /** Events of the outage that came in after it. */
  recovered: number;
}

/** Many troubles with one cause, told once. */
export interface Incident {
  id: string;
  key: string;
  kind: IncidentKind;
  source: string | null;
  sourceKind: SourceKind | null;
  step: Clock | null;
  carrier: string | null;
  region: string | null;
  shop: string | null;
  /** Key of the probable cause (word-incident.ts) and its particulars; instants in epoch milliseconds. */
  cause: string;
  params: IncidentParams;
  /** Start of the trouble. */
  since: Instant;
  openedAt: Instant;
  backAt: Instant | null;
  closedAt: Instant | null;
  closedBy: string | null;
  acknowledgedAt: Instant | null;
  acknowledgedBy: string | null;
  phase: IncidentPhase;
  progress: IncidentProgress;
  figures: IncidentFigures;
  /** Null for the usual words. */
  told: CustomerWording | null;
  /** Grows with each change of what is told by hand. */
  toldVersion: number;
}

export type IncidentParams = Record<string, string | number>;

/** A source that says nothing although it usually does at this hour. */
export interface Silence {
  /** Name of the source account, as it stands in facts. */
  source: string;
  sourceKind: SourceKind;
  /** Shop that its account belongs to; null or left out where it tells of every shop. */
  shop?: string | null;
  /** Clocks that wait for this source stand still from here: the last good call, or when it should have come. */
  silentSince: Instant;
  /** Last call that succeeded; null when there never was one. */
  lastGoodAt: Instant | null;
  /** What was counted since `silentSince`. */
  evidence: {
    /** Calls that were refused, and as what most of them were (a status or reason such as `403`, `bad signature`). */
    refused?: number;
    refusedAs?: string;
    /** Calls that failed otherwise. */
    failed?: number;
    /** Calls usual in such a stretch at that hour. */
    expected?: number;
  };
}

/** Where stalls of one cause stand: the clock they share and what narrows it. */
export interface CauseScope {
  step: Clock;
  source?: string;
  carrier?: string;
  region?: string;
  shop?: string;
}

/** Why an incident is opened. */
export type IncidentOpening =
  | { kind: 'source_silent'; silence: Silence }
  | { kind: 'common_cause'; scope: CauseScope; since: Instant; cause: string; params: IncidentParams }
  | { kind: 'fold_difference'; since: Instant; params: IncidentParams; orderIds: readonly string[] };

/** What makes incidents one: opening it again while it is open only brings its evidence up to date. */
export function incidentKey(opening: IncidentOpening): string {
  if (opening.kind === 'source_silent') return `source_silent|${opening.silence.source}`;
  if (opening.kind === 'fold_difference') return 'fold_difference';
  const { step, source, carrier, region, shop } = opening.scope;
  return ['common_cause', step, source, carrier, region, shop].map((part) => part ?? '').join('|');
}
