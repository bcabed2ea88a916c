'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import { ChangeSaid } from '@/app/admin/settings/_parts/change-said';
import type { ChannelShown } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { AccountFields } from './account-fields';
import { type ChannelDraft, draftOf, wishOf } from './channel-draft';
import { LimitFields } from './limit-fields';

/** Account and limits of a channel, saved on top of what was looked at; fields begin anew with each version, what was said stays. */
export function ChannelForm({ channel }: { channel: ChannelShown }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const change = useMutation(trpc.channel.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const { code, version, changedAt } = channel;
  const { data } = change;
  return (
    <div className="grid gap-2 pt-2">
      <Fields key={version} channel={channel} isSaving={change.isPending} onSave={(wish) => change.mutate({ code, version, ...wish })} />
      {data?.kind === 'bad_field' ? (
        <p role="alert" className="text-bad text-xs">
          {say('channels.bad_field', { field: sayWord(say, 'channels.field', data.field) })}
        </p>
      ) : (
        <ChangeSaid change={{ data, error: change.error }} />
      )}
      {changedAt === null ? null : (
        <p className="text-faint text-xs">{say('channels.version', { version, time: formatMoment(changedAt, language, viewer) })}</p>
      )}
    </div>
  );
}

interface FieldsProps {
  channel: ChannelShown;
  isSaving: boolean;
  onSave: (wish: NonNullable<ReturnType<typeof wishOf>>) => void;
}

function Fields({ channel, isSaving, onSave }: FieldsProps) {
  const { say } = useConsoleView();
  const [draft, setDraft] = useState<ChannelDraft>(() => draftOf(channel));
  const wish = wishOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wish) onSave(wish);
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <AccountFields channel={channel} account={draft.account} onChange={(account) => setDraft({ ...draft, account })} />
      <LimitFields channel={channel} draft={draft} onChange={setDraft} />
      {wish ? null : (
        <p role="alert" className="text-bad text-xs">
          {say('channels.bad_number')}
        </p>
      )}
      <button type="submit" className="button button-main justify-self-start" disabled={isSaving || !wish}>
        {say(isSaving ? 'common.saving' : 'common.save')}
      </button>
    </form>
  );
}
