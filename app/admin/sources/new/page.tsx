import type { Metadata } from 'next';
import Link from 'next/link';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { SourceAdder } from '../_parts/source-adder';

export const metadata: Metadata = { title: '添加来源 New source' };

export default async function NewSourcePage() {
  const { calls, staff, say } = await openPage();
  if (!mayAct(staff.role, 'admin')) return <NotAllowed needs="admin" say={say} />;
  const [adapters, shops] = await Promise.all([calls.source.adapters(), calls.order.shops()]);
  return (
    <>
      <PageHead title={say('sources.add')}>
        <Link href="/admin/sources" className="button">
          {say('sources.back')}
        </Link>
      </PageHead>
      <SourceAdder adapters={adapters} shops={shops} />
    </>
  );
}
