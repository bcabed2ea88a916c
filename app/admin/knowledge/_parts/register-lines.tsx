import Link from 'next/link';
import { Moment } from '@/app/_components/moment';
import type { PageView } from '@/app/_lib/page-view';
import type { Register } from '@/server/api/trpc/answers';
import { isOwed } from '@/server/domain/play/play-step';
import { formatDuration } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { extentOfCase, nameCase } from '@/server/domain/wording/word-case';

/** One line a case: when and how long, what, who, measure and improvement; lines stand below one another on a phone. */
export function RegisterLines({ reports, view }: { reports: Register['reports']; view: Pick<PageView, 'say' | 'language' | 'viewer'> }) {
  const { say, language, viewer } = view;
  return (
    <ul>
      {reports.map(({ id, report }) => (
        <li
          key={id}
          className="grid gap-x-4 gap-y-1 border-line border-t px-4 py-3 first:border-t-0 lg:grid-cols-[15rem_9rem_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <div className="min-w-0">
            <Link href={`/admin/knowledge/${id}`} className="block break-words font-medium hover:text-brand">
              {nameCase(report.matter, language, viewer)}
            </Link>
            <span className="block text-faint text-xs">{extentOfCase(report.matter, language)}</span>
            <span className="block text-faint text-xs">
              <Moment at={report.closedAt} language={language} viewer={viewer} /> ·{' '}
              {say('play.took', { length: formatDuration(report.closedAt - report.openedAt, language) })}
            </span>
          </div>
          <Field name={say('knowledge.people')}>{report.people.join(', ') || '–'}</Field>
          <Field name={say('knowledge.measure')}>
            {report.cause ? <span className="block text-soft text-xs">{reasonOf(report.cause).name[language]}</span> : null}
            {report.measures.join(' · ') || <span className="text-faint">{say('knowledge.unwritten')}</span>}
          </Field>
          <Field name={say('knowledge.improvement')}>
            {report.improvements.join(' · ') || <span className="text-faint">{say('knowledge.unwritten')}</span>}
            <Promised steps={report.steps} view={view} />
          </Field>
        </li>
      ))}
    </ul>
  );
}

/** How the improvements stand that were promised by a day. */
function Promised({ steps, view }: { steps: Register['reports'][number]['report']['steps']; view: Pick<PageView, 'say' | 'viewer'> }) {
  const { say, viewer } = view;
  const promised = steps.filter(({ kind, until }) => kind === 'improve' && until !== null);
  if (promised.length === 0) return null;
  const owed = promised.filter(isOwed);
  if (owed.length === 0) return <span className="block text-good text-xs">{say('knowledge.in_place')}</span>;
  const isOver = owed.some(({ until }) => until! < viewer.now);
  return (
    <span className={`block text-xs ${isOver ? 'text-bad' : 'text-warn'}`}>
      {say(isOver ? 'knowledge.promise_over' : 'knowledge.promised')}
    </span>
  );
}

function Field({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0 break-words">
      <span className="block text-faint text-xs">{name}</span>
      {children}
    </div>
  );
}
