import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { HeapLine } from './_parts/heap-line';

export const metadata: Metadata = { title: '没发成的消息 Dead letters' };

/** What failed or was given up, by reason, and a way to send a whole heap again. */
export default async function DeadLettersPage() {
  const { calls, staff, say } = await openPage();
  const heaps = await calls.notice.deadLetters();
  return (
    <>
      <PageHead title={say('ledger.dead')} intro={say('ledger.dead_intro')}>
        <Link className="button" href="/admin/notices">
          {say('ledger.back')}
        </Link>
      </PageHead>
      <Card flush>
        {heaps.length === 0 ? <EmptyState title={say('ledger.dead_none')} why={say('ledger.dead_none_why')} /> : null}
        <ul className="-mt-2 divide-y divide-line">
          {heaps.map((heap) => (
            <HeapLine key={`${heap.state} ${heap.detail}`} heap={heap} mayMend={mayAct(staff.role, 'supervisor')} />
          ))}
        </ul>
      </Card>
    </>
  );
}
