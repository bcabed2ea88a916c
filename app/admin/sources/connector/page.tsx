import type { Metadata } from 'next';
import Link from 'next/link';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { ConnectorEditor } from './_parts/connector-editor';
import { InboxCard } from './_parts/inbox-card';

export const metadata: Metadata = { title: '连接其他系统 Connector' };

export default async function NewConnectorPage() {
  const { calls, staff, say, viewer } = await openPage();
  if (!mayAct(staff.role, 'admin')) return <NotAllowed needs="admin" say={say} />;
  const [examples, shops, inbox] = await Promise.all([calls.connector.examples(), calls.order.shops(), calls.connector.inbox()]);
  return (
    <>
      <PageHead title={say('connector.title')} intro={say('connector.intro')}>
        <Link href="/admin/sources" className="button">
          {say('sources.back')}
        </Link>
      </PageHead>
      <ConnectorEditor examples={examples} shops={shops} />
      <div className="mt-4">
        <InboxCard inbox={inbox} viewer={viewer} />
      </div>
    </>
  );
}
