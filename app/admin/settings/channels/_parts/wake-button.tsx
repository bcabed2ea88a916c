'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { ChannelShown } from '@/server/api/trpc/answers';

/** Ends the rest of a channel. */
export function WakeButton({ code }: Pick<ChannelShown, 'code'>) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const wake = useMutation(trpc.channel.wake.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <>
      <button type="button" className="button min-h-0 px-2 py-0.5 text-xs" disabled={wake.isPending} onClick={() => wake.mutate({ code })}>
        {say('channels.wake')}
      </button>
      {wake.isSuccess ? <span role="status">{say(wake.data ? 'channels.woken' : 'channels.not_resting')}</span> : null}
      {wake.error ? (
        <span role="alert" className="text-bad">
          {wake.error.message}
        </span>
      ) : null}
    </>
  );
}
