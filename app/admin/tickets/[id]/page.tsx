import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { PlayPanel } from '../../_play/play-panel';
import { SteerPanel } from '../../orders/[id]/_parts/steer-panel';
import { CallForm } from '../../promises/_parts/call-form';
import { PromiseList } from '../../promises/_parts/promise-list';
import { TicketDesk } from '../_parts/ticket-desk';

export const metadata: Metadata = { title: '工单 Ticket' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default async function TicketPage({ params }: { params: Promise<{ id: string }> }) {
  const { calls, say, staff } = await openPage();
  const { id } = await params;
  const page = UUID.test(id) ? await calls.ticket.read({ id }) : ({ kind: 'missing' } as const);
  const back = (
    <Link href="/admin/tickets" className="button">
      {say('tickets.all')}
    </Link>
  );
  if (page.kind === 'missing') {
    return (
      <Card>
        <EmptyState title={say('tickets.missing')} why={say('tickets.missing_why')}>
          {back}
        </EmptyState>
      </Card>
    );
  }
  const { orderId } = page.ticket;
  const [promises, doings] = await Promise.all([calls.promise.ofTicket({ ticketId: page.ticket.id }), calls.task.ofOrder({ orderId })]);
  return (
    <>
      <PageHead title={say('tickets.no', { no: sayTicketNo(page.ticket.no) })}>{back}</PageHead>
      <TicketDesk first={page} staffId={staff.id}>
        <SteerPanel orderId={orderId} held={page.document.state.held ?? null} doings={doings} force={`/admin/orders/${orderId}#force`} />
      </TicketDesk>
      <div className="mt-4">
        <Card title={say('order.promises')} flush>
          {promises.length === 0 ? <p className="px-4 pb-2 text-faint">{say('order.promises_none')}</p> : null}
          <PromiseList promises={promises} />
          {mayAct(staff.role, 'agent') ? (
            <div className="px-4 pb-4">
              <CallForm orderId={orderId} ticketId={page.ticket.id} staffId={staff.id} />
            </div>
          ) : null}
        </Card>
      </div>
      <div className="mt-4">
        <PlayPanel subject={`ticket:${page.ticket.id}`} />
      </div>
    </>
  );
}
