import type { Incident, IncidentProgress } from '@/server/domain/incident/incident';
import { clocksHeld, pauseOf, phasesHeld } from '@/server/domain/incident/incident-pause';
import { NOT_BEGUN } from '@/server/domain/incident/new-incident';
import { incidentClosed } from '@/server/domain/notice/staff-alert';
import { type Instant, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { readCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { readWatchedOrders } from '@/server/store/deadline';
import { type IncidentWork, leaseIncident, lockIncidentToWorkOn, saveIncident } from '@/server/store/incident';
import {
  countIncidentOrders,
  countOrdersInPhases,
  countRecovered,
  countStillHeld,
  findIncidentCandidates,
  markOrdersLeft,
  markOrdersTold,
  readOrdersToLeave,
  readOrdersToTell,
} from '@/server/store/incident-order';
import { readRules } from '@/server/store/rule';
import { readSources } from '@/server/store/source';
import { alertStaff } from '../notice/alert-staff';
import { readStalls } from '../stall/read-stalls';
import { recordFacts } from '../tracking/record-facts';
import { joinedFact, joinOrders } from './join-orders';
import { REPLAY_LEASE_MS, replayUnderLease } from './replay-under-lease';

const BATCH = 200;
/**
 * How long an open incident rests before it looks again for orders that came to wait for the same: a twentieth of the time
 * is spent looking at most, however many orders are open. What falls due meanwhile the sweep takes in.
 */
const LOOK_AGAIN = 20 * SECOND;
const RESTS = 20;
/** Orders whose transaction was under way when the last pass began are met by the next. */
const SLACK = MINUTE;
/** A source that is back closes its incident by itself after this long. */
const CLOSES_AFTER = 15 * MINUTE;
/** A common cause is over when no more than this share of its orders still waits. */
const STILL_HELD = 0.2;

/** The pass of a search: from the first order when the last one is done, else where it stopped. */
function passOf(incident: Incident, ctx: Context): IncidentProgress {
  const { progress } = incident;
  if (progress.startedAt !== null && !progress.isPassDone) return progress;
  const changedAfter = progress.startedAt === null ? null : progress.startedAt - SLACK;
  return { ...progress, startedAt: ctx.now(), changedAfter, after: null, isPassDone: false, spentMs: 0 };
}

/** Looks at the next orders that may be concerned. */
async function join(tx: Context, outside: Context, incident: Incident): Promise<Incident> {
  const begunAt = tx.now();
  const phases = phasesHeld(incident);
  const pass = passOf(incident, tx);
  const total = pass.total ?? (await countOrdersInPhases(tx.db, phases));
  const { changedAfter, after: afterId } = pass;
  const ids = await findIncidentCandidates(tx.db, { incidentId: incident.id, phases, changedAfter, afterId, limit: BATCH });
  const watch = { rules: await readRules(tx.db), calendars: await readCalendars(tx.db), now: tx.now() };
  const orders = (await readWatchedOrders(tx.db, ids)).filter(({ doc }) => clocksHeld(incident, doc.state).length > 0);
  const stalls = await readStalls(
    tx,
    orders.map((o) => o.id),
  );
  await joinOrders(outside, incident, { orders, stalls, watch });
  const isPassDone = ids.length < BATCH;
  const spentMs = pass.spentMs + tx.now() - begunAt;
  const lookAgainAt = tx.now() + Math.max(LOOK_AGAIN, RESTS * spentMs);
  const done = Math.min(total, pass.done + ids.length);
  const progress = { ...pass, total, done, after: ids.at(-1) ?? pass.after, isPassDone, spentMs, lookAgainAt };
  const figures = { ...incident.figures, ...(await countIncidentOrders(outside.db, incident.id, tx.now())) };
  const looked: Incident = { ...incident, figures, progress };
  return isPassDone ? closeWhenBack(tx, { ...looked, phase: 'open', backAt: await backAt(tx, incident) }) : looked;
}

/** When what the incident waits for came back; null while it did not. */
async function backAt(tx: Context, incident: Incident): Promise<Instant | null> {
  if (incident.kind === 'source_silent') {
    if (incident.backAt !== null) return incident.backAt;
    const source = (await readSources(tx.db)).find((row) => row.name === incident.source);
    return source?.lastOkAt && source.lastOkAt > incident.openedAt ? source.lastOkAt : null;
  }
  const { joined, held } = await countStillHeld(tx.db, incident.id);
  return held <= STILL_HELD * joined ? (incident.backAt ?? tx.now()) : null;
}

/** Nobody pressed the button: what was kept is read again and the incident closed a while after all is well. */
function closeWhenBack(tx: Context, incident: Incident): Incident {
  if (incident.backAt === null || tx.now() - incident.backAt < CLOSES_AFTER) return incident;
  return { ...incident, phase: 'replaying', closedBy: 'system', progress: { ...NOT_BEGUN, startedAt: tx.now() } };
}

/** Lets the next orders go; after the last one the incident is closed. */
async function leave(tx: Context, outside: Context, incident: Incident): Promise<Incident> {
  const { progress } = incident;
  const endedAt = progress.startedAt ?? tx.now();
  const orders = await readOrdersToLeave(tx.db, incident.id, progress.after, BATCH);
  if (orders.length > 0 && pauseOf(incident)) {
    await recordFacts(outside, {
      orders: [],
      facts: orders.map(({ shop, orderNo }) => ({
        reporter: { source: 'daona', kind: 'portal' },
        order: { shop, orderNo },
        identityKey: `incident|${incident.id}|left`,
        code: 'incident.left',
        occurredAt: endedAt,
        precision: 'second',
        data: { incident: { id: incident.id, kind: incident.kind, since: incident.since } },
      })),
    });
  }
  await markOrdersLeft(
    tx.db,
    incident.id,
    orders.map((o) => o.id),
    tx.now(),
  );
  const moved = { ...progress, done: progress.done + orders.length, after: orders.at(-1)?.id ?? progress.after };
  if (orders.length === BATCH) return { ...incident, progress: moved };
  const counted = await countIncidentOrders(tx.db, incident.id, endedAt);
  const recovered = await countRecovered(tx.db, incident, incident.backAt ?? incident.openedAt);
  const figures = { ...incident.figures, ...counted, recovered };
  await alertStaff(tx, incidentClosed({ ...incident, figures }, tx.now()));
  tx.log.info({ incidentId: incident.id, ...figures }, 'an incident was closed');
  return { ...incident, progress: moved, figures, phase: 'closed', closedAt: tx.now() };
}

/** Gives the next orders what their customers are told by hand; answers whether there were any. */
async function tell(tx: Context, outside: Context, incident: Incident): Promise<boolean> {
  if (incident.phase !== 'open' || incident.toldVersion === 0) return false;
  const orders = await readOrdersToTell(tx.db, incident.id, incident.toldVersion, BATCH);
  if (orders.length === 0) return false;
  await recordFacts(outside, { orders: [], facts: orders.map((order) => joinedFact(order, incident, order.joinedAt)) });
  await markOrdersTold(
    tx.db,
    incident.id,
    orders.map((o) => o.id),
    incident.toldVersion,
  );
  return true;
}

async function step(tx: Context, outside: Context, incident: Incident): Promise<Incident> {
  if (await tell(tx, outside, incident)) return incident;
  return incident.phase === 'leaving' ? leave(tx, outside, incident) : join(tx, outside, incident);
}

/**
 * One step of work on the incident that needs it most: orders are taken in, kept pushes read again, or orders let
 * go, a batch at a time. A replay is under a lease, so that whoever stops or closes it waits for no vendor; the other steps
 * hold the row, so that no order joins what begins to leave. Several workers share the incidents; after a crash the next
 * step goes on where the last committed one ended. With `only` it does one kind of work. Answers whether there was anything to do.
 */
export async function workOnIncidents(ctx: Context, only?: IncidentWork): Promise<{ isMore: boolean }> {
  const lease = newId(ctx.now());
  const incident = await inTransaction(ctx, async (tx) => {
    const found = await lockIncidentToWorkOn(tx.db, tx.now(), only);
    if (!found) return null;
    if (found.phase === 'replaying') await leaseIncident(tx.db, { id: found.id, lease }, tx.now() + REPLAY_LEASE_MS);
    else await saveIncident(tx.db, found.id, await step(tx, ctx, found));
    return found;
  });
  if (incident?.phase === 'replaying') await replayUnderLease(ctx, incident, lease);
  return { isMore: incident !== null };
}
