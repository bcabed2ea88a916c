import type { Instant } from '../domain/shared/instant';
import { nextStepAt, type TicketClock } from '../domain/ticket/ticket-clock';
import type { Queryable } from './context';

const COLUMNS = `clock, calendar, budget_min as "budgetMin", started_at as "startedAt", left_ms as "leftMs", resumed_at as "resumedAt",
  remind_at as "remindAt", due_at as "dueAt", reminded_at as "remindedAt", breached_at as "breachedAt", ended_at as "endedAt"`;

const moment = (at: Instant | null) => (at === null ? null : new Date(at));

/** Clocks of some tickets, by ticket. */
export async function readClocks(db: Queryable, ticketIds: readonly string[]): Promise<Map<string, TicketClock[]>> {
  const { rows } = await db.query<TicketClock & { ticketId: string }>({
    name: 'ticket-clocks',
    text: `select ticket_id as "ticketId", ${COLUMNS} from ticket_clock where ticket_id = any($1::uuid[]) order by ticket_id, clock`,
    values: [ticketIds],
  });
  const byTicket = new Map<string, TicketClock[]>();
  for (const { ticketId, ...clock } of rows) byTicket.set(ticketId, [...(byTicket.get(ticketId) ?? []), clock]);
  return byTicket;
}

/** Saves the clocks of a ticket that is locked, as they are now. */
export async function saveClocks(db: Queryable, ticketId: string, clocks: readonly TicketClock[]): Promise<void> {
  await db.query({
    name: 'ticket-clocks-save',
    text: `insert into ticket_clock (ticket_id, clock, calendar, budget_min, started_at, left_ms, resumed_at, remind_at, due_at,
             reminded_at, breached_at, ended_at, next_at)
           select $1, * from unnest($2::text[], $3::text[], $4::int[], $5::timestamptz[], $6::bigint[], $7::timestamptz[], $8::timestamptz[],
             $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[])
           on conflict (ticket_id, clock) do update set calendar = excluded.calendar, budget_min = excluded.budget_min,
             started_at = excluded.started_at, left_ms = excluded.left_ms, resumed_at = excluded.resumed_at, remind_at = excluded.remind_at,
             due_at = excluded.due_at, reminded_at = excluded.reminded_at, breached_at = excluded.breached_at, ended_at = excluded.ended_at,
             next_at = excluded.next_at, leased_until = null`,
    values: [
      ticketId,
      clocks.map((c) => c.clock),
      clocks.map((c) => c.calendar),
      clocks.map((c) => c.budgetMin),
      clocks.map((c) => new Date(c.startedAt)),
      clocks.map((c) => Math.round(c.leftMs)),
      clocks.map((c) => moment(c.resumedAt)),
      clocks.map((c) => moment(c.remindAt)),
      clocks.map((c) => moment(c.dueAt)),
      clocks.map((c) => moment(c.remindedAt)),
      clocks.map((c) => moment(c.breachedAt)),
      clocks.map((c) => moment(c.endedAt)),
      clocks.map((c) => moment(nextStepAt(c))),
    ],
  });
}

/**
 * Tickets with a clock on which something is due, under a lease; the longest overdue first. Costs what is due, however many
 * tickets are open.
 */
export async function claimDueTickets(db: Queryable, now: Instant, leaseMs: number, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ ticketId: string }>({
    name: 'ticket-clocks-claim',
    text: `with due as (
             select ticket_id, clock from ticket_clock where next_at <= $1 and (leased_until is null or leased_until <= $1)
             order by next_at limit $3 for update skip locked
           )
           update ticket_clock c set leased_until = $2 from due where (c.ticket_id, c.clock) = (due.ticket_id, due.clock)
           returning c.ticket_id as "ticketId"`,
    values: [new Date(now), new Date(now + leaseMs), limit],
  });
  return [...new Set(rows.map((row) => row.ticketId))];
}

/** Open tickets with running clocks, in order of their ids, after one of them. */
export async function listRunning(db: Queryable, afterId: string | null, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ ticketId: string }>(
    `select distinct ticket_id as "ticketId" from ticket_clock where next_at is not null and ($1::uuid is null or ticket_id > $1)
     order by 1 limit $2`,
    [afterId, limit],
  );
  return rows.map((row) => row.ticketId);
}
