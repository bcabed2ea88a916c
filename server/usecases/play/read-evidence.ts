import { compareSystems } from '@/server/domain/order/system-words';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { type CaseAxis, findBreak } from '@/server/domain/play/find-break';
import { frameAround, type IncidentAxis, layIncidentAxis } from '@/server/domain/play/lay-incident-axis';
import { DAY, HOUR, type Instant } from '@/server/domain/shared/instant';
import { addTraffic, noTraffic, type Traffic } from '@/server/domain/source/traffic';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { type LogLine, readCaseLog } from '@/server/store/case-reading';
import type { Context } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { countAllWords, countOwnWords } from '@/server/store/incident-words';
import { readFailures, readTraffic } from '@/server/store/source-traffic';
import { readWatchedSources, type WatchedSource } from '@/server/store/source-watch';
import { type CaseGround, ordersOfCase, readCaseGround } from './case-ground';

/** Settings that were changed so long before the trouble began may be its cause. */
const SETTINGS_BEFORE = DAY;
/** Calls are looked at from here before the trouble on, so that what is usual stands beside it. */
const CALLS_BEFORE = 12 * HOUR;
const LONGEST_CALLS = 7 * DAY;
const LOG_SHOWN = 60;

/** Calls of one interface around the trouble (R0-23). */
export interface InterfaceCalls {
  id: string;
  source: string;
  kind: SourceKind;
  /** When it last called well; null when it never did. */
  lastOkAt: Instant | null;
  total: Pick<Traffic, 'good' | 'refused' | 'unreadable' | 'failed'>;
  hours: (Pick<Traffic, 'good' | 'refused' | 'unreadable' | 'failed'> & { at: Instant })[];
  failures: { kind: string; reason: string; calls: number }[];
}

export interface CaseEvidence {
  kind: 'found';
  since: Instant;
  readAt: Instant;
  /** Of a ticket: every word about its order; null for an incident. */
  axis: CaseAxis | null;
  /** Of an incident: how many words about its orders; null for a ticket. */
  shared: IncidentAxis | null;
  calls: InterfaceCalls[];
  log: LogLine[];
}

/** What the cause of a case is looked for in: systems on one axis, calls of their interfaces, who changed what. Changes nothing. */
export async function readEvidence(ctx: Context, input: { subject: CaseSubject }): Promise<CaseEvidence | { kind: 'missing' }> {
  const ground = await readCaseGround(ctx, input.subject);
  if (!ground) return { kind: 'missing' };
  const now = ctx.now();
  const [axis, shared] = await Promise.all([axisOf(ctx, ground), sharedAxisOf(ctx, ground)]);
  const { since } = ground;
  const [calls, log] = await Promise.all([
    callsOf(ctx, ground, axis),
    readCaseLog(ctx.db, {
      subjects: [ground.subject, ...(ground.kind === 'ticket' ? [`order:${ground.ticket.orderId}`] : [])],
      since: ground.kind === 'ticket' ? ground.document.state.moments.placedAt : since,
      settingsSince: since - SETTINGS_BEFORE,
      until: ground.closedAt ?? now,
      limit: LOG_SHOWN,
    }),
  ]);
  return { kind: 'found', since, readAt: now, axis, shared, calls, log };
}

/** The systems of a ticket's order on one axis; null for an incident. */
export async function axisOf(ctx: Context, ground: CaseGround): Promise<CaseAxis | null> {
  if (ground.kind === 'incident') return null;
  const facts = await readFactsOfOrder(ctx.db, ground.ticket.orderId);
  const { state, attention } = ground.document;
  return findBreak(compareSystems(facts, state), { ...state, attention }, ground.closedAt ?? ctx.now());
}

/** The systems of an incident on one axis; null for a ticket. What its orders wait for is read of those that checks look at. */
async function sharedAxisOf(ctx: Context, ground: CaseGround): Promise<IncidentAxis | null> {
  if (ground.kind === 'ticket') return null;
  const { incident, closedAt } = ground;
  const frame = frameAround(incident.since, closedAt ?? ctx.now());
  const [own, documents] = await Promise.all([countOwnWords(ctx.db, incident.id, frame), ordersOfCase(ctx, ground)]);
  const sources = new Set([...own.map(({ source }) => source), ...(incident.source ? [incident.source] : [])]);
  const all = await countAllWords(ctx.db, [...sources], frame);
  return layIncidentAxis(incident, frame, { own, all, states: closedAt === null ? documents.map(({ state }) => state) : [] });
}

/** Interfaces that told of the order or are awaited, or that the incident is about. */
async function callsOf(ctx: Context, ground: CaseGround, axis: CaseAxis | null): Promise<InterfaceCalls[]> {
  const concerns = concernsOf(ground, axis);
  const sources = (await readWatchedSources(ctx.db)).filter(concerns);
  const until = ground.closedAt ?? ctx.now();
  const since = Math.floor(Math.max(ground.since - CALLS_BEFORE, until - LONGEST_CALLS) / HOUR) * HOUR;
  return Promise.all(
    sources.map(async ({ id, name, kind, lastOkAt }) => {
      const [hours, failures] = await Promise.all([readTraffic(ctx.db, 'hour', since, id), readFailures(ctx.db, id, since)]);
      return {
        id,
        source: name,
        kind,
        lastOkAt,
        total: countsOf(hours.reduce<Traffic>(addTraffic, noTraffic())),
        hours: hours.map((hour) => ({ at: hour.at, ...countsOf(hour) })),
        failures,
      };
    }),
  );
}

function countsOf({ good, refused, unreadable, failed }: Traffic) {
  return { good, refused, unreadable, failed };
}

function concernsOf(ground: CaseGround, axis: CaseAxis | null): (source: WatchedSource) => boolean {
  if (ground.kind === 'incident') {
    const { source, sourceKind, shop } = ground.incident;
    return (one) => (source ? one.name === source : sourceKind === null || one.kind === sourceKind) && isOfShop(one, shop);
  }
  const told = new Set(axis?.lanes.map((lane) => lane.source));
  const awaited = new Set(axis?.breaks.flatMap((gap) => gap.awaited));
  return (one) => told.has(one.name) || (awaited.has(one.kind) && isOfShop(one, ground.document.state.shop));
}

function isOfShop(source: WatchedSource, shop: string | null): boolean {
  return source.shop === null || shop === null || source.shop === shop;
}
