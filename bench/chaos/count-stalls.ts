import type pg from 'pg';

/** What stands in the database of orders numbered CH… after some kills. */
export interface Counted {
  /** Orders with a recorded stall. */
  stalls: number;
  /** Rules that opened a stall of one order more than once. */
  twice: number;
  /** Orders with a ticket. */
  tickets: number;
  /** Exceptions of one order with more than one ticket. */
  ticketsTwice: number;
  /** Consequences that nobody has carried out yet. */
  open: number;
}

const COUNT = `with released as (select id from orders where order_no like 'CH%'),
  opened as (select f.subject, f.body #>> '{data,stall,rule}' as rule, count(*) as n from fact f join released r on f.subject = 'o:' || r.id
    where f.code = 'stall.opened' group by 1, 2),
  given as (select t.order_id, t.exception_key, count(*) as n from ticket t join released r on r.id = t.order_id group by 1, 2)
  select (select count(distinct subject) from opened)::int as stalls, (select count(*) from opened where n > 1)::int as twice,
         (select count(distinct order_id) from given)::int as tickets, (select count(*) from given where n > 1)::int as "ticketsTwice",
         (select count(*) from consequence where done_at is null)::int as open`;

export async function countChaos(db: pg.Client): Promise<Counted> {
  return (await db.query<Counted>(COUNT)).rows[0]!;
}

/** Whether every stall of `due` orders is recorded, has its ticket, and nothing more is to be done. */
export function isSettled({ stalls, tickets, open }: Counted, due: number): boolean {
  return stalls >= due && tickets >= due && open === 0;
}

/** How much is lost, double, or was never due. */
export function faultsOf({ stalls, twice, tickets, ticketsTwice, open }: Counted, due: number): number {
  return Math.abs(due - stalls) + twice + Math.abs(due - tickets) + ticketsTwice + open;
}

/** Up to ten of the first `due` orders that lack a stall or a ticket, with what the database says of them. */
export async function lostOrders(db: pg.Client, due: number): Promise<string[]> {
  const { rows } = await db.query<{ said: string }>(
    `select o.order_no || ' ' || coalesce(json_agg(d)::text, 'no deadline') as said from orders o left join deadline d on d.order_id = o.id
     where o.order_no between 'CH00000001' and 'CH' || lpad($1::text, 8, '0')
       and (not exists (select 1 from fact f where f.subject = 'o:' || o.id and f.code = 'stall.opened')
         or not exists (select 1 from ticket t where t.order_id = o.id))
     group by o.order_no order by o.order_no limit 10`,
    [due],
  );
  return rows.map(({ said }) => said);
}
