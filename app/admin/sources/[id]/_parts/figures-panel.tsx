import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { SourceCard } from '@/server/api/trpc/answers';
import { MINUTE } from '@/server/domain/shared/instant';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import { CallBars } from '../../_parts/call-bars';
import { sayCount, sayShare, sayTime } from '../../_parts/say-figures';
import type { Span } from '../../_parts/span-links';

/** What the calls of the span come to, drawn over time, and what is usual of this source at this hour. */
export function FiguresPanel({ source, span, view }: { source: SourceCard; span: Span; view: PageView }) {
  const { say, language, viewer } = view;
  const { figures, bars, promiseMin, usual } = source;
  const label = say('sources.chart', { name: source.name, good: figures.good, bad: figures.calls - figures.good });
  const promise =
    promiseMin === null ? say('sources.no_promise') : say('sources.promise', { length: formatDuration(promiseMin * MINUTE, language) });
  const p95 = (ms: number | null) => (ms === null ? undefined : say('sources.p95', { value: sayTime(ms, language) }));
  const bad = (['refused', 'unreadable', 'failed'] as const).filter((one) => figures[one] > 0);
  return (
    <Card title={say('sources.chart_title')} aside={say(`sources.span.${span}`)}>
      <CallBars bars={bars} label={label} tall />
      <p className="digits mt-1 flex justify-between text-faint text-xs" aria-hidden="true">
        <span>{formatMoment(bars[0]!.at, language, viewer)}</span>
        <span>{formatMoment(viewer.now, language, viewer)}</span>
      </p>
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-3 lg:grid-cols-5">
        <Tile
          name={say('sources.calls')}
          value={sayCount(figures.calls, language)}
          more={bad.map((one) => `${say(`sources.${one}`)} ${figures[one]}`).join(' · ')}
        />
        <Tile name={say('sources.success')} value={sayShare(figures.success, language)} isBad={source.state === 'failing'} />
        <Tile
          name={say('sources.answer')}
          value={sayTime(figures.latencyP50, language)}
          more={p95(figures.latencyP95)}
          isBad={source.state === 'slow'}
        />
        <Tile name={say('sources.news_age')} value={sayTime(figures.lagP50, language)} more={p95(figures.lagP95)} />
        <Tile name={say('sources.fresh')} value={sayShare(figures.fresh, language)} more={promise} isBad={source.state === 'late'} />
      </dl>
      <p className="mt-4 border-line border-t pt-3 text-soft">
        {usual === null
          ? say('sources.usual_unknown')
          : say('sources.usual', { n: Math.round(usual.heardPerHour), gap: formatDuration(usual.gapMin * MINUTE, language) })}
      </p>
    </Card>
  );
}

function Tile({ name, value, more, isBad }: { name: string; value: string; more?: string; isBad?: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="text-faint text-xs">{name}</dt>
      <dd className={`digits font-semibold text-xl ${isBad ? 'text-bad' : ''}`}>{value}</dd>
      {more ? <dd className="text-faint text-xs">{more}</dd> : null}
    </div>
  );
}
