'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { ConnectorReading } from '@/server/api/trpc/connector-answers';
import { formatAge, formatDuration } from '@/server/domain/wording/dates';

const POLL_MS = 3_000;

/** When the system was asked last and will be next, and why that failed. */
export function PullStatus({ first }: { first: ConnectorReading }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery({ ...calls.connector.read.queryOptions({ id: first.id }), initialData: first, refetchInterval: POLL_MS });
  const now = useMutation(calls.connector.pullNow.mutationOptions({ onSuccess: () => query.refetch() }));
  const pull = query.data?.pull;
  if (!pull) return null;
  const readAt = query.dataUpdatedAt;
  const wait = pull.nextAt - readAt;
  return (
    <Card title={say('connector.state')} tone={pull.error ? 'bad' : 'plain'}>
      <div className="grid gap-2" aria-live="polite">
        {pull.error ? (
          <p className="break-words text-bad">
            {pull.error} · {say('connector.trouble', { n: pull.failures })}
          </p>
        ) : null}
        <p>
          {pull.okAt === null ? say('connector.never_ok') : `${say('connector.last_ok')} ${formatAge(pull.okAt, language, readAt)}`}
          {pull.okAt === null ? '' : ` · ${say('connector.last_count', { pages: pull.pages, rows: pull.rows, refused: pull.refused })}`}
        </p>
        {pull.isAsking ? (
          <p className="text-brand">{say('connector.asking', { pages: pull.underWay?.pages ?? 0, rows: pull.underWay?.rows ?? 0 })}</p>
        ) : (
          <p className="text-soft">
            {wait > 0 ? say('connector.next', { length: formatDuration(wait, language) }) : say('connector.next_soon')}
            {pull.underWay ? ` · ${say('connector.interrupted', { page: pull.underWay.pages + 1 })}` : ''}
          </p>
        )}
        <div className="flex items-center gap-2">
          <button
            type="button"
            className="button"
            disabled={now.isPending || pull.isAsking || !query.data?.enabled}
            onClick={() => now.mutate({ id: first.id })}
          >
            {say('connector.pull_now')}
          </button>
          <SureButton disabled={now.isPending || !query.data?.enabled} onSure={() => now.mutate({ id: first.id, isAnew: true })}>
            {say('connector.pull_anew')}
          </SureButton>
          {now.isSuccess ? <span className="text-soft text-xs">{say('connector.pull_asked')}</span> : null}
        </div>
      </div>
    </Card>
  );
}
