import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { DeskTabs } from '../_parts/desk-tabs';
import { DutyDesk } from './_parts/duty-desk';

export const metadata: Metadata = { title: '值班 Duty' };

export default async function DutyPage() {
  const { calls, say, staff } = await openPage();
  const first = await calls.duty.read();
  return (
    <>
      <PageHead title={say('duty.title')} intro={say('duty.intro')} />
      <DeskTabs here="/admin/tickets/duty" say={say} />
      <DutyDesk first={first} staffId={staff.id} mayAct={mayAct(staff.role, 'agent')} mayEdit={mayAct(staff.role, 'supervisor')} />
    </>
  );
}
