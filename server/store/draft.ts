import { DISCARDED, type DiscardReason, type DraftEnding, EDITOR_GRACE } from '../domain/draft/draft';
import type { Instant } from '../domain/shared/instant';
import type { Words } from '../domain/template/words';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** A draft to be made of a notice that was taken. */
export interface NewDraft {
  noticeId: string;
  goesAt: Instant | null;
  warnAt: Instant | null;
  /** `rule`, or `staff:<id>`. */
  askedBy: string;
  /** The draft whose message tells of this one as well. */
  leadId: string | null;
  orderVersion: number;
}

/** Makes drafts of notices that were taken under a lease (`leasedUntil`); answers which: what is no longer ours is left alone. */
export async function holdAsDrafts(db: Queryable, drafts: readonly NewDraft[], leasedUntil: Instant, now: Instant): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `with wanted as (
       select * from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::uuid[], $6::int[])
         as w(id, goes_at, warn_at, asked_by, lead_id, order_version)
     ), held as (
       update notice n set state = 'draft', leased_until = null, slot_channel = null, detail = null, lead_id = w.lead_id
       from wanted w where n.id = w.id and n.state = 'sending' and n.leased_until = $7 returning n.id
     )
     insert into notice_draft (notice_id, created_at, goes_at, warn_at, asked_by, lead_id, order_version)
     select w.id, $8, w.goes_at, w.warn_at, w.asked_by, w.lead_id, w.order_version from wanted w join held on held.id = w.id
     returning notice_id as id`,
    [
      drafts.map((d) => d.noticeId),
      drafts.map((d) => dateOf(d.goesAt)),
      drafts.map((d) => dateOf(d.warnAt)),
      drafts.map((d) => d.askedBy),
      drafts.map((d) => d.leadId),
      drafts.map((d) => d.orderVersion),
      new Date(leasedUntil),
      new Date(now),
    ],
  );
  return rows.map(({ id }) => id);
}

/** What service left on a notice that goes out. */
export interface DraftMark {
  noticeId: string;
  /** Its own id, or that of the draft which told of it. */
  draftId: string;
  ended: DraftEnding | null;
  words: Words[] | null;
  writtenOn: string | null;
}

/** The drafts that some notices were. */
export async function readDraftMarks(db: Queryable, noticeIds: readonly string[]): Promise<Map<string, DraftMark>> {
  const { rows } = await db.query<Omit<DraftMark, 'words'> & { words: Buffer | null }>(
    `select notice_id as "noticeId", coalesce(lead_id, notice_id) as "draftId", ended, words, written_on as "writtenOn"
     from notice_draft where notice_id = any($1::uuid[])`,
    [noticeIds],
  );
  return new Map(rows.map((row) => [row.noticeId, { ...row, words: wordsOf(row.words) }]));
}

/** A draft as somebody wants to change it. */
export interface DraftRow {
  noticeId: string;
  orderId: string;
  version: number;
  createdAt: Instant;
  goesAt: Instant | null;
  askedBy: string;
  openBy: string | null;
  openUntil: Instant | null;
  words: Words[] | null;
  writtenOn: string | null;
  editedBy: string | null;
  ended: DraftEnding | null;
  endedBy: string | null;
}

const COLUMNS = `d.notice_id as "noticeId", n.order_id as "orderId", d.version, d.created_at as "createdAt", d.goes_at as "goesAt",
  d.asked_by as "askedBy", d.open_by as "openBy", d.open_until as "openUntil", d.words, d.written_on as "writtenOn",
  d.edited_by as "editedBy", d.ended, d.ended_by as "endedBy"`;

type Stored = Omit<DraftRow, 'words'> & { words: Buffer | null };

const opened = ({ words, ...row }: Stored): DraftRow => ({ ...row, words: wordsOf(words) });

/** Locks a draft that is no part of another; null when there is none. */
export async function lockDraft(db: Queryable, noticeId: string): Promise<DraftRow | null> {
  const { rows } = await db.query<Stored>(
    `select ${COLUMNS} from notice_draft d join notice n on n.id = d.notice_id where d.notice_id = $1 and d.lead_id is null for update of d`,
    [noticeId],
  );
  return rows[0] ? opened(rows[0]) : null;
}

