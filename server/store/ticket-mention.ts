import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Somebody whom a note names. */
export interface MentionRow {
  messageId: string;
  staffId: string;
  name: string;
  seenAt: Instant | null;
}

/** Notes whom a message names; staff who are not there any more are left out. Answers whom it is told. */
export async function insertMentions(
  db: Queryable,
  mention: { messageId: string; ticketId: string; staffIds: readonly string[]; at: Instant },
): Promise<string[]> {
  const { rows } = await db.query<{ staffId: string }>(
    `insert into ticket_mention (message_id, staff_id, ticket_id, at)
     select $1, id, $2, $4 from staff where active and id = any($3::uuid[]) on conflict do nothing returning staff_id as "staffId"`,
    [mention.messageId, mention.ticketId, mention.staffIds, new Date(mention.at)],
  );
  return rows.map((row) => row.staffId);
}

/** Who is named in the notes of a ticket. */
export async function listMentions(db: Queryable, ticketId: string): Promise<MentionRow[]> {
  const { rows } = await db.query<MentionRow>(
    `select m.message_id as "messageId", m.staff_id as "staffId", s.name, m.seen_at as "seenAt"
     from ticket_mention m join staff s on s.id = m.staff_id where m.ticket_id = $1 order by s.name`,
    [ticketId],
  );
  return rows;
}

/** Somebody has read the notes of a ticket that name them; answers how many were new to them. */
export async function markMentionsSeen(db: Queryable, ticketId: string, staffId: string, at: Instant): Promise<number> {
  const { rowCount } = await db.query('update ticket_mention set seen_at = $3 where ticket_id = $1 and staff_id = $2 and seen_at is null', [
    ticketId,
    staffId,
    new Date(at),
  ]);
  return rowCount ?? 0;
}
