import type { Instant } from '../domain/shared/instant';
import type { Text } from '../domain/shared/language';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

export type ImportStatus = 'draft' | 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

/** Counts of a run. Rows are records of the main file; the facts of an accepted row may be partly told before. */
export interface ImportCounts {
  done: number;
  accepted: number;
  duplicate: number;
  rejected: number;
  orders: number;
  facts: number;
  duplicateFacts: number;
  unmappedFacts: number;
}

export interface ImportRunRow extends ImportCounts {
  id: string;
  kind: 'orders' | 'events';
  shop: string;
  fileName: string;
  preset: unknown;
  history: boolean;
  status: ImportStatus;
  total: number;
  error: string | null;
  cancel: boolean;
  startedBy: string;
  createdAt: Instant;
  finishedAt: Instant | null;
}

/** A refused row; the row itself may hold personal data and is kept sealed. */
export interface ImportReject {
  line: number;
  field: string;
  reason: Text;
  row: Record<string, string>;
}

const COLUMNS = `id, kind, shop, file_name as "fileName", preset, history, status, total, done, accepted, duplicate, rejected, orders,
  facts, duplicate_facts as "duplicateFacts", unmapped_facts as "unmappedFacts", error, cancel, started_by as "startedBy",
  created_at as "createdAt", finished_at as "finishedAt"`;

export type NewImportRun = Pick<
  ImportRunRow,
  'id' | 'kind' | 'shop' | 'fileName' | 'preset' | 'history' | 'status' | 'startedBy' | 'createdAt'
>;

export async function insertImportRun(db: Queryable, run: NewImportRun): Promise<void> {
  await db.query(
    `insert into import_run (id, kind, shop, file_name, preset, history, status, started_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [run.id, run.kind, run.shop, run.fileName, JSON.stringify(run.preset), run.history, run.status, run.startedBy, new Date(run.createdAt)],
  );
}

/** Turns a draft into a run that waits for a worker, as of `createdAt`. False when it is no draft. */
export async function queueImportRun(
  db: Queryable,
  run: Pick<ImportRunRow, 'id' | 'kind' | 'shop' | 'preset' | 'history' | 'createdAt'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update import_run set kind = $2, shop = $3, preset = $4, history = $5, created_at = $6, status = 'queued' where id = $1 and status = 'draft'`,
    [run.id, run.kind, run.shop, JSON.stringify(run.preset), run.history, new Date(run.createdAt)],
  );
  return rowCount === 1;
}

/** Takes the oldest run that waits, or whose process is gone, under a lease. Null when there is none. */
export async function claimImportRun(db: Queryable, lease: string, now: Instant, leaseMs: number): Promise<ImportRunRow | null> {
  const { rows } = await db.query<ImportRunRow>({
    name: 'import-claim',
    text: `update import_run set status = 'running', lease = $1, leased_until = $3
           where id = (
             select r.id from import_run r
             where r.status in ('queued', 'running') and (r.leased_until is null or r.leased_until < $2)
               and exists (select 1 from import_file f where f.run_id = r.id)
             order by r.created_at limit 1 for update skip locked)
           returning ${COLUMNS}`,
    values: [lease, new Date(now), new Date(now + leaseMs)],
  });
  return rows[0] ?? null;
}

/** Takes one given run under a lease, whoever held it. */
export async function leaseImportRun(db: Queryable, id: string, lease: string, until: Instant): Promise<void> {
  await db.query(`update import_run set status = 'running', lease = $2, leased_until = $3 where id = $1`, [id, lease, new Date(until)]);
}

/** Marks runs as failed that read files of a process that is gone (`npm run import`): nobody else can go on with them. */
export async function failOrphanedRuns(db: Queryable, now: Instant, error: string): Promise<void> {
  await db.query({
    name: 'import-orphans',
    text: `update import_run r set status = 'failed', error = $2, finished_at = $1, lease = null
           where status = 'running' and leased_until < $1 and not exists (select 1 from import_file f where f.run_id = r.id)`,
    values: [new Date(now), error],
  });
}

export type LeaseAnswer = 'go_on' | 'cancel' | 'lost';

