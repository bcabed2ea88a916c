'use client';

import { useMutation } from '@tanstack/react-query';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { ChannelShown } from '@/server/api/trpc/answers';

/** Sends a line to whoever clicks; of channels that carry no words of our own it says how they are tried. */
export function ChannelTest({ channel: { code, medium, canTest } }: { channel: ChannelShown }) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const test = useMutation(trpc.channel.test.mutationOptions());
  const { data } = test;
  if (!canTest) return <p className="text-faint text-xs">{say(`channels.test_elsewhere.${medium}`)}</p>;
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs">
      <button
        type="button"
        className="button min-h-0 px-2 py-0.5 text-xs"
        disabled={test.isPending}
        onClick={() => test.mutate({ code, words: say('channels.test_words') })}
      >
        {say('channels.test')}
      </button>
      {data ? (
        <span role="status" className={`min-w-0 break-words ${data.kind === 'sent' ? 'text-good' : 'text-bad'}`}>
          {say(`channels.test_${data.kind}`, data.kind === 'refused' ? { code: data.code, detail: data.detail } : {})}
        </span>
      ) : null}
      {test.error ? (
        <span role="alert" className="text-bad">
          {test.error.message}
        </span>
      ) : null}
    </div>
  );
}
