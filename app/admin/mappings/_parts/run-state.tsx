'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Badge, type Tone } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { ProgressBar } from '@/app/admin/imports/_parts/progress-bar';
import type { KnowledgeLine } from '@/server/api/trpc/answers';

type Run = NonNullable<KnowledgeLine['run']>;

const TONES: Record<Run['status'], Tone> = {
  queued: 'plain',
  running: 'brand',
  stopped: 'warn',
  done: 'good',
  failed: 'bad',
  superseded: 'plain',
};

/** How far the orders of a version have been worked out anew; stops the work and lets it go on. */
export function RunState({ run, mayEdit }: { run: Run; mayEdit: boolean }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const queries = useQueryClient();
  const steer = useMutation(
    calls.mapping.steer.mutationOptions({ onSuccess: () => queries.invalidateQueries({ queryKey: calls.mapping.versions.queryKey() }) }),
  );
  const { kind, version, status } = run;
  const count = (n: number) => n.toLocaleString(language);
  const counts = { done: count(run.done), total: run.total === null ? '…' : count(run.total), changed: count(run.changed) };
  const isUnderWay = status === 'queued' || status === 'running';
  const isHeldUp = status === 'stopped' || status === 'failed';
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft text-xs">
      <Badge tone={TONES[status]}>{say(`refold.${status}`)}</Badge>
      <span className="min-w-40 flex-1">
        <ProgressBar
          run={{ done: run.done, total: run.total ?? 0, status: isHeldUp ? 'cancelled' : status === 'done' ? 'done' : 'running' }}
          label={say('mappings.run_counts', counts)}
        />
      </span>
      {mayEdit && (isUnderWay || isHeldUp) ? (
        <button
          type="button"
          className="button min-h-0 px-2 py-0.5 text-xs"
          disabled={steer.isPending}
          onClick={() => steer.mutate({ kind, version, to: isUnderWay ? 'stop' : 'go_on' })}
        >
          {say(isUnderWay ? 'mappings.stop' : 'mappings.go_on')}
        </button>
      ) : null}
      {status === 'failed' ? (
        <span className="w-full text-bad">
          {say(`work_fault.${run.error ?? 'internal'}`)} {say('mappings.run_failed')}
        </span>
      ) : null}
    </div>
  );
}
