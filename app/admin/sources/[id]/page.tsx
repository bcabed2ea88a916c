import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { sayWord } from '@/app/_lib/messages';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { formatAge } from '@/server/domain/wording/dates';
import { SpanLinks, spanOf } from '../_parts/span-links';
import { StateBadge } from '../_parts/state-badge';
import { WatchBanner } from '../_parts/watch-banner';
import { AccountForm } from './_parts/account-form';
import { AlarmsPanel } from './_parts/alarms-panel';
import { CallersPanel } from './_parts/callers-panel';
import { FiguresPanel } from './_parts/figures-panel';
import { ReasonsPanel } from './_parts/reasons-panel';
import { RenewForm } from './_parts/renew-form';
import { ToldPanel } from './_parts/told-panel';
import { WatchForm } from './_parts/watch-form';

export const metadata: Metadata = { title: '来源 Source' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REFRESH_S = 30;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ span?: string }>;
}

export default async function SourcePageView({ params, searchParams }: Props) {
  const { staff, calls, ...view } = await openPage();
  const { say, language, viewer } = view;
  const asked = decodeURIComponent((await params).id);
  const span = spanOf(await searchParams);
  const page = await calls.source.read(UUID.test(asked) ? { id: asked, span } : { name: asked.slice(0, 64), span });
  const back = (
    <Link href="/admin/sources" className="button">
      {say('sources.back')}
    </Link>
  );
  if (page.kind === 'missing') {
    return (
      <Card>
        <EmptyState title={say('sources.missing')} why={say('sources.missing_why')}>
          {back}
        </EmptyState>
      </Card>
    );
  }
  const { source } = page;
  const { id } = source;
  const callers = mayAct(staff.role, 'supervisor') ? await calls.source.callers({ id }) : null;
  const heard =
    source.lastOkAt === null ? say('source_state.never') : say('sources.heard', { age: formatAge(source.lastOkAt, language, viewer.now) });
  const facts = [sayWord(say, 'kind', source.kind), source.adapter, source.shop, heard].filter(Boolean).join(' · ');
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 break-all">{source.name}</span>
            <StateBadge state={source.state} say={say} />
          </span>
        }
        intro={facts}
      >
        <SpanLinks path={`/admin/sources/${id}`} span={span} say={say} />
        {source.adapter === 'connector' && mayAct(staff.role, 'admin') ? (
          <Link href={`/admin/sources/connector/${id}`} className="button">
            {say('connector.open')}
          </Link>
        ) : null}
        {back}
      </PageHead>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <WatchBanner watchedAt={page.watchedAt} say={say} language={language} now={viewer.now} />
          <FiguresPanel source={source} span={span} view={view} />
          <AlarmsPanel alarms={page.alarms} view={view} />
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            <ReasonsPanel failures={page.failures} view={view} />
            <ToldPanel told={page.told} view={view} />
          </div>
          {callers ? (
            <CallersPanel callers={callers} hasAddress={page.hasAddress} view={view} />
          ) : (
            <p className="text-faint text-xs">{say('sources.deliveries_only_supervisor')}</p>
          )}
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-4">
          {mayAct(staff.role, 'supervisor') ? <WatchForm id={id} watch={page.watch} promiseMin={source.promiseMin} /> : null}
          {mayAct(staff.role, 'admin') ? (
            <AccountForm source={source} timeZone={page.timeZone} allowedFrom={callers?.allowedFrom ?? []} hasAddress={page.hasAddress} />
          ) : null}
          {mayAct(staff.role, 'admin') && page.hasAddress ? <RenewForm id={id} secretNames={page.secretNames} /> : null}
        </div>
      </div>
    </>
  );
}
