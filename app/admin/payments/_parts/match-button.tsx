'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';

/** Asks for a comparison now; what came of it is said beside. */
export function MatchButton() {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const match = useMutation(trpc.payment.match.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <>
      {match.data ? (
        <span role="status" className="text-soft text-xs">
          {say(match.data.kind === 'queued' ? 'payments.queued' : 'payments.already')}
        </span>
      ) : null}
      {match.isError ? (
        <span role="alert" className="text-bad text-xs">
          {match.error.message}
        </span>
      ) : null}
      <button type="button" className="button button-main" disabled={match.isPending} onClick={() => match.mutate()}>
        {say('payments.match_now')}
      </button>
    </>
  );
}
