import { Card } from '@/app/_components/card';
import type { MessageKey } from '@/app/_lib/messages';
import type { PageView } from '@/app/_lib/page-view';
import type { DraftReport } from '@/server/api/trpc/answers';
import { sayClock } from './say-clock';

const COUNTS = ['made', 'confirmed', 'went', 'edited', 'discarded', 'withdrawn'] as const;

/** How service dealt with drafts lately: how fast, what went without it, by whom. */
export function DraftReportCard({ report, view: { say } }: { report: DraftReport; view: PageView }) {
  const took = (ms: number | null) => (ms === null ? '–' : sayClock(ms));
  return (
    <Card title={say('drafts.report', { n: report.days })}>
      {report.made === 0 ? <p className="text-faint">{say('drafts.report_none')}</p> : null}
      {report.made > 0 ? (
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-8">
          {COUNTS.map((one) => (
            <Figure key={one} name={say(`drafts.report_${one}` satisfies MessageKey)} value={report[one]} />
          ))}
          <Figure name={say('drafts.report_median')} value={took(report.medianMs)} />
          <Figure name={say('drafts.report_p90')} value={took(report.p90Ms)} />
        </dl>
      ) : null}
      {report.people.length > 0 ? (
        <div className="mt-3 overflow-x-auto">
          <table className="w-full text-left text-xs">
            <thead className="text-faint">
              <tr>
                <th className="py-1 pr-3 font-medium">{say('drafts.report_who')}</th>
                {(['confirmed', 'edited', 'discarded', 'median'] as const).map((one) => (
                  <th key={one} className="py-1 pr-3 text-right font-medium">
                    {say(`drafts.report_${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {report.people.map((person) => (
                <tr key={person.staffId}>
                  <td className="max-w-48 truncate py-1.5 pr-3">{person.name ?? say('common.unknown')}</td>
                  <td className="digits py-1.5 pr-3 text-right">{person.confirmed}</td>
                  <td className="digits py-1.5 pr-3 text-right">{person.edited}</td>
                  <td className="digits py-1.5 pr-3 text-right">{person.discarded}</td>
                  <td className="digits py-1.5 pr-3 text-right">{took(person.medianMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  );
}

function Figure({ name, value }: { name: string; value: number | string }) {
  return (
    <div>
      <dt className="text-soft text-xs">{name}</dt>
      <dd className="digits font-semibold text-xl">{value}</dd>
    </div>
  );
}
