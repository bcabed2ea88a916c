import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { Moment } from '@/app/_components/moment';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { formatDuration } from '@/server/domain/wording/dates';
import { wordIncident } from '@/server/domain/wording/word-incident';
import { PhaseBadge } from './_parts/phase-badge';

export const metadata: Metadata = { title: '事件 Incidents' };

const REFRESH_S = 10;
const STATES = ['open', 'closed'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Props {
  searchParams: Promise<{ state?: string; before?: string; beforeId?: string }>;
}

export default async function IncidentsPage({ searchParams }: Props) {
  const { calls, say, language, viewer } = await openPage();
  const query = await searchParams;
  const state = STATES.find((one) => one === query.state);
  const isPage = /^\d{1,15}$/.test(query.before ?? '') && UUID.test(query.beforeId ?? '');
  const before = isPage ? { openedAt: Number(query.before), id: query.beforeId! } : undefined;
  const { incidents, next } = await calls.incident.list({ isOpen: state && state === 'open', before });
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('incidents.title')} intro={say('incidents.intro')} />
      <nav className="mb-3 flex flex-wrap gap-1" aria-label={say('orders.filters')}>
        {[undefined, ...STATES].map((one) => (
          <Link
            key={one ?? 'all'}
            href={one ? `/admin/incidents?state=${one}` : '/admin/incidents'}
            aria-current={one === state ? 'true' : undefined}
            className={`rounded-lg px-2.5 py-1 ${one === state ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
          >
            {one ? say(`incidents.${one}`) : say('common.all')}
          </Link>
        ))}
      </nav>
      <Card flush>
        {incidents.length === 0 ? <EmptyState title={say('incidents.none')} why={say('incidents.none_why')} /> : null}
        <ul className="-mt-2 divide-y divide-line">
          {incidents.map((incident) => {
            const words = wordIncident(incident, language, viewer);
            return (
              <li key={incident.id}>
                <Link href={`/admin/incidents/${incident.id}`} className="grid gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken">
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="font-medium">{words.title}</span>
                    <PhaseBadge phase={incident.phase} say={say} />
                    <span className="text-soft text-xs">
                      {say('incidents.n_orders', { n: incident.figures.orders.toLocaleString(language) })}
                    </span>
                    <span className="ml-auto text-faint text-xs">
                      <Moment at={incident.openedAt} language={language} viewer={viewer} />
                      {` · ${formatDuration((incident.closedAt ?? viewer.now) - incident.since, language)}`}
                    </span>
                  </span>
                  <span className="text-soft">{words.cause}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </Card>
      {next ? (
        <div className="mt-3 text-center">
          <Link className="button" href={`/admin/incidents?${state ? `state=${state}&` : ''}before=${next.openedAt}&beforeId=${next.id}`}>
            {say('common.more')}
          </Link>
        </div>
      ) : null}
    </>
  );
}
