'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayNoticeWhy } from '@/app/_lib/say-notice-why';
import { useTRPC } from '@/app/_lib/trpc';
import { RetrySaid } from '@/app/admin/notices/_parts/retry-said';
import type { DeadHeap } from '@/server/api/trpc/answers';
import type { RetryRefusal } from '@/server/domain/notice/mend-notice';
import { formatMoment } from '@/server/domain/wording/dates';

interface Progress {
  looked: number;
  retried: number;
  refused: Partial<Record<RetryRefusal, number>>;
}

const NOTHING: Progress = { looked: 0, retried: 0, refused: {} };

/** All that came to nothing for one reason; sent again part by part, after a warning, with progress. */
export function HeapLine({ heap, mayMend }: { heap: DeadHeap; mayMend: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [isAsking, setAsking] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isOver, setOver] = useState(false);
  const part = useMutation(trpc.notice.retryHeap.mutationOptions());
  const retryAll = async () => {
    setAsking(false);
    setOver(false);
    let held = NOTHING;
    let after: string | null = null;
    setProgress(held);
    try {
      do {
        const done: Awaited<ReturnType<typeof part.mutateAsync>> = await part.mutateAsync({
          state: heap.state,
          detail: heap.detail,
          writtenBy: heap.newestAt,
          after,
        });
        held = sum(held, done);
        setProgress(held);
        after = done.next;
      } while (after !== null);
    } catch {
      // `part` holds what went wrong, and it is said below; what went before stands
    }
    setOver(true);
    router.refresh();
  };
  const time = (at: number) => formatMoment(at, language, viewer);
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="digits font-semibold">{heap.count}</span>
        <Badge tone="bad">{say(`notice.${heap.state}`)}</Badge>
        <span className="min-w-0 break-words">{heap.detail ? sayNoticeWhy(say, heap.detail) : say('ledger.no_reason')}</span>
      </p>
      <p className="text-faint text-xs">{say('ledger.heap_time', { from: time(heap.oldestAt), to: time(heap.newestAt) })}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2 text-xs">
        <Link className="button min-h-0 px-2 py-0.5 text-xs" href={`/admin/notices?state=${heap.state}`}>
          {say('ledger.list')}
        </Link>
        {mayMend && !isAsking ? (
          <button type="button" className="button min-h-0 px-2 py-0.5 text-xs" disabled={part.isPending} onClick={() => setAsking(true)}>
            {say('ledger.retry_all')}
          </button>
        ) : null}
        {isAsking ? (
          <>
            <span className="text-warn">{say('ledger.retry_all_warning', { n: heap.count })}</span>
            <button type="button" className="button button-bad min-h-0 px-2 py-0.5 text-xs" onClick={() => void retryAll()}>
              {say('ledger.retry_all_sure')}
            </button>
            <button type="button" className="button min-h-0 px-2 py-0.5 text-xs" onClick={() => setAsking(false)}>
              {say('common.cancel')}
            </button>
          </>
        ) : null}
        {progress && !isOver ? (
          <span role="status">{say('ledger.retry_all_progress', { done: progress.looked, of: heap.count })}</span>
        ) : null}
      </div>
      {progress && isOver ? <RetrySaid retry={{ data: progress, error: part.error }} /> : null}
    </li>
  );
}

function sum(held: Progress, { retried, refused }: Omit<Progress, 'looked'>): Progress {
  const all = { ...held.refused };
  for (const [why, n] of Object.entries(refused) as [RetryRefusal, number][]) all[why] = (all[why] ?? 0) + n;
  const looked = held.looked + retried + Object.values(refused).reduce((whole, n) => whole + n, 0);
  return { looked, retried: held.retried + retried, refused: all };
}
