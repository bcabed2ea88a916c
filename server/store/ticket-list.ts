import type { Instant } from '../domain/shared/instant';
import type { TicketClass, TicketPriority } from '../domain/ticket/ticket';
import { TICKET_VIEWS, type TicketView } from '../domain/ticket/ticket-view';
import type { Queryable } from './context';
import { LINE_COLUMNS, LINE_TABLES, TICKET_COLUMNS, type TicketLine } from './ticket';

/** A line of the console's list: when something is owed next, and whether that is past. */
export interface ListedTicket extends TicketLine {
  dueAt: Instant | null;
}

export interface TicketFilter {
  /** Left out: every ticket. */
  view?: TicketView;
  /** Who looks: what `mine` and `mentioned` mean; left out, these hold nothing. */
  staffId?: string;
  class?: TicketClass;
  priority?: TicketPriority;
  ownerId?: string;
  orderId?: string;
  /** Tickets of orders that an incident touches. */
  incidentId?: string;
  /** Number of the ticket or of its order. */
  text?: string;
  offset: number;
  limit: number;
}

/** When something is owed next: the earliest clock that runs, or the promised answer. */
const DUE = `least(t.answer_by, (select min(c.due_at) from ticket_clock c where c.ticket_id = t.id and c.ended_at is null and c.clock <> 'silence'))`;

/** Who looks, when, and which types' customers are asked to confirm: what the views speak of. */
const SEEN = '(select $1::uuid as who, $2::timestamptz as at, $3::text[] as customer_types) seen';

/** What belongs into each view. */
const VIEWS: Record<TicketView, string> = {
  open: `t.state = 'open'`,
  mine: `t.state <> 'closed' and t.owner_id = seen.who`,
  unowned: `t.state <> 'closed' and t.owner_id is null`,
  overdue: `t.state <> 'closed' and ${DUE} < seen.at`,
  mentioned: 'exists (select 1 from ticket_mention m where m.ticket_id = t.id and m.staff_id = seen.who and m.seen_at is null)',
  answered: `t.state = 'answered'`,
  unconfirmed: `t.state = 'closed' and t.confirmed_at is null and t.closed_at > seen.at - interval '30 days' and t.closed_by <> 'system'
    and (t.kind is not null or t.type = any(seen.customer_types))`,
  closed: `t.state = 'closed'`,
};

/**
 * Tickets with the most urgent first: our turn by what is owed next, then by priority, then the customers', then closed ones,
 * newest first. `customerTypes` are the types whose customer is asked to confirm.
 */
export async function listTickets(
  db: Queryable,
  filter: TicketFilter,
  customerTypes: readonly string[],
  now: Instant,
): Promise<ListedTicket[]> {
  const { rows } = await db.query<ListedTicket>(
    `select ${TICKET_COLUMNS}, ${LINE_COLUMNS}, ${DUE} as "dueAt" from ${LINE_TABLES} cross join ${SEEN}
     where (${filter.view ? VIEWS[filter.view] : 'true'})
       and ($4::text is null or t.class = $4) and ($5::text is null or t.priority = $5) and ($6::uuid is null or t.owner_id = $6)
       and ($7::uuid is null or t.order_id = $7)
       and ($8::uuid is null or t.order_id in (select order_id from incident_order where incident_id = $8))
       and ($9::text is null or o.order_no = $9 or t.no = regexp_replace($9, '[^0-9]', '', 'g'))
     order by array_position(array['open', 'answered', 'closed'], t.state), date_trunc('minute', ${DUE}) nulls last, t.priority, t.closed_at desc nulls last, t.id desc
     offset $10 limit $11`,
    [
      filter.staffId ?? null,
      new Date(now),
      customerTypes,
      filter.class ?? null,
      filter.priority ?? null,
      filter.ownerId ?? null,
      filter.orderId ?? null,
      filter.incidentId ?? null,
      filter.text ?? null,
      filter.offset,
      filter.limit,
    ],
  );
  return rows;
}

/** How many tickets each view holds for who looks. */
export async function countTickets(
  db: Queryable,
  staffId: string | undefined,
  customerTypes: readonly string[],
  now: Instant,
): Promise<Record<TicketView, number>> {
  const counts = TICKET_VIEWS.map((view) => `count(*) filter (where ${VIEWS[view]})::int as ${view}`);
  const { rows } = await db.query<Record<TicketView, number>>(`select ${counts.join(', ')} from ticket t cross join ${SEEN}`, [
    staffId ?? null,
    new Date(now),
    customerTypes,
  ]);
  return rows[0]!;
}
