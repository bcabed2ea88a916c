'use client';

import { useMutation } from '@tanstack/react-query';
import { CopyButton } from '@/app/_components/copy-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { ChannelShown } from '@/server/api/trpc/answers';

interface Props {
  code: ChannelShown['code'];
  door: NonNullable<ChannelShown['receipts']>;
}

/** The address to enter at the provider; one that holds a secret is shown when it is asked for. */
export function ReceiptsAddress({ code, door }: Props) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const show = useMutation(trpc.channel.showAddress.mutationOptions());
  const address = door.kind === 'open' ? door.address : show.data;
  return (
    <div className="grid gap-0.5 text-xs">
      <p className="text-faint">{say('channels.receipts')}</p>
      {address ? (
        <p className="flex items-start gap-2">
          <code className="min-w-0 break-all">{address}</code>
          <CopyButton text={address} small />
        </p>
      ) : null}
      {!address && door.kind === 'secret' ? (
        <p className="flex flex-wrap items-center gap-2 text-soft">
          <button
            type="button"
            className="button min-h-0 px-2 py-0.5 text-xs"
            disabled={show.isPending}
            onClick={() => show.mutate({ code })}
          >
            {say('channels.receipts_show')}
          </button>
          {say('channels.receipts_secret')}
        </p>
      ) : null}
      {door.kind === 'not_set_up' ? (
        <p className="text-soft">{say('channels.receipts_not_set_up', { field: sayWord(say, 'channels.field', door.field) })}</p>
      ) : null}
      {show.error ? (
        <p role="alert" className="text-bad">
          {show.error.message}
        </p>
      ) : null}
    </div>
  );
}
