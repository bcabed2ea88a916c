import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { LedgerDesk } from './_parts/ledger-desk';
import { TodayStrip } from './_parts/today-strip';

export const metadata: Metadata = { title: '通知 Notices' };

interface Props {
  searchParams: Promise<{ state?: string; channel?: string }>;
}

/** The delivery ledger: every message with all its tries, and what can be done about those that came to nothing. */
export default async function NoticesPage({ searchParams }: Props) {
  const { calls, staff, ...view } = await openPage();
  const { say } = view;
  const [{ state = '', channel = '' }, today, shops] = await Promise.all([searchParams, calls.notice.today(), calls.order.shops()]);
  return (
    <>
      <PageHead title={say('notices.title')} intro={say('notices.intro')}>
        <Link className="button" href="/admin/notices/dead">
          {say('ledger.dead')}
        </Link>
        {mayAct(staff.role, 'admin') ? (
          <Link className="button" href="/admin/settings/channels">
            {say('channels.title')}
          </Link>
        ) : null}
      </PageHead>
      <TodayStrip today={today} view={view} />
      <LedgerDesk key={`${state} ${channel}`} begin={{ state, channel }} shops={shops} mayMend={mayAct(staff.role, 'agent')} />
    </>
  );
}
