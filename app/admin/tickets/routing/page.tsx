import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { DeskTabs } from '../_parts/desk-tabs';
import { RoutingDesk } from './_parts/routing-desk';

export const metadata: Metadata = { title: '派单规则 Routing' };

export default async function RoutingPage() {
  const { calls, say, staff } = await openPage();
  const [page, palette, people] = await Promise.all([calls.exception.routing(), calls.rule.palette(), calls.ticketDesk.people()]);
  return (
    <>
      <PageHead title={say('routing.title')} intro={say('routing.intro')} />
      <DeskTabs here="/admin/tickets/routing" say={say} />
      <RoutingDesk key={page.version} page={page} palette={palette} people={people} mayEdit={mayAct(staff.role, 'supervisor')} />
    </>
  );
}
