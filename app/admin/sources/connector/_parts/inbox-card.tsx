'use client';

import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Inbox } from '@/server/api/trpc/connector-answers';
import type { Viewer } from '@/server/domain/wording/dates';

const STATES = ['new', 'recorded', 'duplicate', 'unmapped', 'refused'] as const;

/** How the table stands that systems without an interface write to, and what was refused last. */
export function InboxCard({ inbox, viewer }: { inbox: Inbox; viewer: Viewer }) {
  const { say, language } = useConsoleView();
  return (
    <Card title={say('inbox.title')}>
      <p className="text-soft">{say('inbox.why')}</p>
      <dl className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
        {STATES.map((state) => (
          <div key={state} className="flex items-baseline gap-1.5">
            <dt className="text-faint text-xs">{say(`inbox.${state}`)}</dt>
            <dd className={`digits font-semibold ${state === 'refused' && inbox.states[state] ? 'text-bad' : ''}`}>
              {inbox.states[state] ?? 0}
            </dd>
          </div>
        ))}
      </dl>
      {inbox.writers.length > 0 ? (
        <ul className="mt-3 grid gap-1 text-xs">
          {inbox.writers.map(({ role, sources }) => (
            <li key={role} className="break-words">
              {say('inbox.writer', { role, sources: sources.join(' · ') })}
            </li>
          ))}
        </ul>
      ) : null}
      {inbox.refused.length > 0 ? (
        <ul className="mt-3 grid gap-1 text-xs">
          {inbox.refused.map((row) => (
            <li key={`${row.table} ${row.id}`} className="flex flex-wrap gap-x-2">
              <span className="digits text-faint">
                {row.table} #{row.id}
              </span>
              <Moment at={row.takenAt} language={language} viewer={viewer} />
              <span>{row.writtenBy}</span>
              <span className="text-bad">
                {row.field ? <code className="mr-1 font-mono">{row.field}</code> : null}
                {row.reason}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
