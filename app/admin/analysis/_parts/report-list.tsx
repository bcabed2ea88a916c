import type { PageView } from '@/app/_lib/page-view';
import type { OverdueReports } from '@/server/api/trpc/answers';
import { addDays } from '@/server/domain/calendar/local-day';
import { formatMoment } from '@/server/domain/wording/dates';
import { wordLosses } from './word-losses';

const FORMATS = ['xlsx', 'csv'] as const;

/** The reports that were made, the newest first, each in both formats. */
export function ReportList({ reports, view }: { reports: OverdueReports; view: PageView }) {
  const { say, language, viewer } = view;
  return (
    <ul className="divide-y divide-line">
      {reports.map((report) => {
        const lastOn = addDays(report.untilOn, -1);
        const period = lastOn === report.fromOn ? report.fromOn : `${report.fromOn} – ${lastOn}`;
        const name = `${say(`analysis.cadence.${report.cadence}`)} ${period}`;
        return (
          <li key={report.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
            <div className="min-w-0">
              <p className="digits font-medium">{name}</p>
              <p className="text-soft text-xs">
                {say('analysis.report_line', { orders: report.orders, steps: report.steps })} · {say('analysis.loss')}{' '}
                {wordLosses(report.losses, language)}
                <span className="text-faint"> · {say('analysis.made', { time: formatMoment(report.madeAt, language, viewer) })}</span>
              </p>
            </div>
            <span className="flex gap-2">
              {FORMATS.map((format) => (
                <a
                  key={format}
                  className="button"
                  href={`/admin/analysis/reports/file?id=${report.id}&format=${format}`}
                  aria-label={`${name}, ${format.toUpperCase()}`}
                  download
                >
                  {format.toUpperCase()}
                </a>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
