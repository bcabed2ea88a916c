import Link from 'next/link';
import { Moment } from '@/app/_components/moment';
import type { PageView } from '@/app/_lib/page-view';
import type { Register } from '@/server/api/trpc/answers';
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
          </Field>
        </li>
      ))}
    </ul>
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
