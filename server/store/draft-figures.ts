import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** What became of drafts that were made since a moment; those that other drafts' messages told of are not counted. */
export interface DraftFigures {
  made: number;
  open: number;
  confirmed: number;
  went: number;
  discarded: number;
  withdrawn: number;
  /** Of those that were sent. */
  edited: number;
  /** From made to confirmed, in milliseconds; null where none was. */
  medianMs: number | null;
  p90Ms: number | null;
}

export interface DraftPerson {
  staffId: string;
  name: string | null;
  confirmed: number;
  discarded: number;
  edited: number;
  medianMs: number | null;
}

const TOOK = `extract(epoch from d.ended_at - d.created_at) * 1000`;

export async function readDraftFigures(db: Queryable, since: Instant): Promise<DraftFigures> {
  const { rows } = await db.query<DraftFigures>(
    `select count(*)::int as made, (count(*) filter (where ended is null))::int as open,
       (count(*) filter (where ended = 'confirmed'))::int as confirmed, (count(*) filter (where ended = 'went'))::int as went,
       (count(*) filter (where ended = 'discarded'))::int as discarded, (count(*) filter (where ended = 'withdrawn'))::int as withdrawn,
       (count(*) filter (where ended in ('confirmed', 'went') and words is not null))::int as edited,
       (percentile_cont(0.5) within group (order by ${TOOK}) filter (where ended = 'confirmed'))::float8 as "medianMs",
       (percentile_cont(0.9) within group (order by ${TOOK}) filter (where ended = 'confirmed'))::float8 as "p90Ms"
     from notice_draft d where lead_id is null and created_at >= $1`,
    [new Date(since)],
  );
  return rows[0]!;
}

/** The same by who dealt with them, the busiest first. */
export async function readDraftPeople(db: Queryable, since: Instant): Promise<DraftPerson[]> {
  const { rows } = await db.query<DraftPerson>(
    `select split_part(d.ended_by, ':', 2) as "staffId", max(s.name) as name,
       (count(*) filter (where ended = 'confirmed'))::int as confirmed, (count(*) filter (where ended = 'discarded'))::int as discarded,
       (count(*) filter (where ended = 'confirmed' and words is not null))::int as edited,
       (percentile_cont(0.5) within group (order by ${TOOK}) filter (where ended = 'confirmed'))::float8 as "medianMs"
     from notice_draft d left join staff s on d.ended_by = 'staff:' || s.id
     where lead_id is null and d.created_at >= $1 and d.ended_by like 'staff:%' group by 1 order by count(*) desc, 2 limit 20`,
    [new Date(since)],
  );
  return rows;
}
