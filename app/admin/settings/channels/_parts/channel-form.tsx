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
import { type ChannelDraft, carryOver, draftOf, wishOf } from './channel-draft';
import { LimitFields } from './limit-fields';

/** Account and limits of a channel, saved on top of what was looked at; what is typed outlives what others save. */
export function ChannelForm({ channel }: { channel: ChannelShown }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const { code, version, changedAt } = channel;
  const [ownVersion, setOwnVersion] = useState(-1);
  const onSuccess = ({ kind }: { kind: string }, asked: { version: number }) => {
    if (kind === 'changed') setOwnVersion(asked.version + 1);
    router.refresh();
  };
  const change = useMutation(trpc.channel.change.mutationOptions({ onSuccess }));
  const { data } = change;
  return (
    <div className="grid gap-2 pt-2">
      <Fields
        channel={channel}
        ownVersion={ownVersion}
        isSaving={change.isPending}
        onSave={(wish) => change.mutate({ code, version, ...wish })}
      />
      {data?.kind === 'bad_field' ? (
        <p role="alert" className="text-bad text-xs">
          {say('channels.bad_field', { field: sayWord(say, 'channels.field', data.field) })}
        </p>
      ) : data?.kind === 'outdated' ? (
        <p role="alert" className="text-bad text-xs">
          {say('channels.outdated')}
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
  /** The version that was saved here; its fields begin anew. */
  ownVersion: number;
  isSaving: boolean;
  onSave: (wish: NonNullable<ReturnType<typeof wishOf>>) => void;
}

function Fields({ channel, ownVersion, isSaving, onSave }: FieldsProps) {
  const { say } = useConsoleView();
  const [base, setBase] = useState(channel);
  const [draft, setDraft] = useState<ChannelDraft>(() => draftOf(channel));
  if (base.version !== channel.version) {
    setBase(channel);
    setDraft(channel.version === ownVersion ? draftOf(channel) : carryOver(draft, draftOf(base), draftOf(channel)));
  }
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
