import type { Metadata } from 'next';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { KeyCreator } from './_parts/key-creator';
import { KeyList } from './_parts/key-list';

export const metadata: Metadata = { title: 'API 密钥 API keys' };

export default async function KeysPage() {
  const { calls, staff, say } = await openPage();
  if (!mayAct(staff.role, 'admin')) return <NotAllowed needs="admin" say={say} />;
  const keys = await calls.key.list();
  return (
    <>
      <PageHead title={say('keys.title')} intro={say('keys.intro')} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <KeyList keys={keys} />
        <KeyCreator />
      </div>
    </>
  );
}
