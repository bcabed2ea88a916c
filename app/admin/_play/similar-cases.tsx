import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Play } from '@/server/api/trpc/answers';
import { tellingSignals } from '@/server/domain/knowledge/case-signals';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { nameCase } from '@/server/domain/wording/word-case';
import { wordSignal } from '@/server/domain/wording/word-signal';

const SIGNALS_SHOWN = 4;

/** Closed cases of the knowledge base that looked like this one: what made them alike, what ended them. */
export function SimilarCases({ play }: { play: Play }) {
  const { say, language, viewer } = useConsoleView();
  return (
    <Card title={say('play.similar')} aside={<Link href="/admin/knowledge">{say('knowledge.all')}</Link>}>
      {play.similar.length === 0 ? <p className="text-faint">{say('play.similar_none')}</p> : null}
      <ul className="grid gap-3">
        {play.similar.map(({ id, share, shared, report }) => (
          <li key={id} className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <Link href={`/admin/knowledge/${id}`} className="min-w-0 break-words font-medium hover:text-brand">
                {nameCase(report.matter, language, viewer)}
              </Link>
              <span className="digits text-faint text-xs">
                {say('play.like', { pct: Math.round(share * 100) })} · {formatMoment(report.closedAt, language, viewer)} ·{' '}
                {say('play.took', { length: formatDuration(report.closedAt - report.openedAt, language) })}
              </span>
            </p>
            <p className="text-faint text-xs">
              {tellingSignals(shared)
                .slice(0, SIGNALS_SHOWN)
                .map((signal) => wordSignal(signal, language))
                .join(' · ')}
            </p>
            {report.cause ? <p className="text-soft text-xs">{reasonOf(report.cause).name[language]}</p> : null}
            {[...report.measures, ...report.improvements].slice(0, 3).map((words) => (
              <p key={words} className="line-clamp-2 break-words border-line border-l-2 pl-2 text-xs">
                {words}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
