import type { Metadata } from 'next';
import { z } from 'zod';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { LiveOrder } from '@/app/_components/live-order';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { OrderDrafts } from '../../drafts/_parts/order-drafts';
import { ReplyPanel } from '../../drafts/_parts/reply-panel';
import { AsOfBanner } from './_parts/as-of-banner';
import { AttentionPanel } from './_parts/attention-panel';
import { ConsentPanel } from './_parts/consent-panel';
import { ContactPanel } from './_parts/contact-panel';
import { CustomerPanel } from './_parts/customer-panel';
import { DeadlinesPanel } from './_parts/deadlines-panel';
import { FeedsPanel } from './_parts/feeds-panel';
import { ForcePanel } from './_parts/force-panel';
import { GoodsPanel } from './_parts/goods-panel';
import { IncidentBanner } from './_parts/incident-banner';
import { LifeAxisPanel } from './_parts/life-axis-panel';
import { LinksPanel } from './_parts/links-panel';
import { MapPanel } from './_parts/map-panel';
import { NotesPanel } from './_parts/notes-panel';
import { NoticesPanel } from './_parts/notices-panel';
import { OrderHead } from './_parts/order-head';
import { PaymentPanel } from './_parts/payment-panel';
import { PromisesPanel } from './_parts/promises-panel';
import { RatingPanel } from './_parts/rating-panel';
import { RequestsPanel } from './_parts/requests-panel';
import { ShipmentsPanel } from './_parts/shipments-panel';
import { SteerPanel } from './_parts/steer-panel';
import { SystemsPanel } from './_parts/systems-panel';
import { TicketsPanel } from './_parts/tickets-panel';
import { TimelinePanel } from './_parts/timeline-panel';

export const metadata: Metadata = { title: '订单 Order' };

/** For what is no version of the order: notices, attempts, notes. */
const REFRESH_S = 30;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ asOf?: string }>;
}

export default async function OrderPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { calls, staff, ...view } = await openPage();
  const { asOf } = await searchParams;
  const moment = /^\d{1,15}$/.test(asOf ?? '') ? Number(asOf) : undefined;
  const page = z.uuid().safeParse(id).success ? await calls.order.read({ id, asOf: moment }) : ({ kind: 'missing' } as const);
  if (page.kind === 'missing') {
    return (
      <Card>
        <EmptyState title={view.say('order.missing')} why={view.say('order.missing_why')} />
      </Card>
    );
  }
  const mayWrite = mayAct(staff.role, 'agent');
  const feeds = moment === undefined ? await calls.feed.read({ orderId: id }) : null;
  const tickets = moment === undefined ? (await calls.ticket.list({ orderId: id })).tickets : null;
  const requests = moment === undefined ? await calls.action.ofOrder({ orderId: id }) : null;
  const rating = moment === undefined ? await calls.ticket.ratingOf({ orderId: id }) : null;
  const doings = moment === undefined ? await calls.task.ofOrder({ orderId: id }) : null;
  const consents = moment === undefined ? await calls.consent.ofOrder({ orderId: id }) : null;
  const forces = moment === undefined ? await calls.force.read({ orderId: id }) : null;
  return (
    <>
      {moment === undefined ? (
        <>
          <LiveOrder code={page.document.code} version={page.document.version} />
          <Refresher everyS={REFRESH_S} />
        </>
      ) : null}
      <OrderHead page={page} view={view} />
      {page.asOf === null ? null : <AsOfBanner asOf={page.asOf} orderId={id} view={view} />}
      <IncidentBanner page={page} view={view} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-4">
          <AttentionPanel page={page} view={view} />
          {moment === undefined ? <OrderDrafts orderId={id} staffId={staff.id} /> : null}
          {moment === undefined ? <ReplyPanel orderId={id} /> : null}
          {doings ? <SteerPanel orderId={id} held={page.document.state.held ?? null} doings={doings} force="#force" /> : null}
          {tickets && tickets.length > 0 ? <TicketsPanel tickets={tickets} view={view} /> : null}
          <CustomerPanel page={page} view={view} />
          {rating ? <RatingPanel orderId={id} rating={rating} mayRead={mayWrite} /> : null}
          {requests ? (
            <div id="requests" className="empty:hidden">
              <RequestsPanel orderId={id} set={requests} leave={page.document.state.customer?.leave} mayWrite={mayWrite} view={view} />
            </div>
          ) : null}
          {forces?.kind === 'found' ? (
            <div id="force" className="scroll-mt-4 empty:hidden">
              <ForcePanel orderId={id} forces={forces} forced={page.document.state.forced ?? null} staffId={staff.id} />
            </div>
          ) : null}
          <LifeAxisPanel page={page} view={view} />
          <SystemsPanel page={page} view={view} />
          <ShipmentsPanel page={page} view={view} />
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-4 md:grid-cols-2 xl:row-span-2 xl:grid-cols-1">
          <ContactPanel orderId={id} masked={page.contact} />
          <MapPanel page={page} view={view} />
          <GoodsPanel page={page} view={view} />
          <PaymentPanel page={page} view={view} />
          <DeadlinesPanel page={page} view={view} />
          {feeds ? <FeedsPanel orderId={id} set={feeds} mayWrite={mayWrite && page.document.state.shipments.length > 0} /> : null}
          <LinksPanel orderId={id} orderNo={page.document.state.orderNo} links={page.links} mayWrite={mayWrite} />
          <NoticesPanel page={page} view={view} />
          {consents ? (
            <ConsentPanel orderId={id} consents={consents} mayWrite={mayWrite} mayExport={mayAct(staff.role, 'supervisor')} view={view} />
          ) : null}
          <PromisesPanel page={page} view={view} callerId={mayWrite && moment === undefined ? staff.id : null} />
          <NotesPanel orderId={id} notes={page.notes} mayWrite={mayWrite} />
        </div>
        <div className="min-w-0">
          <TimelinePanel page={page} view={view} />
        </div>
      </div>
    </>
  );
}