/** Adds what a batch brought and prolongs the lease. Tells whether to go on. */
export async function saveImportProgress(
  db: Queryable,
  id: string,
  lease: string,
  more: ImportCounts,
  until: Instant,
): Promise<LeaseAnswer> {
  const { rows } = await db.query<{ cancel: boolean }>({
    name: 'import-progress',
    text: `update import_run set done = done + $3, accepted = accepted + $4, duplicate = duplicate + $5, rejected = rejected + $6,
             orders = orders + $7, facts = facts + $8, duplicate_facts = duplicate_facts + $9, unmapped_facts = unmapped_facts + $10,
             leased_until = $11
           where id = $1 and lease = $2 returning cancel`,
    values: [
      id,
      lease,
      more.done,
      more.accepted,
      more.duplicate,
      more.rejected,
      more.orders,
      more.facts,
      more.duplicateFacts,
      more.unmappedFacts,
      new Date(until),
    ],
  });
  if (!rows[0]) return 'lost';
  return rows[0].cancel ? 'cancel' : 'go_on';
}

export async function saveImportTotal(db: Queryable, id: string, lease: string, total: number, until: Instant): Promise<void> {
  await db.query(`update import_run set total = $3, leased_until = $4 where id = $1 and lease = $2`, [id, lease, total, new Date(until)]);
}

/** Ends a run and lets go of its files; the refused rows stay. */
export async function finishImportRun(
  db: Queryable,
  id: string,
  lease: string,
  end: { status: 'done' | 'cancelled' | 'failed'; error?: string; at: Instant },
): Promise<void> {
  await db.query(
    `with ended as (
       update import_run set status = $3, error = $4, finished_at = $5, lease = null, leased_until = null
       where id = $1 and lease = $2 returning id)
     delete from import_file where run_id in (select id from ended)`,
    [id, lease, end.status, end.error ?? null, new Date(end.at)],
  );
}

/** Gives the lease back unfinished, so that another worker goes on at once. */
export async function releaseImportRun(db: Queryable, id: string, lease: string): Promise<void> {
  await db.query(`update import_run set lease = null, leased_until = null where id = $1 and lease = $2`, [id, lease]);
}

/** Asks a run to stop. One that no worker holds ends here. Answers its status, null when there is no such run. */
export async function cancelImportRun(db: Queryable, id: string, now: Instant): Promise<ImportStatus | null> {
  const { rows } = await db.query<{ status: ImportStatus }>(
    `update import_run set cancel = true,
       status = case when status in ('draft', 'queued') then 'cancelled' else status end,
       finished_at = case when status in ('draft', 'queued') then $2 else finished_at end
     where id = $1 returning status`,
    [id, new Date(now)],
  );
  if (rows[0]?.status === 'cancelled') await db.query('delete from import_file where run_id = $1', [id]);
  return rows[0]?.status ?? null;
}