/** Drafts that wait, those that go first at the head; of one order where it is named. */
export async function readOpenDrafts(
  db: Queryable,
  { orderId, limit }: { orderId?: string | undefined; limit: number },
): Promise<DraftRow[]> {
  const { rows } = await db.query<Stored>(
    `select ${COLUMNS} from notice_draft d join notice n on n.id = d.notice_id
     where d.ended is null and d.lead_id is null and ($1::uuid is null or n.order_id = $1 or exists (
       select 1 from notice_draft f join notice fn on fn.id = f.notice_id where f.lead_id = d.notice_id and fn.order_id = $1))
     order by d.goes_at nulls first, d.created_at, d.notice_id limit $2`,
    [orderId ?? null, limit],
  );
  return rows.map(opened);
}

/** How many messages wait to be read, and how many of them go only when confirmed. */
export async function countOpenDrafts(db: Queryable): Promise<{ open: number; unconfirmed: number; nextAt: Instant | null }> {
  const { rows } = await db.query<{ open: number; unconfirmed: number; nextAt: Instant | null }>(
    `select count(*)::int as open, (count(*) filter (where goes_at is null))::int as unconfirmed, min(goes_at) as "nextAt"
     from notice_draft where ended is null and lead_id is null`,
  );
  return rows[0]!;
}

/** Ids of the notices that a draft's message tells of, its own first. */
export async function readDraftGroups(db: Queryable, draftIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ id: string; followers: string[] }>(
    `select d.notice_id as id, array(select f.notice_id from notice_draft f where f.lead_id = d.notice_id and f.ended is null order by 1) as followers
     from notice_draft d where d.notice_id = any($1::uuid[])`,
    [draftIds],
  );
  return new Map(rows.map(({ id, followers }) => [id, followers]));
}

/** What somebody changes on a draft that is locked; its version goes up with its words. */
export interface DraftChange {
  goesAt?: Instant;
  warnAt?: Instant;
  open?: { by: string; until: Instant } | null;
  /** `null` takes them away again. */
  written?: { words: Words[]; on: string; by: string; at: Instant } | null;
}

export async function changeDraft(db: Queryable, noticeId: string, { goesAt, warnAt, open, written }: DraftChange): Promise<void> {
  await db.query(
    `update notice_draft set version = version + $7::int,
       goes_at = coalesce($2, goes_at), warn_at = coalesce($3, warn_at),
       open_by = case when $4 then $5 else open_by end, open_until = case when $4 then $6 else open_until end,
       words = case when $7 = 1 then $8 else words end, written_on = case when $7 = 1 then $9 else written_on end,
       edited_by = case when $7 = 1 then $10 else edited_by end, edited_at = case when $7 = 1 then $11 else edited_at end
     where notice_id = $1`,
    [
      noticeId,
      dateOf(goesAt ?? null),
      dateOf(warnAt ?? null),
      open !== undefined,
      open?.by ?? null,
      dateOf(open?.until ?? null),
      written === undefined ? 0 : 1,
      written ? seal(JSON.stringify(written.words)) : null,
      written?.on ?? null,
      written?.by ?? null,
      dateOf(written?.at ?? null),
    ],
  );
}

/** Keeps a draft its editor's for longer; nothing that others see changes, so its version stays. */
export async function renewOpen(db: Queryable, noticeId: string, by: string, until: Instant): Promise<void> {
  await db.query('update notice_draft set open_until = $3 where notice_id = $1 and open_by = $2 and ended is null', [
    noticeId,
    by,
    new Date(until),
  ]);
}

/** How a draft, and those that its message tells of, came to an end. */
export interface DraftEnd {
  ended: DraftEnding;
  by: string;
  at: Instant;
  reason?: DiscardReason | string;
}

/** Ends a draft that waits, with those that its message tells of: what is sent is due at once, the rest comes to nothing. False when it had ended. */
export async function endDraft(db: Queryable, noticeId: string, { ended, by, at, reason }: DraftEnd): Promise<boolean> {
  const goes = ended === 'confirmed' || ended === 'went';
  const { rowCount } = await db.query(
    `with over as (
       update notice_draft set ended = $2, ended_at = $3, ended_by = $4, reason = $5, version = version + 1, open_by = null, open_until = null
       where (notice_id = $1 or lead_id = $1) and ended is null returning notice_id
     )
     update notice n set state = $6, detail = $7, due_at = case when $6 = 'pending' then $3 else n.due_at end, lead_id = null,
       settled_at = case when $6 = 'pending' then null else $3::timestamptz end
     from over where n.id = over.notice_id and n.state = 'draft'`,
    [
      noticeId,
      ended,
      new Date(at),
      by,
      reason ?? null,
      goes ? 'pending' : 'suppressed',
      goes ? null : ended === 'withdrawn' ? reason : DISCARDED,
    ],
  );
  return (rowCount ?? 0) > 0;
}

