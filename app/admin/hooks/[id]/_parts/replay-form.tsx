'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { DAY, HOUR } from '@/server/domain/shared/instant';

const SPANS = { hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY } as const;
type Span = keyof typeof SPANS;

/** Sends what failed since a time again; how far it is stands in the counts above. */
export function ReplayForm({ id, failed }: { id: string; failed: number }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [span, setSpan] = useState<Span>('day');
  const replay = useMutation(trpc.hook.replay.mutationOptions({ onSuccess: () => router.refresh() }));
  if (failed === 0 && !replay.data) return null;
  return (
    <Card title={say('hooks.replay_failed')}>
      <div className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('hooks.replay_since')}</span>
          <select className="field" value={span} onChange={(event) => setSpan(event.target.value as Span)}>
            {(Object.keys(SPANS) as Span[]).map((one) => (
              <option key={one} value={one}>
                {say(`hooks.since_${one}`)}
              </option>
            ))}
          </select>
        </label>
        <SureButton disabled={replay.isPending} onSure={() => replay.mutate({ id, wish: { since: Date.now() - SPANS[span] } })}>
          {say('hooks.replay')}
        </SureButton>
        {replay.data?.kind === 'replaying' ? (
          <span role="status" className="text-good">
            {replay.data.messages > 0 ? say('hooks.replayed', { n: replay.data.messages }) : say('hooks.replayed_none')}
          </span>
        ) : null}
        {replay.isError ? (
          <span role="alert" className="text-bad text-xs">
            {replay.error.message}
          </span>
        ) : null}
      </div>
    </Card>
  );
}
