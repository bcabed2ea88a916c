import type { Instant } from '../domain/shared/instant';
import type { AlarmKind } from '../domain/source/judge-traffic';
import type { Stretch, UsualTraffic } from '../domain/source/usual-traffic';
import type { SourceKind } from '../domain/tracking/fact';
import type { Queryable } from './context';

/** What is watched of an account; a person may change it. */
export interface WatchSettings {
  /** Minutes within which its news should reach us; null for the default of its kind. */
  promiseMin: number | null;
  minSuccessPct: number;
  minFreshPct: number;
  maxLatencyMs: number;
  minCompletePct: number;
  watchSilence: boolean;
}

/** An account as the watch sees it. */
export interface WatchedSource extends WatchSettings {
  id: string;
  name: string;
  adapter: string;
  kind: SourceKind;
  shop: string | null;
  timeZone: string;
  enabled: boolean;
  /** When it was last heard of its own accord, or told what changed. */
  lastOkAt: Instant | null;
  lastAnswerAt: Instant | null;
  usual: UsualTraffic | null;
  learnedAt: Instant | null;
}

const SETTINGS = `w.promise_min as "promiseMin", coalesce(w.min_success_pct, 90) as "minSuccessPct", coalesce(w.min_fresh_pct, 70) as "minFreshPct",
  coalesce(w.max_latency_ms, 2000) as "maxLatencyMs", coalesce(w.min_complete_pct, 95) as "minCompletePct", coalesce(w.watch_silence, true) as "watchSilence"`;

/** Every account, or one, with what is watched of it, by name; one that nobody has set up otherwise has the defaults. */
export async function readWatchedSources(db: Queryable, id?: string): Promise<WatchedSource[]> {
  const { rows } = await db.query(
    `select s.id, s.name, s.adapter, s.kind, s.shop, s.time_zone as "timeZone", s.enabled, s.last_ok_at as "lastOkAt", s.last_answer_at as "lastAnswerAt",
            ${SETTINGS},
            w.usual, w.learned_at as "learnedAt"
       from source s left join source_watch w on w.source_id = s.id
      where $1::uuid is null or s.id = $1 order by s.name`,
    [id ?? null],
  );
  return rows as WatchedSource[];
}

/** What is watched of one account; null when there is no such account. */
export async function readWatchSettings(db: Queryable, sourceId: string): Promise<WatchSettings | null> {
  const text = `select ${SETTINGS} from source s left join source_watch w on w.source_id = s.id where s.id = $1`;
  return ((await db.query(text, [sourceId])).rows[0] as WatchSettings | undefined) ?? null;
}

export async function saveWatchSettings(db: Queryable, sourceId: string, settings: WatchSettings): Promise<void> {
  await db.query(
    `insert into source_watch (source_id, promise_min, min_success_pct, min_fresh_pct, max_latency_ms, watch_silence, min_complete_pct)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (source_id) do update set promise_min = excluded.promise_min, min_success_pct = excluded.min_success_pct,
       min_fresh_pct = excluded.min_fresh_pct, max_latency_ms = excluded.max_latency_ms, watch_silence = excluded.watch_silence,
       min_complete_pct = excluded.min_complete_pct`,
    [
      sourceId,
      settings.promiseMin,
      settings.minSuccessPct,
      settings.minFreshPct,
      settings.maxLatencyMs,
      settings.watchSilence,
      settings.minCompletePct,
    ],
  );
}

/** Keeps what was learned of a source; null when too little is known. */
export async function saveUsual(db: Queryable, sourceId: string, usual: UsualTraffic | null, at: Instant): Promise<void> {
  await db.query(
    `insert into source_watch (source_id, usual, learned_at) values ($1, $2, $3)
     on conflict (source_id) do update set usual = excluded.usual, learned_at = excluded.learned_at`,
    [sourceId, usual === null ? null : JSON.stringify(usual), new Date(at)],
  );
}

