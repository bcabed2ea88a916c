'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { RetryRefusal } from '@/server/domain/notice/mend-notice';

interface Props {
  retry: { data?: { retried: number; refused: Partial<Record<RetryRefusal, number>> } | undefined; error: { message: string } | null };
}

/** What became of notices that were to be sent again: how many wait, and why others were left alone. */
export function RetrySaid({ retry: { data, error } }: Props) {
  const { say } = useConsoleView();
  if (error) {
    return (
      <p role="alert" className="mb-2 text-bad text-xs">
        {error.message}
      </p>
    );
  }
  if (!data) return null;
  const refused = Object.entries(data.refused) as [RetryRefusal, number][];
  return (
    <p role="status" className="mb-2 flex flex-wrap gap-x-3 text-xs">
      {data.retried > 0 ? <span className="text-good">{say('ledger.retried', { n: data.retried })}</span> : null}
      {refused.map(([why, n]) => (
        <span key={why} className="text-warn">
          {say(`ledger.refused.${why}`, { n })}
        </span>
      ))}
    </p>
  );
}
