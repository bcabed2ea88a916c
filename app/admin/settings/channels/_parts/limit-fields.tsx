'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { ChannelShown } from '@/server/api/trpc/answers';
import type { ChannelDraft } from './channel-draft';

interface Props {
  channel: ChannelShown;
  draft: ChannelDraft;
  onChange: (draft: ChannelDraft) => void;
}

/** How fast a channel may send, what a message costs, and what may be spent in a day. */
export function LimitFields({ channel: { code, providersCap, isCapPerAddress }, draft, onChange }: Props) {
  const { say } = useConsoleView();
  const field = (key: Exclude<keyof ChannelDraft, 'account'>, label: string, mode: 'numeric' | 'decimal' | 'text') => (
    <label className="grid min-w-0 gap-0.5 text-faint text-xs" htmlFor={`${code}-${key}`}>
      {label}
      <input
        id={`${code}-${key}`}
        className="field digits w-full min-w-0 text-ink"
        inputMode={mode}
        maxLength={20}
        value={draft[key]}
        onChange={(event) => onChange({ ...draft, [key]: key === 'currency' ? event.target.value.toUpperCase() : event.target.value })}
      />
    </label>
  );
  const providers = { count: providersCap.count, s: providersCap.perMs / 1_000 };
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium text-sm">{say('channels.limits')}</legend>
      <div className="grid grid-cols-2 items-end gap-2">
        {field('capCount', say('channels.cap_count'), 'numeric')}
        {field('capSeconds', say('channels.cap_seconds'), 'numeric')}
      </div>
      <p className="text-faint text-xs">{say(isCapPerAddress ? 'channels.cap_hint_address' : 'channels.cap_hint', providers)}</p>
      <div className="grid grid-cols-3 items-end gap-2">
        {field('price', say('channels.price'), 'decimal')}
        {field('currency', say('channels.currency'), 'text')}
        {field('ceiling', say('channels.ceiling'), 'decimal')}
      </div>
      <p className="text-faint text-xs">{say('channels.ceiling_hint')}</p>
    </fieldset>
  );
}
