import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { laneValue, type RecordQuery, readQuery, writeQuery } from '@/server/api/arrival/record-query';
import { mayAct } from '@/server/domain/access/staff-role';
import type { ScoredStage } from '@/server/domain/arrival/arrival-score';
import { RECORD_NAMES, SCORED_STAGE_NAMES, wordRecordGroup } from '@/server/domain/wording/arrival-words';
import { CalibrationCard } from './_parts/calibration-card';
import { ComparisonCard } from './_parts/comparison-card';
import { FiguresTable } from './_parts/figures-table';
import { HeadlineFigures } from './_parts/headline-figures';
import { MissList } from './_parts/miss-list';
import { RecordFilters } from './_parts/record-filters';
import { WeekChart } from './_parts/week-chart';

export const metadata: Metadata = { title: '预计送达的记录 Arrival record' };

const FORMATS = ['xlsx', 'csv'] as const;

/** How told windows of arrival did: by stage, carrier, lane and week, by quantile, beside others' dates, and where they failed most. */
export default async function ArrivalsPage({ searchParams }: { searchParams: Promise<RecordQuery> }) {
  const { calls, staff, ...view } = await openPage();
  const { say, language, viewer } = view;
  if (!mayAct(staff.role, 'supervisor')) return <NotAllowed needs="supervisor" say={say} />;
  const query = await searchParams;
  const asked = readQuery(query, viewer.timeZone);
  const [record, misses, shops] = await Promise.all([calls.arrival.record(asked), calls.arrival.misses(asked), calls.order.shops()]);
  const { groups, stages, choices } = record;
  const of = (by: string) => groups.filter((one) => one.by === by);
  const all = of('all').find(({ asked: n }) => n > 0);
  const stage = SCORED_STAGE_NAMES[asked.stage][language];
  const here = (changed: Partial<RecordQuery>) => `/admin/arrivals?${writeQuery(query, changed)}`;
  const isScored = (one: ScoredStage) => stages.some((figures) => figures.stage === one);
  // where no carrier tells of its pickup the hand-over is the shop's word
  if (!query.stage && !isScored('picked_up') && isScored('shipped')) redirect(here({ stage: 'shipped' }));
  const weeks = of('week').map((one) => ({ ...one, key: one.key ?? '', name: one.key }));
  const other = choices.kinds.find((kind) => kind !== asked.kind);
  return (
    <>
      <PageHead title={say('arrivals.title')} intro={say('arrivals.intro')}>
        {FORMATS.map((format) => (
          <a
            key={format}
            href={`/admin/arrivals/file?${writeQuery(query)}&zone=${encodeURIComponent(viewer.timeZone)}&language=${language}&format=${format}`}
            className="button"
            download
          >
            {say('arrivals.download', { format: format.toUpperCase() })}
          </a>
        ))}
      </PageHead>
      <RecordFilters query={query} record={record} shops={shops} say={say} language={language} />
      <p className="mb-3 text-faint text-xs">
        {say('arrivals.span', { from: record.fromOn, to: record.toOn, kind: say(`arrivals.kind_${asked.kind}`) })}
      </p>
      {asked.kind === 'replayed' ? (
        <p role="note" className="mb-4 rounded-lg bg-warn-soft px-3 py-2 text-warn text-xs">
          {say('arrivals.replayed_why')}
        </p>
      ) : null}
      {stages.length === 0 ? (
        <Card flush>
          <EmptyState
            title={say(choices.kinds.length === 0 ? 'arrivals.none_ever' : 'arrivals.none')}
            why={say(choices.kinds.length === 0 ? 'arrivals.none_ever_why' : 'arrivals.none_why')}
          >
            {other ? (
              <Link href={here({ kind: other })} className="button">
                {say('arrivals.none_there_is', { kind: say(`arrivals.kind_${other}`) })}
              </Link>
            ) : null}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
          <div className="grid min-w-0 gap-4 xl:col-span-2">
            {all ? (
              <Card title={say('arrivals.headline', { stage })}>
                <HeadlineFigures all={all} say={say} language={language} />
              </Card>
            ) : null}
            <Card title={say('arrivals.by_stage')} flush>
              <FiguresTable
                label={RECORD_NAMES.stage[language]}
                head={say('arrivals.stage')}
                language={language}
                lines={stages.map((one) => ({
                  ...one,
                  key: one.stage,
                  isCurrent: one.stage === asked.stage,
                  name: (
                    <Link
                      href={here({ stage: one.stage })}
                      scroll={false}
                      className="text-brand hover:underline"
                      aria-current={one.stage === asked.stage ? 'true' : undefined}
                    >
                      {SCORED_STAGE_NAMES[one.stage][language]}
                    </Link>
                  ),
                }))}
              />
            </Card>
          </div>
          {all ? (
            <>
              <Card title={say('arrivals.by_week')} aside={say('arrivals.week_marks')}>
                <WeekChart weeks={of('week')} say={say} language={language} />
                <details className="mt-2">
                  <summary className="cursor-pointer text-brand text-xs">{say('arrivals.as_table')}</summary>
                  <FiguresTable label={RECORD_NAMES.week[language]} head={say('arrivals.week')} lines={weeks} language={language} />
                </details>
              </Card>
              <CalibrationCard calibration={record.calibration} say={say} language={language} />
              <div className="xl:col-span-2">
                <ComparisonCard comparisons={record.comparisons} say={say} language={language} />
              </div>
              {(['carrier', 'lane'] as const).map((by) => (
                <div key={by} className="min-w-0 xl:col-span-2">
                  <Card title={RECORD_NAMES[by][language]} aside={by === 'lane' ? say('arrivals.most_lanes') : undefined} flush>
                    <FiguresTable
                      label={RECORD_NAMES[by][language]}
                      head={say(`arrivals.${by}`)}
                      language={language}
                      lines={of(by).map((one) => {
                        const narrowed = one.lane ? { lane: laneValue(one.lane) } : { carrier: one.key ?? undefined };
                        const name = wordRecordGroup(one, language);
                        const isOne = one.lane !== null || one.key !== null;
                        return {
                          ...one,
                          key: one.lane ? laneValue(one.lane) : (one.key ?? ''),
                          name: isOne ? (
                            <Link href={here(narrowed)} scroll={false} className="hover:text-brand hover:underline">
                              {name}
                            </Link>
                          ) : (
                            name
                          ),
                        };
                      })}
                    />
                  </Card>
                </div>
              ))}
              <div className="min-w-0 xl:col-span-2">
                <Card title={say('arrivals.misses')} aside={say('arrivals.misses_why', { stage })} flush>
                  {misses.length === 0 ? (
                    <p className="px-4 pb-4 text-soft">{say('arrivals.misses_none')}</p>
                  ) : (
                    <MissList misses={misses} view={view} />
                  )}
                </Card>
              </div>
            </>
          ) : (
            <div className="xl:col-span-2">
              <Card flush>
                <EmptyState title={say('arrivals.none')} why={say('arrivals.none_why')} />
              </Card>
            </div>
          )}
        </div>
      )}
    </>
  );
}
