import type { Metadata } from 'next';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { AlertTabs } from '../_parts/alert-tabs';
import { GroupDesk } from '../_parts/group-desk';

export const metadata: Metadata = { title: '同事群 Groups' };

export default async function GroupsPage() {
  const { calls, say, staff } = await openPage();
  if (!mayAct(staff.role, 'supervisor')) return <NotAllowed needs="supervisor" say={say} />;
  const first = await calls.group.list();
  return (
    <>
      <PageHead title={say('groups.title')} intro={say('groups.intro')} />
      <AlertTabs here="/admin/alerts/groups" role={staff.role} say={say} />
      <GroupDesk first={first} />
    </>
  );
}
