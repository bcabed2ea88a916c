import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** An internal note of staff on an order; customers never see it. */
export interface NoteRow {
  id: string;
  body: string;
  author: string;
  createdAt: Instant;
}

/** Notes of one order, newest first. */
export async function listNotes(db: Queryable, orderId: string): Promise<NoteRow[]> {
  const { rows } = await db.query(
    `select n.id, n.body, n.created_at as "createdAt", s.name as author
       from note n join staff s on s.id = n.staff_id
      where n.order_id = $1 order by n.created_at desc, n.id desc`,
    [orderId],
  );
  return rows as NoteRow[];
}

export async function insertNote(db: Queryable, note: { id: string; orderId: string; staffId: string; body: string }): Promise<void> {
  await db.query('insert into note (id, order_id, staff_id, body) values ($1, $2, $3, $4)', [
    note.id,
    note.orderId,
    note.staffId,
    note.body,
  ]);
}
