import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { AlertTabs } from '../_parts/alert-tabs';
import { OnCallDesk } from '../_parts/on-call-desk';

export const metadata: Metadata = { title: '值守表 On call' };

export default async function OnCallPage() {
  const { calls, say, staff } = await openPage();
  const first = await calls.onCall.read();
  return (
    <>
      <PageHead title={say('on_call.title')} intro={say('on_call.intro')} />
      <AlertTabs here="/admin/alerts/on-call" role={staff.role} say={say} />
      <OnCallDesk first={first} mayEdit={mayAct(staff.role, 'supervisor')} />
    </>
  );
}
