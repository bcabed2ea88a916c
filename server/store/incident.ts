import type {
  CustomerWording,
  Incident,
  IncidentFigures,
  IncidentParams,
  IncidentPhase,
  IncidentProgress,
} from '../domain/incident/incident';
import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

const COLUMNS = `id, key, kind, source, source_kind as "sourceKind", step, carrier, region, shop, cause, params, since,
  opened_at as "openedAt", back_at as "backAt", closed_at as "closedAt", closed_by as "closedBy",
  acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy", phase, progress, figures, told, told_version as "toldVersion"`;

/** Writes a new incident; answers false when one of the same key is open. */
export async function insertIncident(db: Queryable, incident: Incident): Promise<boolean> {
  const i = incident;
  const { rowCount } = await db.query(
    `insert into incident (id, key, kind, source, source_kind, step, carrier, region, shop, cause, params, since, opened_at, phase, progress, figures)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (key) where closed_at is null do nothing`,
    [
      ...[i.id, i.key, i.kind, i.source, i.sourceKind, i.step, i.carrier, i.region, i.shop, i.cause],
      JSON.stringify(i.params),
      new Date(i.since),
      new Date(i.openedAt),
      i.phase,
      JSON.stringify(i.progress),
      JSON.stringify(i.figures),
    ],
  );
  forgetOpenIncidents();
  return (rowCount ?? 0) > 0;
}

/** The open incident of a key, locked until the transaction ends; null when none is open. */
export async function lockOpenIncident(db: Queryable, key: string): Promise<Incident | null> {
  const { rows } = await db.query<Incident>(`select ${COLUMNS} from incident where key = $1 and closed_at is null for update`, [key]);
  return rows[0] ?? null;
}

/** One incident, locked until the transaction ends; null when there is none. */
export async function lockIncident(db: Queryable, id: string): Promise<Incident | null> {
  const { rows } = await db.query<Incident>(`select ${COLUMNS} from incident where id = $1 for update`, [id]);
  return rows[0] ?? null;
}

export async function readIncident(db: Queryable, id: string): Promise<Incident | null> {
  const { rows } = await db.query<Incident>(`select ${COLUMNS} from incident where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Replays wait for vendors, all other work on incidents is quick. */
export type IncidentWork = 'replays' | 'others';

/**
 * One incident that has something to do (of one kind of work, or of any), locked until the transaction ends: it takes orders in, reads again or lets orders go, or is open
 * and looks again for further orders by now. One whose replay is under a lease stays with whoever has it. Null when there is none that is free.
 */
export async function lockIncidentToWorkOn(db: Queryable, now: Instant, only?: IncidentWork): Promise<Incident | null> {
  const { rows } = await db.query<Incident>({
    name: 'incident-to-work-on',
    text: `select ${COLUMNS} from incident
           where closed_at is null and ($3::text is null or (phase = 'replaying') = ($3 = 'replays')) and (phase in ('joining', 'leaving')
             or phase = 'replaying' and (leased_until is null or leased_until <= $2)
             or phase = 'open' and told_version > 0 and exists (
               select 1 from incident_order o where o.incident_id = incident.id and o.left_at is null and o.told_version < incident.told_version)
             or phase = 'open' and kind <> 'fold_difference' and ((progress ->> 'isPassDone')::bool is not true or (progress ->> 'lookAgainAt')::bigint <= $1::bigint))
           order by phase = 'open', opened_at limit 1 for update skip locked`,
    values: [now, new Date(now), only ?? null],
  });
  return rows[0] ?? null;
}

/** Who replays an incident. */
export interface IncidentLease {
  id: string;
  lease: string;
}

/** Takes an incident that the transaction holds locked under a lease. */
export async function leaseIncident(db: Queryable, { id, lease }: IncidentLease, until: Instant): Promise<void> {
  await db.query('update incident set lease = $2, leased_until = $3 where id = $1', [id, lease, new Date(until)]);
}

/** The incident of a lease, locked until the transaction ends; null when somebody else has it by now. */
export async function lockLeasedIncident(db: Queryable, { id, lease }: IncidentLease): Promise<Incident | null> {
  const { rows } = await db.query<Incident>(`select ${COLUMNS} from incident where id = $1 and lease = $2 for update`, [id, lease]);
  return rows[0] ?? null;
}

/** Ends a lease; does nothing when somebody else has the incident by now. */
export async function releaseIncident(db: Queryable, { id, lease }: IncidentLease): Promise<void> {
  await db.query('update incident set lease = null, leased_until = null where id = $1 and lease = $2', [id, lease]);
}

/** What a step of an incident's work changes. */
export interface IncidentChange {
  phase: IncidentPhase;
  progress: IncidentProgress;
  figures: IncidentFigures;
  cause: string;
  params: IncidentParams;
  backAt: Instant | null;
  closedAt: Instant | null;
  closedBy: string | null;
  acknowledgedAt: Instant | null;
  acknowledgedBy: string | null;
  told: CustomerWording | null;
  toldVersion: number;
}

/** Saves an incident that the transaction holds locked. */
export async function saveIncident(db: Queryable, id: string, change: IncidentChange): Promise<void> {
  const moment = (at: Instant | null) => (at === null ? null : new Date(at));
  await db.query(
    `update incident set phase = $2, progress = $3, figures = $4, cause = $5, params = $6, back_at = $7, closed_at = $8, closed_by = $9,
       acknowledged_at = $10, acknowledged_by = $11, told = $12, told_version = $13 where id = $1`,
    [
      id,
      change.phase,
      JSON.stringify(change.progress),
      JSON.stringify(change.figures),
      change.cause,
      JSON.stringify(change.params),
      moment(change.backAt),
      moment(change.closedAt),
      change.closedBy,
      moment(change.acknowledgedAt),
      change.acknowledgedBy,
      change.told === null ? null : JSON.stringify(change.told),
      change.toldVersion,
    ],
  );
  forgetOpenIncidents();
}

const FRESH_MS = 2_000;

function openCache(): { incidents: Incident[]; readAt: number } {
  return singleton('open-incidents', () => ({ incidents: [] as Incident[], readAt: Number.NEGATIVE_INFINITY }));
}

/** Makes the next reader of this process ask the table. */
export function forgetOpenIncidents(): void {
  openCache().readAt = Number.NEGATIVE_INFINITY;
}

/** Incidents that are not closed, oldest first; at most two seconds old in this process. */
export async function loadOpenIncidents(db: Queryable): Promise<Incident[]> {
  const cache = openCache();
  if (performance.now() - cache.readAt < FRESH_MS) return cache.incidents;
  const { rows } = await db.query<Incident>({
    name: 'open-incidents',
    text: `select ${COLUMNS} from incident where closed_at is null order by opened_at, id`,
  });
  cache.incidents = rows;
  cache.readAt = performance.now();
  return rows;
}
