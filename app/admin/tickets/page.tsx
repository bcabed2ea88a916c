import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { TicketLines } from './_parts/ticket-lines';

export const metadata: Metadata = { title: '工单 Tickets' };

const REFRESH_S = 15;
const PAGE = 50;
const VIEWS = ['open', 'mine', 'answered', 'closed'] as const;

interface Props {
  searchParams: Promise<{ view?: string; offset?: string }>;
}

export default async function TicketsPage({ searchParams }: Props) {
  const { calls, say, language, viewer } = await openPage();
  const query = await searchParams;
  const view = VIEWS.find((one) => one === query.view) ?? 'open';
  const offset = /^\d{1,6}$/.test(query.offset ?? '') ? Number(query.offset) : 0;
  const filter = view === 'mine' ? { isMine: true } : { state: view };
  const { tickets, counts, hasMore } = await calls.ticket.list({ ...filter, offset });
  const countOf = (one: (typeof VIEWS)[number]) => (one === 'mine' ? '' : ` ${counts[one].toLocaleString(language)}`);
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('tickets.title')} intro={say('tickets.intro')} />
      <nav className="mb-3 flex flex-wrap gap-1" aria-label={say('orders.filters')}>
        {VIEWS.map((one) => (
          <Link
            key={one}
            href={`/admin/tickets?view=${one}`}
            aria-current={one === view ? 'true' : undefined}
            className={`rounded-lg px-2.5 py-1 ${one === view ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
          >
            {say(`tickets.${one}`)}
            <span className="digits text-faint">{countOf(one)}</span>
          </Link>
        ))}
      </nav>
      {counts.late > 0 ? (
        <p className="mb-3 rounded-xl bg-bad-soft px-4 py-2 font-medium text-bad">{say('tickets.late_n', { n: counts.late })}</p>
      ) : null}
      <Card flush>
        {tickets.length === 0 ? <EmptyState title={say('tickets.none')} why={say('tickets.none_why')} /> : null}
        <TicketLines tickets={tickets} view={{ say, language, viewer }} />
      </Card>
      {offset > 0 || hasMore ? (
        <div className="mt-3 flex justify-center gap-2">
          {offset > 0 ? (
            <Link className="button" href={`/admin/tickets?view=${view}&offset=${Math.max(0, offset - PAGE)}`}>
              {say('incidents.previous')}
            </Link>
          ) : null}
          {hasMore ? (
            <Link className="button" href={`/admin/tickets?view=${view}&offset=${offset + PAGE}`}>
              {say('common.more')}
            </Link>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