/** When a source was first heard, to the minute while the minutes are kept; null when it never was. */
export async function readFirstHeard(db: Queryable, sourceId: string): Promise<Instant | null> {
  const { rows } = await db.query(
    `select case when m.at < h.at + interval '1 hour' then m.at else h.at end as at
       from (select min(at) as at from source_hour where source_id = $1 and heard > 0) h,
            (select min(at) as at from source_minute where source_id = $1 and good > asked) m`,
    [sourceId],
  );
  return (rows[0] as { at: Instant | null }).at;
}

/** A threshold that was crossed, from when to when. */
export interface AlarmRow {
  id: string;
  sourceId: string;
  kind: AlarmKind;
  /** Since when it was so, which is before anybody could know. */
  since: Instant;
  openedAt: Instant;
  /** When it was last found to be so. */
  seenAt: Instant;
  closedAt: Instant | null;
  evidence: Record<string, number | string>;
  incidentId: string | null;
}

const ALARM = `id, source_id as "sourceId", kind, since, opened_at as "openedAt", seen_at as "seenAt", closed_at as "closedAt", evidence,
  incident_id as "incidentId"`;

/** Alarms that are open, the oldest first. */
export async function readOpenAlarms(db: Queryable): Promise<AlarmRow[]> {
  return (await db.query(`select ${ALARM} from source_alarm where closed_at is null order by opened_at, id`)).rows as AlarmRow[];
}

/** Alarms of one source, newest first. */
export async function readAlarms(db: Queryable, sourceId: string, limit: number): Promise<AlarmRow[]> {
  const text = `select ${ALARM} from source_alarm where source_id = $1 order by opened_at desc limit $2`;
  return (await db.query(text, [sourceId, limit])).rows as AlarmRow[];
}

/** Stretches in which a source was silent: they teach nothing of what is usual. */
export async function readSilentStretches(db: Queryable, sourceId: string, since: Instant): Promise<Stretch[]> {
  const { rows } = await db.query(
    `select since as "from", closed_at as "to" from source_alarm
      where source_id = $1 and kind = 'silent' and closed_at is not null and closed_at >= $2`,
    [sourceId, new Date(since)],
  );
  return rows as Stretch[];
}

/** Writes an alarm as it now stands. */
export async function saveAlarm(db: Queryable, alarm: AlarmRow): Promise<void> {
  await db.query(
    `insert into source_alarm (id, source_id, kind, since, opened_at, seen_at, closed_at, evidence, incident_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set seen_at = excluded.seen_at, closed_at = excluded.closed_at, evidence = excluded.evidence,
       incident_id = excluded.incident_id`,
    [
      alarm.id,
      alarm.sourceId,
      alarm.kind,
      new Date(alarm.since),
      new Date(alarm.openedAt),
      new Date(alarm.seenAt),
      alarm.closedAt === null ? null : new Date(alarm.closedAt),
      JSON.stringify(alarm.evidence),
      alarm.incidentId,
    ],
  );
}

/** Notes that the portal runs at `now` and answers since when it has without a break longer than `longestBreakMs`. */
export async function noteUptime(db: Queryable, now: Instant, longestBreakMs: number): Promise<Instant> {
  const { rows } = await db.query(
    `insert into portal_uptime (id, up_since, seen_at) values (1, $1, $1)
     on conflict (id) do update set seen_at = $1,
       up_since = case when portal_uptime.seen_at < $2 then $1 else portal_uptime.up_since end
     returning up_since as "upSince"`,
    [new Date(now), new Date(now - longestBreakMs)],
  );
  return (rows[0] as { upSince: Instant }).upSince;
}

/** When the watch last ran; null when it never did. */
export async function readWatchedAt(db: Queryable): Promise<Instant | null> {
  const { rows } = await db.query('select seen_at as "seenAt" from portal_uptime where id = 1');
  return (rows[0] as { seenAt: Instant } | undefined)?.seenAt ?? null;
}
