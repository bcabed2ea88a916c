import type { Queryable } from './context';

/** Open tickets of what systems noticed whose order has changed since it was last looked whether their ground still holds. */
export async function listTicketsToJudge(db: Queryable, limit: number): Promise<{ id: string; orderId: string }[]> {
  const { rows } = await db.query<{ id: string; orderId: string }>({
    name: 'tickets-to-judge',
    text: `select t.id, t.order_id as "orderId" from ticket t join orders o on o.id = t.order_id
           where t.state <> 'closed' and t.kind is null and t.opened_by = 'system' and t.seen_version is distinct from o.version
           order by t.id limit $1`,
    values: [limit],
  });
  return rows;
}

/** Notes that a ticket was judged as its order stood. */
export async function markTicketJudged(db: Queryable, ticketId: string, version: number): Promise<void> {
  await db.query('update ticket set seen_version = $2 where id = $1', [ticketId, version]);
}

/** What opened or raised a ticket, and whether anybody of staff has done anything about it. */
export async function readTicketGround(db: Queryable, ticketId: string): Promise<{ causes: string[]; isActedOn: boolean }> {
  const { rows } = await db.query<{ causes: string[]; isActedOn: boolean }>(
    `select coalesce(array_agg(cause) filter (where cause is not null), '{}') as causes,
            coalesce(bool_or(actor like 'staff:%'), false) as "isActedOn" from ticket_event where ticket_id = $1`,
    [ticketId],
  );
  return rows[0]!;
}
