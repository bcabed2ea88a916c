import type { Metadata } from 'next';
import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { formatMoment } from '@/server/domain/wording/dates';

export const metadata: Metadata = { title: '客户申请 Requests' };

const REFRESH_S = 30;

/** Everything that customers asked and nobody has answered, over all orders. */
export default async function RequestsPage() {
  const { calls, say, language, viewer } = await openPage();
  const { requests, now } = await calls.action.open();
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('requests.title')} intro={say('requests.intro')}>
        <Link className="button" href="/admin/settings/actions">
          {say('requests.settings')}
        </Link>
        <Link className="button" href="/admin/settings/codes">
          {say('codes.title')}
        </Link>
      </PageHead>
      <Card flush>
        {requests.length === 0 ? <EmptyState title={say('requests.none')} why={say('requests.none_why')} /> : null}
        <ul className="-mt-2 divide-y divide-line">
          {requests.map((request) => (
            <li key={request.id}>
              <Link
                href={`/admin/orders/${request.orderId}#requests`}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-sunken"
              >
                <span className="font-medium">{say(`requests.kind_${request.kind}`)}</span>
                <span className="break-all font-mono text-[0.8125rem] text-soft">{request.orderNo}</span>
                <Badge tone={request.state === 'overtaken' ? 'bad' : request.state === 'asked' ? 'warn' : 'brand'}>
                  {say(`requests.state_${request.state}`)}
                </Badge>
                <span className={`ml-auto text-xs ${now > request.answerBy ? 'text-bad' : 'text-faint'}`}>
                  {now > request.answerBy
                    ? say('requests.overdue')
                    : say('requests.due', { when: formatMoment(request.answerBy, language, viewer) })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
