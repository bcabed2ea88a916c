import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { openPage } from '@/app/_lib/open-page';
import { ANALYSIS_DAYS, GROUPINGS } from '@/server/domain/analysis/stage';
import { AnalysisHead } from './_parts/analysis-head';
import { GroupMatrix } from './_parts/group-matrix';
import { StageTable } from './_parts/stage-table';

export const metadata: Metadata = { title: '分析 Analysis' };

interface Props {
  searchParams: Promise<{ days?: string; by?: string; shop?: string }>;
}

/** Step times and overdue shares by stage, team, carrier and region. */
export default async function AnalysisPage({ searchParams }: Props) {
  const { calls, say, language } = await openPage();
  const query = await searchParams;
  const days = ANALYSIS_DAYS.find((one) => one === Number(query.days)) ?? 30;
  const grouping = GROUPINGS.find((one) => one === query.by) ?? 'team';
  const shop = query.shop || undefined;
  const [report, shops] = await Promise.all([calls.analysis.steps({ days, grouping, shop }), calls.order.shops()]);
  const address = (part: { days?: number; by?: string }) => {
    const all = { days: String(part.days ?? days), by: part.by ?? grouping, ...(shop ? { shop } : {}) };
    return `/admin/analysis?${new URLSearchParams(all)}`;
  };
  return (
    <>
      <AnalysisHead section="steps" say={say} shops={shops} shop={shop} kept={{ days: String(days), by: grouping }} />
      <nav className="mb-4 flex flex-wrap gap-1" aria-label={say('analysis.period')}>
        {ANALYSIS_DAYS.map((one) => (
          <Link
            key={one}
            href={address({ days: one })}
            className={`button ${one === days ? 'border-brand bg-brand-soft text-brand' : ''}`}
            aria-current={one === days ? 'page' : undefined}
          >
            {say('analysis.days', { n: one })}
          </Link>
        ))}
      </nav>
      {report.measuring ? (
        <p role="status" className="mb-4 rounded-lg bg-brand-soft px-3 py-2 text-brand text-xs">
          {say('analysis.measuring', { ...report.measuring })}
        </p>
      ) : null}
      {report.stages.length === 0 ? (
        <Card flush>
          <EmptyState title={say('analysis.none')} why={say('analysis.none_steps_why')} />
        </Card>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <Card title={say('analysis.by_stage')}>
            <StageTable stages={report.stages} say={say} language={language} />
          </Card>
          <Card
            title={say(`analysis.grouping.${grouping}`)}
            aside={
              <nav className="flex gap-1">
                {GROUPINGS.map((one) => (
                  <Link
                    key={one}
                    href={address({ by: one })}
                    scroll={false}
                    aria-current={one === grouping ? 'true' : undefined}
                    className={`rounded-lg px-2 py-1 ${one === grouping ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
                  >
                    {say(`analysis.grouping.${one}`)}
                  </Link>
                ))}
              </nav>
            }
          >
            <GroupMatrix report={report} days={days} shop={shop} say={say} language={language} />
          </Card>
        </div>
      )}
    </>
  );
}
