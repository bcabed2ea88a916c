import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { sayWord } from '@/app/_lib/messages';
import { openPage } from '@/app/_lib/open-page';
import { INSIGHT_DAYS } from '@/server/api/trpc/insight-router';
import { nameOfZone } from '@/server/domain/wording/name-of-zone';
import { Bars } from './_parts/bars';
import { BeforeTickets } from './_parts/before-tickets';
import { FailureList } from './_parts/failure-list';
import { HourMap } from './_parts/hour-map';
import { StateTable } from './_parts/state-table';
import { StepTable } from './_parts/step-table';

export const metadata: Metadata = { title: '客户在看什么 What people ask' };

export default async function InsightPage({ searchParams }: { searchParams: Promise<{ days?: string }> }) {
  const { calls, say, language, viewer } = await openPage();
  const asked = Number((await searchParams).days);
  const days = INSIGHT_DAYS.find((one) => one === asked) ?? 7;
  const insight = await calls.insight.read({ days, timeZone: viewer.timeZone });
  const failed = insight.failures.reduce((sum, { count }) => sum + count, 0);
  const isEmpty = insight.looks + insight.lookUps + failed === 0;
  const number = (value: number) => value.toLocaleString(language);
  return (
    <>
      <PageHead title={say('nav.insight')} intro={say('insight.intro')} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <nav className="flex gap-1" aria-label={say('insight.days', { n: days })}>
          {INSIGHT_DAYS.map((one) => (
            <Link
              key={one}
              href={`/admin/insight?days=${one}`}
              className={`button ${one === days ? 'border-brand bg-brand-soft text-brand' : ''}`}
              aria-current={one === days ? 'page' : undefined}
            >
              {say('insight.days', { n: one })}
            </Link>
          ))}
        </nav>
        <a className="button" href={`/admin/insight/csv?days=${days}`} download>
          {say('insight.download')}
        </a>
      </div>
      {isEmpty ? (
        <Card flush>
          <EmptyState title={say('insight.none')} why={say('insight.none_why')} />
        </Card>
      ) : (
        <div className="grid gap-4 xl:grid-cols-2">
          <dl className="grid grid-cols-3 gap-4 xl:col-span-2">
            {(
              [
                ['insight.looks', insight.looks],
                ['insight.look_ups', insight.lookUps],
                ['insight.failed', failed],
              ] as const
            ).map(([name, value]) => (
              <div key={name} className="rounded-xl border border-line bg-card p-4">
                <dt className="text-faint text-xs">{say(name)}</dt>
                <dd className="digits font-semibold text-2xl">{number(value)}</dd>
              </div>
            ))}
          </dl>
          <Card title={say('insight.states')}>
            <StateTable states={insight.states} say={say} language={language} />
          </Card>
          <Card title={say('insight.give_up')}>
            <StepTable steps={insight.steps} say={say} language={language} />
            <FailureList failures={insight.failures} say={say} language={language} />
          </Card>
          <Card title={say('insight.hours')}>
            <HourMap hours={insight.hours} zone={nameOfZone(viewer, language)} say={say} />
          </Card>
          <Card title={say('insight.before_tickets')}>
            <BeforeTickets buckets={insight.beforeTickets} say={say} language={language} />
          </Card>
          <Card title={say('insight.sections')}>
            <Bars
              rows={insight.sections.map(({ section, count }) => ({ name: say(`insight.section.${section}`), count }))}
              language={language}
            />
          </Card>
          <Card title={say('insight.readers')}>
            <Bars rows={named(insight.ways, 'insight.way', say)} language={language} />
            <div className="mt-3 border-line border-t pt-3">
              <Bars rows={named(insight.devices, 'insight.device', say)} language={language} />
            </div>
            <div className="mt-3 border-line border-t pt-3">
              <Bars rows={named(insight.languages, 'insight.language', say)} language={language} />
            </div>
          </Card>
        </div>
      )}
    </>
  );
}

function named(rows: { name: string; count: number }[], group: string, say: Parameters<typeof sayWord>[0]) {
  return rows.map((row) => ({ ...row, name: sayWord(say, group, row.name) }));
}
