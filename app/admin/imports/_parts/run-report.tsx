'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { ImportReport } from '@/server/api/trpc/import-answers';
import { formatDuration } from '@/server/domain/wording/dates';
import { ProgressBar } from './progress-bar';
import { RunBadge } from './run-row';

const POLL_MS = 1_000;

const isMoving = (run: ImportReport) => run.status === 'queued' || run.status === 'running';

/** A run under way or over: live progress, what it brought, why rows were refused. */
export function RunReport({ first }: { first: ImportReport }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery({
    ...calls.import.read.queryOptions({ runId: first.id }),
    initialData: first,
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? POLL_MS : false),
  });
  const cancel = useMutation(calls.import.cancel.mutationOptions({ onSuccess: () => query.refetch() }));
  const run = query.data ?? first;
  const count = (n: number) => n.toLocaleString(language);
  const tallies: [MessageKey, number][] = [
    ['imports.accepted', run.accepted],
    ['imports.duplicate', run.duplicate],
    ['imports.rejected', run.rejected],
    ['imports.orders', run.orders],
    ['imports.facts', run.facts],
    ['imports.duplicate_facts', run.duplicateFacts],
    ...(run.unmappedFacts > 0 ? [['imports.unmapped_facts', run.unmappedFacts] satisfies [MessageKey, number]] : []),
  ];
  return (
    <div className="grid gap-4">
      <Card tone={run.status === 'failed' ? 'bad' : 'plain'}>
        <div className="flex flex-wrap items-center gap-3 pt-2">
          <RunBadge run={run} say={say} />
          <span className="text-soft">
            {run.shop} · {run.presetName}
            {run.history ? ` · ${say('imports.is_history')}` : ''}
            {run.finishedAt === null
              ? ''
              : ` · ${say('imports.took', { length: formatDuration(run.finishedAt - run.createdAt, language) })}`}
          </span>
          {isMoving(run) ? (
            <span className="ml-auto flex items-center gap-2">
              <span className="text-faint text-xs">{say('imports.cancel_why')}</span>
              <SureButton disabled={run.isStopping || cancel.isPending} onSure={() => cancel.mutate({ runId: run.id })}>
                {say('imports.cancel')}
              </SureButton>
            </span>
          ) : (
            <Link className="button ml-auto" href={`/admin/orders?shop=${encodeURIComponent(run.shop)}`}>
              {say('imports.see_orders')}
            </Link>
          )}
        </div>
        <div className="mt-3 text-soft" aria-live="polite">
          <ProgressBar run={run} label={say('imports.rows_done', { done: count(run.done), total: count(run.total) })} />
        </div>
        {run.error ? <p className="mt-2 text-bad">{run.error}</p> : null}
        <dl className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
          {tallies.map(([key, n]) => (
            <div key={key} className="rounded-lg bg-sunken px-3 py-2">
              <dt className="text-faint text-xs">{say(key)}</dt>
              <dd className={`digits font-semibold text-lg ${key === 'imports.rejected' && n > 0 ? 'text-bad' : ''}`}>{count(n)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {run.reasons.length > 0 ? <Reasons run={run} /> : null}
    </div>
  );
}

function Reasons({ run }: { run: ImportReport }) {
  const { say, language } = useConsoleView();
  return (
    <Card title={say('imports.reasons')}>
      <ul className="divide-y divide-line">
        {run.reasons.map(({ field, reason, rows }) => (
          <li key={`${field} ${reason.en}`} className="flex gap-3 py-1.5">
            <span className="digits w-16 shrink-0 text-right font-medium">{rows.toLocaleString(language)}</span>
            <span className="min-w-0">
              {field ? <code className="mr-1.5 font-mono text-soft text-xs">{field}</code> : null}
              {reason[language]}
            </span>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <a className="button" href={`/admin/imports/${run.id}/rejects?lang=${language}`} download>
          {say('imports.download')}
        </a>
        <span className="text-faint text-xs">{say('imports.download_why')}</span>
      </div>
    </Card>
  );
}
