'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { SourceCard } from '@/server/api/trpc/answers';
import { SOURCE_KINDS, type SourceKind } from '@/server/domain/tracking/fact';

/** Switches an account on or off and changes what it is believed about. */
export function AccountForm(props: { source: SourceCard; timeZone: string; allowedFrom: string[]; hasAddress: boolean }) {
  const { source, timeZone, allowedFrom, hasAddress } = props;
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [account, setAccount] = useState({ kind: source.kind, shop: source.shop ?? '', timeZone, callers: allowedFrom.join('\n') });
  const change = useMutation(trpc.source.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { callers, shop, ...rest } = account;
    change.mutate({ id: source.id, change: { ...rest, shop: shop.trim() || null, allowedFrom: callers.split(/[\s,]+/).filter(Boolean) } });
  };
  return (
    <Card title={say('sources.account')}>
      <div className="mb-3 flex items-center justify-between gap-3">
        <span>
          {say('sources.on')}
          <span className="block text-faint text-xs">{say('sources.off_why')}</span>
        </span>
        <Switch
          label={say('sources.on')}
          isOn={source.enabled}
          disabled={change.isPending}
          onChange={(enabled) => change.mutate({ id: source.id, change: { enabled } })}
        />
      </div>
      <form onSubmit={submit} className="grid gap-3">
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('sources.kind')}</span>
          <select
            className="field"
            value={account.kind}
            onChange={(event) => setAccount({ ...account, kind: event.target.value as SourceKind })}
          >
            {SOURCE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {sayWord(say, 'kind', kind)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('sources.shop')}</span>
          <input
            className="field"
            maxLength={64}
            value={account.shop}
            onChange={(event) => setAccount({ ...account, shop: event.target.value })}
          />
        </label>
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('sources.zone')}</span>
          <input
            className="field"
            required
            maxLength={64}
            value={account.timeZone}
            onChange={(event) => setAccount({ ...account, timeZone: event.target.value })}
          />
        </label>
        {hasAddress ? (
          <label className="grid gap-1">
            <span className="text-soft text-xs">{say('sources.allowed_from')}</span>
            <textarea
              rows={2}
              className="field field-sizing-content max-h-40 font-mono text-xs"
              spellCheck={false}
              placeholder="203.0.113.0/24"
              value={account.callers}
              onChange={(event) => setAccount({ ...account, callers: event.target.value })}
            />
            <span className="text-faint text-xs">{say('sources.allowed_from_why')}</span>
          </label>
        ) : null}
        <button type="submit" className="button" disabled={change.isPending}>
          {say(change.isPending ? 'common.saving' : change.data?.kind === 'changed' ? 'common.saved' : 'common.save')}
        </button>
        {change.isError ? (
          <p role="alert" className="text-bad text-xs">
            {change.error.message}
          </p>
        ) : null}
      </form>
    </Card>
  );
}
