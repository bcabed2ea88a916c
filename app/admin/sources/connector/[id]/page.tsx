import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { ConnectorEditor } from '../_parts/connector-editor';
import { PullStatus } from '../_parts/pull-status';

export const metadata: Metadata = { title: '连接设置 Connector' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default async function ConnectorPage({ params }: { params: Promise<{ id: string }> }) {
  const { calls, staff, say } = await openPage();
  if (!mayAct(staff.role, 'admin')) return <NotAllowed needs="admin" say={say} />;
  const { id } = await params;
  const connector = UUID.test(id) ? await calls.connector.read({ id }) : null;
  const back = (
    <Link href={connector ? `/admin/sources/${id}` : '/admin/sources'} className="button">
      {say(connector ? 'connector.health' : 'sources.back')}
    </Link>
  );
  if (!connector) {
    return (
      <Card>
        <EmptyState title={say('connector.missing')}>{back}</EmptyState>
      </Card>
    );
  }
  return (
    <>
      <PageHead title={<span className="break-all">{connector.name}</span>} intro={say('connector.open')}>
        {back}
      </PageHead>
      <ConnectorEditor connector={connector} examples={[]} shops={await calls.order.shops()}>
        {connector.pull ? <PullStatus first={connector} /> : null}
      </ConnectorEditor>
    </>
  );
}
