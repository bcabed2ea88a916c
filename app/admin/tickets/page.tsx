import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { TICKET_CLASSES, TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';
import { TICKET_VIEWS } from '@/server/domain/ticket/ticket-view';
import { DeskTabs } from './_parts/desk-tabs';
import { ManyTickets } from './_parts/many-tickets';
import { TicketFilters, type TicketQuery, ticketsPath } from './_parts/ticket-filters';
import { TicketLines } from './_parts/ticket-lines';

export const metadata: Metadata = { title: '工单 Tickets' };

const REFRESH_S = 15;
const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Props {
  searchParams: Promise<Record<string, string | undefined>>;
}

/** What an address asks for; what it says wrongly is left out. */
function readQuery(asked: Record<string, string | undefined>): TicketQuery {
  const incidentId = asked.incident && UUID.test(asked.incident) ? asked.incident : undefined;
  return {
    view: TICKET_VIEWS.find((one) => one === asked.view) ?? 'open',
    class: TICKET_CLASSES.find((one) => one === asked.class),
    priority: TICKET_PRIORITIES.find((one) => one === asked.priority),
    text: asked.text?.trim().slice(0, 80) || undefined,
    incidentId,
    offset: /^\d{1,6}$/.test(asked.offset ?? '') ? Number(asked.offset) : 0,
  };
}

export default async function TicketsPage({ searchParams }: Props) {
  const { calls, say, language, viewer, staff } = await openPage();
  const query = readQuery(await searchParams);
  // who looks for one ticket means every ticket, and so does who looks at an incident
  const { view, ...rest } = query;
  const isWide = query.text !== undefined || query.incidentId !== undefined;
  const { tickets, counts, hasMore } = await calls.ticket.list(isWide ? rest : query);
  const people = mayAct(staff.role, 'supervisor') ? await calls.ticketDesk.people() : [];
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('tickets.title')} intro={say('tickets.intro')}>
        {query.incidentId ? (
          <Link className="button" href={`/admin/incidents/${query.incidentId}`}>
            {say('tickets.to_incident')}
          </Link>
        ) : null}
      </PageHead>
      <DeskTabs here="/admin/tickets" say={say} />
      {isWide ? null : (
        <nav className="mb-3 flex flex-wrap gap-1" aria-label={say('tickets.views')}>
          {TICKET_VIEWS.map((one) => (
            <Link
              key={one}
              href={ticketsPath({ ...query, view: one, offset: 0 })}
              aria-current={one === view ? 'true' : undefined}
              className={`rounded-lg px-2.5 py-1 ${one === view ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
            >
              {say(one === 'unconfirmed' ? 'tickets.unconfirmed_view' : `tickets.${one}`)}{' '}
              <span className={`digits ${one === 'overdue' && counts.overdue > 0 ? 'font-medium text-bad' : 'text-faint'}`}>
                {counts[one].toLocaleString(language)}
              </span>
            </Link>
          ))}
        </nav>
      )}
      <TicketFilters query={query} say={say} />
      <Card title={query.incidentId ? say('tickets.of_incident') : undefined} flush>
        {tickets.length === 0 ? <EmptyState title={say('tickets.none')} why={say('tickets.none_why')} /> : null}
        {mayAct(staff.role, 'supervisor') ? (
          <ManyTickets tickets={tickets} people={people} />
        ) : (
          <TicketLines tickets={tickets} view={{ say, language, viewer }} />
        )}
      </Card>
      {query.offset > 0 || hasMore ? (
        <div className="mt-3 flex justify-center gap-2">
          {query.offset > 0 ? (
            <Link className="button" href={ticketsPath({ ...query, offset: Math.max(0, query.offset - PAGE) })}>
              {say('incidents.previous')}
            </Link>
          ) : null}
          {hasMore ? (
            <Link className="button" href={ticketsPath({ ...query, offset: query.offset + PAGE })}>
              {say('common.more')}
            </Link>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
