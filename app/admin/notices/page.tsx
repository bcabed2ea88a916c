import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { NoticeLine } from '@/app/_components/notice-line';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { alertPath } from '@/server/domain/notice/staff-alert';

export const metadata: Metadata = { title: '通知 Notices' };

const STATES = ['pending', 'sending', 'sent', 'delivered', 'unknown', 'suppressed', 'failed', 'dead'] as const;

interface Props {
  searchParams: Promise<{ state?: string; before?: string; beforeId?: string }>;
}

export default async function NoticesPage({ searchParams }: Props) {
  const { calls, say, language, viewer } = await openPage();
  const query = await searchParams;
  const state = STATES.find((one) => one === query.state);
  const before = /^\d+$/.test(query.before ?? '') && query.beforeId ? { createdAt: Number(query.before), id: query.beforeId } : undefined;
  const { notices, next } = await calls.notice.list({ state, before });
  return (
    <>
      <PageHead title={say('notices.title')} intro={say('notices.intro')} />
      <nav className="mb-3 flex flex-wrap gap-1" aria-label={say('orders.filters')}>
        {[undefined, ...STATES].map((one) => (
          <Link
            key={one ?? 'all'}
            href={one ? `/admin/notices?state=${one}` : '/admin/notices'}
            aria-current={one === state ? 'true' : undefined}
            className={`rounded-lg px-2.5 py-1 ${one === state ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
          >
            {one ? say(`notice.${one}`) : say('common.all')}
          </Link>
        ))}
      </nav>
      <Card flush>
        {notices.length === 0 ? <EmptyState title={say('notices.none')} why={say('notices.none_why')} /> : null}
        <ul className="-mt-2 divide-y divide-line">
          {notices.map((notice) => (
            <li key={notice.id} className="grid gap-x-4 gap-y-1 px-4 py-3 md:grid-cols-[13rem_minmax(0,1fr)]">
              {notice.orderId === null ? (
                <Link href={alertPath(notice.params)} className="min-w-0 truncate text-soft hover:text-brand">
                  {say('notices.of_all')}
                </Link>
              ) : (
                <Link
                  href={`/admin/orders/${notice.orderId}`}
                  className="min-w-0 truncate font-medium font-mono text-[0.8125rem] hover:text-brand"
                >
                  {notice.orderNo}
                  <span className="block font-normal font-sans text-faint text-xs">{notice.shop}</span>
                </Link>
              )}
              <NoticeLine notice={notice} say={say} language={language} viewer={viewer} />
            </li>
          ))}
        </ul>
      </Card>
      {next ? (
        <div className="mt-3 text-center">
          <Link className="button" href={`/admin/notices?${state ? `state=${state}&` : ''}before=${next.createdAt}&beforeId=${next.id}`}>
            {say('common.more')}
          </Link>
        </div>
      ) : null}
    </>
  );
}
