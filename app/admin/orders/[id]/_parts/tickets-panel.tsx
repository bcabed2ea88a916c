import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import { TicketLines } from '@/app/admin/tickets/_parts/ticket-lines';
import type { TicketLine } from '@/server/api/trpc/answers';

/** Tickets of the order, what is ours to answer first. */
export function TicketsPanel({ tickets, view }: { tickets: TicketLine[]; view: PageView }) {
  const isOpen = tickets.some((ticket) => ticket.state === 'open');
  return (
    <Card title={view.say('tickets.on_order')} aside={tickets.length} tone={isOpen ? 'bad' : 'plain'} flush>
      <TicketLines tickets={tickets} view={view} isOnOrder />
    </Card>
  );
}
