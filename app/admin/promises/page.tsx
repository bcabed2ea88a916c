import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { PromiseDesk } from './_parts/promise-desk';
import { readView } from './_parts/promise-filter';
import { PromiseList } from './_parts/promise-list';

export const metadata: Metadata = { title: '承诺 Promises' };

interface Props {
  searchParams: Promise<{ view?: string; order?: string }>;
}

/** The ledger of promises: what customers were promised, what is due, what was kept and what was not. */
export default async function PromisesPage({ searchParams }: Props) {
  const { calls, say } = await openPage();
  const [{ view, order = '' }, desk, shops] = await Promise.all([searchParams, calls.promise.desk(), calls.order.shops()]);
  return (
    <>
      <PageHead title={say('promises.title')} intro={say('promises.intro')}>
        <Link className="button" href="/admin/promises/report">
          {say('promises.report')}
        </Link>
      </PageHead>
      {desk.calls.length > 0 ? (
        <div className="mb-4">
          <Card title={say('promises.own_calls')} flush>
            <PromiseList promises={desk.calls} showsOrder />
          </Card>
        </div>
      ) : null}
      <PromiseDesk key={`${view} ${order}`} begin={{ view: readView(view), orderNo: order }} desk={desk} shops={shops} />
    </>
  );
}