/** Lets drafts go whose time has come, but for those on which somebody is writing; answers how many messages. Safe beside whoever confirms one. */
export async function letDueGo(db: Queryable, now: Instant, limit: number): Promise<number> {
  const { rows } = await db.query<{ id: string }>(
    `select notice_id as id from notice_draft
     where ended is null and lead_id is null and goes_at <= $1 and (open_until is null or open_until <= $1 or goes_at <= $2)
     order by goes_at limit $3 for update skip locked`,
    [new Date(now), new Date(now - EDITOR_GRACE), limit],
  );
  let gone = 0;
  for (const { id } of rows) if (await endDraft(db, id, { ended: 'went', by: 'system', at: now })) gone += 1;
  return gone;
}

/** Drafts whose order has changed since they were judged, or that are as old as news can be. */
export async function readMovedDrafts(
  db: Queryable,
  writtenBefore: Instant,
  limit: number,
): Promise<{ id: string; orderVersion: number }[]> {
  const { rows } = await db.query<{ id: string; orderVersion: number }>(
    `select d.notice_id as id, o.version as "orderVersion" from notice_draft d join notice n on n.id = d.notice_id join orders o on o.id = n.order_id
     where d.ended is null and (o.version <> d.order_version or n.created_at <= $1) order by d.created_at limit $2`,
    [new Date(writtenBefore), limit],
  );
  return rows;
}

export async function markJudged(db: Queryable, judged: readonly { id: string; orderVersion: number }[]): Promise<void> {
  await db.query(
    `update notice_draft d set order_version = w.version from unnest($1::uuid[], $2::int[]) as w(id, version) where d.notice_id = w.id`,
    [judged.map(({ id }) => id), judged.map(({ orderVersion }) => orderVersion)],
  );
}

/** Withdraws one notice of a draft; where it led others, the first of them leads now. False when it had ended. */
export async function withdrawDraft(db: Queryable, noticeId: string, reason: string, at: Instant): Promise<boolean> {
  await db.query(
    `with heads as (
       select f.notice_id as head from notice_draft f where f.lead_id = $1 and f.ended is null order by f.created_at, f.notice_id limit 1
     ), moved as (
       update notice_draft f set lead_id = nullif(h.head, f.notice_id), version = f.version + 1 from heads h
       where f.lead_id = $1 and f.ended is null returning f.notice_id, f.lead_id
     )
     update notice n set lead_id = m.lead_id from moved m where n.id = m.notice_id`,
    [noticeId],
  );
  return endDraft(db, noticeId, { ended: 'withdrawn', by: 'system', at, reason });
}

/** Takes the drafts that wait for a confirmation for too long, and says when they are warned of again; answers how many, and since when the oldest waits. */
export async function takeUnconfirmed(db: Queryable, now: Instant, againAt: Instant): Promise<{ count: number; since: Instant | null }> {
  const { rows } = await db.query<{ count: number; since: Instant | null }>(
    `with late as (
       update notice_draft set warn_at = $2 where ended is null and lead_id is null and warn_at <= $1 returning created_at
     ) select count(*)::int as count, min(created_at) as since from late`,
    [new Date(now), new Date(againAt)],
  );
  return rows[0]!;
}

/** Whether anybody who could read a draft has signed in since a moment and is not absent now. */
export async function isServiceThere(db: Queryable, since: Instant, now: Instant): Promise<boolean> {
  const { rows } = await db.query<{ is: boolean }>(
    `select exists (select 1 from staff s where s.active and s.role in ('agent', 'supervisor', 'admin') and s.last_seen_at >= $1
       and not exists (select 1 from staff_absence a where a.staff_id = s.id and a.from_at <= $2 and (a.until_at is null or a.until_at > $2))) as is`,
    [new Date(since), new Date(now)],
  );
  return rows[0]!.is;
}

function dateOf(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}

function wordsOf(sealed: Buffer | null): Words[] | null {
  return sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as Words[]) : null;
}
