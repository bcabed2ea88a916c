import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { FlowMap } from './_parts/flow-map';
import { ProcessPanel } from './_parts/process-panel';
import { RefusedKeysCard } from './_parts/refused-keys';
import { SourceRow } from './_parts/source-row';
import { SpanLinks, spanOf } from './_parts/span-links';
import { WatchBanner } from './_parts/watch-banner';

export const metadata: Metadata = { title: '来源 Sources' };

const REFRESH_S = 30;

export default async function SourcesPage({ searchParams }: { searchParams: Promise<{ span?: string }> }) {
  const { calls, staff, say, language, viewer } = await openPage();
  const span = spanOf(await searchParams);
  const [{ sources, watchedAt }, health, refused] = await Promise.all([
    calls.source.list({ span }),
    calls.source.process(),
    mayAct(staff.role, 'supervisor') ? calls.source.refusedKeys() : null,
  ]);
  const add = mayAct(staff.role, 'admin') ? (
    <>
      <Link className="button" href="/admin/sources/connector">
        {say('connector.title')}
      </Link>
      <Link className="button button-main" href="/admin/sources/new">
        {say('sources.add')}
      </Link>
    </>
  ) : null;
  const refusedKeys = refused ? <RefusedKeysCard refused={refused} mayReplay={mayAct(staff.role, 'admin')} /> : null;
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('sources.title')} intro={say('sources.intro')}>
        <SpanLinks path="/admin/sources" span={span} say={say} />
        {add}
      </PageHead>
      {sources.length === 0 ? (
        <div className="grid grid-cols-1 gap-4">
          <Card>
            <EmptyState title={say('sources.none')} why={say('sources.none_why')}>
              {add}
            </EmptyState>
          </Card>
          {refusedKeys}
        </div>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <WatchBanner watchedAt={watchedAt} say={say} language={language} now={viewer.now} />
          <ProcessPanel health={health} say={say} language={language} />
          <FlowMap sources={sources} say={say} language={language} now={viewer.now} />
          <Card flush>
            <ul className="-mt-2 divide-y divide-line">
              {sources.map((source) => (
                <SourceRow key={source.id} source={source} say={say} language={language} now={viewer.now} />
              ))}
            </ul>
          </Card>
          {refusedKeys}
        </div>
      )}
    </>
  );
}
