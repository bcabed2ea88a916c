'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Say } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { PullAnswer } from '@/server/api/trpc/answers';

/** Asks the vendors about the order's shipments now, and says what came of it. */
export function PullButton({ orderId }: { orderId: string }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const pull = useMutation(trpc.feed.pull.mutationOptions({ onSuccess: () => router.refresh() }));
  const said = pull.error?.message ?? (pull.data ? wordsOf(pull.data, say) : null);
  return (
    <div className="mt-3 grid gap-2">
      <button type="button" className="button" disabled={pull.isPending} onClick={() => pull.mutate({ orderId })}>
        {say(pull.isPending ? 'feeds.pulling' : 'feeds.pull')}
      </button>
      <p role="status" className={`text-xs ${pull.error ? 'text-bad' : 'text-faint'} ${said ? '' : 'hidden'}`}>
        {said}
      </p>
    </div>
  );
}

function wordsOf(answer: PullAnswer, say: Say): string {
  if (answer.kind !== 'asked') return say('feeds.pulled_nobody');
  const { told, failed, resting } = answer.count;
  if (told > 0) return say('feeds.pulled', { told });
  if (failed > 0) return say('feeds.pulled_failed');
  return say(resting > 0 ? 'feeds.pulled_resting' : 'feeds.pulled_nothing');
}
