'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { ChannelShown } from '@/server/api/trpc/answers';

/** The switch of a channel: on with one click, off once that was asked. */
export function ChannelSwitch({ code, isOn }: Pick<ChannelShown, 'code' | 'isOn'>) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [isAsking, setAsking] = useState(false);
  const change = useMutation(trpc.channel.switch.mutationOptions({ onSuccess: () => router.refresh() }));
  const turn = (to: boolean) => {
    setAsking(false);
    change.mutate({ code, isOn: to });
  };
  return (
    <div className="grid justify-items-end gap-1">
      <Switch
        label={say('channels.switch', { channel: sayWord(say, 'channel', code) })}
        isOn={isOn}
        disabled={change.isPending}
        onChange={(to) => (to ? turn(true) : setAsking(!isAsking))}
      />
      {isAsking ? (
        <div role="alertdialog" aria-label={say('channels.switch_off')} className="grid justify-items-end gap-1">
          <p className="max-w-64 text-right text-warn">{say('channels.off_sure')}</p>
          <div className="flex gap-2">
            <button type="button" className="button min-h-0 px-2 py-0.5 text-xs" onClick={() => setAsking(false)}>
              {say('channels.keep_on')}
            </button>
            <button type="button" className="button button-bad min-h-0 px-2 py-0.5 text-xs" onClick={() => turn(false)}>
              {say('channels.switch_off')}
            </button>
          </div>
        </div>
      ) : null}
      {change.error ? (
        <p role="alert" className="text-bad">
          {change.error.message}
        </p>
      ) : null}
    </div>
  );
}
