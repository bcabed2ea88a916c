'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { formatMoment } from '@/server/domain/wording/dates';
import type { Done } from './done';
import type { Written } from './rule-editor';
import { TestedFigures } from './tested-figures';

const REFRESH_MS = 60_000;

interface Props {
  written: Written;
  /** Since when the draft is counted; null while it is not. */
  since: number | null;
  isReady: boolean;
  onDone: (code: string, what: Done) => void;
}

/** A draft that is counted over what happens from now on and does nothing. */
export function ShadowCard({ written, since, isReady, onDone }: Props) {
  const { say, language, viewer } = useConsoleView();
  const trpc = useTRPC();
  const keep = useMutation(
    trpc.rule.keepDraft.mutationOptions({ onSuccess: (answer) => (answer.kind === 'kept' ? onDone(answer.code, 'kept') : undefined) }),
  );
  const { code, body } = written;
  const counted = useQuery({
    ...trpc.rule.backtest.queryOptions({ code, body, days: 1, ...(since === null ? {} : { since }) }),
    enabled: since !== null && isReady,
    refetchInterval: REFRESH_MS,
  });
  return (
    <Card
      title={say('shadow.title')}
      aside={since === null ? undefined : say('shadow.since', { time: formatMoment(since, language, viewer) })}
    >
      {since === null ? <p className="text-soft text-xs">{say('shadow.intro')}</p> : null}
      {counted.isError ? <p className="text-bad">{counted.error.message}</p> : null}
      {since !== null && counted.data ? <TestedFigures tested={counted.data} none="shadow.no_ground" /> : null}
      <button
        type="button"
        className="button mt-3"
        disabled={!isReady || keep.isPending}
        onClick={() => keep.mutate({ ...written, shadow: since === null })}
      >
        {say(since === null ? 'shadow.start' : 'shadow.stop')}
      </button>
      {keep.isError ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {keep.error.message}
        </p>
      ) : null}
    </Card>
  );
}
