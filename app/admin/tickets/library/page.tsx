import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { DeskTabs } from '../_parts/desk-tabs';
import { LibraryDesk } from './_parts/library-desk';

export const metadata: Metadata = { title: '异常库 Exceptions' };

export default async function LibraryPage() {
  const { calls, say, staff } = await openPage();
  const page = await calls.exception.library();
  return (
    <>
      <PageHead title={say('library.title')} intro={say('library.intro')} />
      <DeskTabs here="/admin/tickets/library" say={say} />
      <LibraryDesk key={page.version} page={page} mayEdit={mayAct(staff.role, 'supervisor')} />
    </>
  );
}