export async function readImportRun(db: Queryable, id: string): Promise<ImportRunRow | null> {
  const { rows } = await db.query<ImportRunRow>({
    name: 'import-read',
    text: `select ${COLUMNS} from import_run where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** The newest runs, without drafts nobody started. */
export async function listImportRuns(db: Queryable, limit: number): Promise<ImportRunRow[]> {
  const { rows } = await db.query<ImportRunRow>({
    name: 'import-list',
    text: `select ${COLUMNS} from import_run where status <> 'draft' order by created_at desc limit $1`,
    values: [limit],
  });
  return rows;
}

/** Forgets drafts that were never started, and the refused rows of old runs (they hold personal data); answers how many. */
export async function dropStaleImports(db: Queryable, draftsBefore: Instant, rejectsBefore: Instant): Promise<Record<string, number>> {
  const drafts = await db.query(
    `with gone as (delete from import_run where status = 'draft' and created_at < $1 returning id)
     delete from import_file where run_id in (select id from gone)`,
    [new Date(draftsBefore)],
  );
  const rejects = await db.query('delete from import_reject where run_id in (select id from import_run where finished_at < $1)', [
    new Date(rejectsBefore),
  ]);
  return { import_file: drafts.rowCount ?? 0, import_reject: rejects.rowCount ?? 0 };
}

/** Keeps an uploaded file, sealed; the same name again replaces it. */
export async function saveImportFile(db: Queryable, runId: string, name: string, content: Buffer): Promise<void> {
  await db.query(
    `insert into import_file (run_id, name, sealed, size) values ($1, $2, $3, $4)
     on conflict (run_id, name) do update set sealed = excluded.sealed, size = excluded.size`,
    [runId, name, seal(content), content.length],
  );
}

export async function listImportFiles(db: Queryable, runId: string): Promise<{ name: string; size: number }[]> {
  const { rows } = await db.query<{ name: string; size: number }>('select name, size from import_file where run_id = $1 order by name', [
    runId,
  ]);
  return rows;
}

export async function readImportFile(db: Queryable, runId: string, name: string): Promise<Buffer | null> {
  const { rows } = await db.query<{ sealed: Buffer }>('select sealed from import_file where run_id = $1 and name = $2', [runId, name]);
  return rows[0] ? unseal(rows[0].sealed) : null;
}

/** Keeps refused rows; told again after a restart they are not doubled. */
export async function insertImportRejects(db: Queryable, runId: string, rejects: readonly ImportReject[]): Promise<void> {
  if (rejects.length === 0) return;
  await db.query({
    name: 'import-rejects-insert',
    text: `insert into import_reject (run_id, line, field, reason, reason_zh, sealed)
           select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::bytea[]) on conflict do nothing`,
    values: [
      runId,
      rejects.map((r) => r.line),
      rejects.map((r) => r.field),
      rejects.map((r) => r.reason.en.slice(0, 500)),
      rejects.map((r) => r.reason['zh-CN'].slice(0, 500)),
      rejects.map((r) => seal(JSON.stringify(r.row))),
    ],
  });
}

/** Refused rows in the order of the file, from after the given one on. */
export async function readImportRejects(
  db: Queryable,
  runId: string,
  after: Pick<ImportReject, 'line' | 'field' | 'reason'> | null,
  limit: number,
): Promise<ImportReject[]> {
  const { rows } = await db.query<{ line: number; field: string; reason: string; reasonZh: string; sealed: Buffer }>({
    name: 'import-rejects-read',
    text: `select line, field, reason, reason_zh as "reasonZh", sealed from import_reject
           where run_id = $1 and (line, field, reason) > ($2, $3, $4) order by line, field, reason limit $5`,
    values: [runId, after?.line ?? -1, after?.field ?? '', after?.reason.en ?? '', limit],
  });
  return rows.map(({ line, field, reason, reasonZh, sealed }) => ({
    line,
    field,
    reason: { 'zh-CN': reasonZh, en: reason },
    row: JSON.parse(unseal(sealed).toString()) as Record<string, string>,
  }));
}

/** How often each reason occurred, most frequent first. */
export async function countRejectReasons(db: Queryable, runId: string): Promise<{ field: string; reason: Text; rows: number }[]> {
  const { rows } = await db.query<{ field: string; reason: string; reasonZh: string; rows: number }>(
    `select field, reason, reason_zh as "reasonZh", count(*)::int as rows from import_reject
     where run_id = $1 group by 1, 2, 3 order by 4 desc, 1, 2 limit 50`,
    [runId],
  );
  return rows.map(({ field, reason, reasonZh, rows: n }) => ({ field, reason: { 'zh-CN': reasonZh, en: reason }, rows: n }));
}

export async function savePreset(db: Queryable, name: string, mapping: unknown, now: Instant): Promise<void> {
  await db.query(
    `insert into import_preset (name, mapping, updated_at) values ($1, $2, $3)
     on conflict (name) do update set mapping = excluded.mapping, updated_at = excluded.updated_at`,
    [name, JSON.stringify(mapping), new Date(now)],
  );
}

export async function listPresets(db: Queryable): Promise<{ name: string; mapping: unknown; updatedAt: Instant }[]> {
  const { rows } = await db.query<{ name: string; mapping: unknown; updatedAt: Instant }>(
    `select name, mapping, updated_at as "updatedAt" from import_preset order by name`,
  );
  return rows;
}

export async function deletePreset(db: Queryable, name: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from import_preset where name = $1', [name]);
  return rowCount === 1;
}

/** Makes the shop before its first order, with the zone its times are told in. An existing shop stays as it is. */
export async function ensureShopOfImport(db: Queryable, code: string, timeZone: string): Promise<void> {
  await db.query(`insert into shop (code, name, time_zone) values ($1, $1, $2) on conflict (code) do nothing`, [code, timeZone]);
}
