'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { OwnQuiet, OwnReach, OwnWays } from '@/server/api/trpc/answers';
import { QuietForm } from './quiet-form';
import { WaysForm } from './ways-form';

/** Where one is alerted outside the console, by medium, and when not. */
export function ReachForm({ first, quiet, ways }: { first: OwnReach[]; quiet: OwnQuiet; ways: OwnWays }) {
  const { say, staffRole } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery({ ...calls.account.reach.queryOptions(), initialData: first });
  return (
    <div className="max-w-md">
      <Card title={say('alerts.reach')}>
        <p className="mb-3 text-soft">{say(staffRole === 'viewer' ? 'alerts.reach_viewer' : 'alerts.reach_why')}</p>
        <div className="grid gap-3">
          {query.data.map((reach) => (
            <ChannelForm key={reach.medium} reach={reach} onKept={() => void query.refetch()} />
          ))}
        </div>
        {staffRole === 'viewer' ? null : (
          <>
            <WaysForm reach={first} first={ways} />
            <QuietForm first={quiet} />
          </>
        )}
      </Card>
    </div>
  );
}

function ChannelForm({ reach, onKept }: { reach: OwnReach; onKept: () => void }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const keep = useMutation(calls.account.keepReach.mutationOptions({ onSuccess: onKept }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    keep.mutate({ medium: reach.medium, text: String(new FormData(event.currentTarget).get('text')) });
  };
  const problem = keep.isError ? say('alerts.failed') : keep.data?.kind === 'unreadable' ? say('alerts.reach_unreadable') : null;
  return (
    <form onSubmit={submit} className="grid gap-1">
      <label className="grid gap-1">
        <span className="text-soft text-xs">{sayWord(say, 'staff_address', reach.medium)}</span>
        <span className="flex gap-2">
          <input
            className="field min-w-0 flex-1"
            name="text"
            autoComplete="tel"
            maxLength={200}
            defaultValue={reach.address ?? ''}
            placeholder={say('alerts.reach_empty')}
          />
          <button type="submit" className="button" disabled={keep.isPending}>
            {say(keep.isPending ? 'common.saving' : keep.data?.kind === 'kept' ? 'common.saved' : 'common.save')}
          </button>
        </span>
      </label>
      {problem ? (
        <p role="alert" className="text-bad text-xs">
          {problem}
        </p>
      ) : null}
      {reach.isReady ? null : <p className="text-faint text-xs">{say('alerts.reach_not_ready')}</p>}
    </form>
  );
}
