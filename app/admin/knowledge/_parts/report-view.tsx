import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { Register } from '@/server/api/trpc/answers';
import { formatDuration, formatFull } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { extentOfCase } from '@/server/domain/wording/word-case';
import { wordIncident } from '@/server/domain/wording/word-incident';
import { StepLines } from '../../_play/step-lines';

type Report = Register['reports'][number]['report'];

/** A filed report as a page: times and people, cause, measures, improvements, every step. */
export function ReportView({ report, view }: { report: Report; view: Pick<PageView, 'say' | 'language' | 'viewer'> }) {
  const { say, language, viewer } = view;
  const { matter } = report;
  const facts: [string, string][] = [
    [say('knowledge.case'), extentOfCase(matter, language)],
    [say('knowledge.closed'), formatFull(report.closedAt, viewer.timeZone)],
    [say('play.title'), say('play.took', { length: formatDuration(report.closedAt - report.openedAt, language) })],
    [say('knowledge.people'), report.people.join(', ') || '–'],
  ];
  const causes = [
    ...(matter.kind === 'incident' ? [wordIncident(matter.incident, language, viewer).cause] : []),
    ...(report.cause ? [reasonOf(report.cause).name[language]] : []),
  ];
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-4">
        <Card>
          <dl className="grid grid-cols-2 gap-3 pt-2 md:grid-cols-4">
            {facts.map(([name, value]) => (
              <div key={name} className="min-w-0">
                <dt className="text-faint text-xs">{name}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <Texts title={say('knowledge.cause')} texts={causes} none={say('knowledge.unwritten')} />
        <Texts title={say('knowledge.measure')} texts={report.measures} none={say('knowledge.unwritten')} />
        <Texts title={say('knowledge.improvement')} texts={report.improvements} none={say('knowledge.unwritten')} />
      </div>
      <Card title={say('play.trail')} aside={report.steps.length || null}>
        {report.steps.length === 0 ? <p className="text-faint">{say('knowledge.unwritten')}</p> : null}
        <StepLines steps={report.steps} view={view} />
      </Card>
    </div>
  );
}

function Texts({ title, texts, none }: { title: string; texts: readonly string[]; none: string }) {
  return (
    <Card title={title}>
      {texts.length === 0 ? <p className="text-faint">{none}</p> : null}
      {texts.map((words) => (
        <p key={words} className="mt-1 whitespace-pre-wrap break-words first:mt-0">
          {words}
        </p>
      ))}
    </Card>
  );
}
