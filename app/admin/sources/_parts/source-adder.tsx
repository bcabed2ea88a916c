'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { AdapterRow } from '@/server/api/trpc/answers';
import { SOURCE_KINDS, type SourceKind } from '@/server/domain/tracking/fact';
import { SecretFields } from './secret-fields';

const NEW = { name: '', adapter: 'canonical', kind: '' as SourceKind | '', shop: '', timeZone: 'Asia/Shanghai' };

/** Sets up an account; its webhook address is shown once. */
export function SourceAdder({ adapters, shops }: { adapters: AdapterRow[]; shops: string[] }) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const [account, setAccount] = useState(NEW);
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const set = (change: Partial<typeof NEW>) => setAccount({ ...account, ...change });
  const add = useMutation(
    trpc.source.add.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind !== 'added') return;
        setAccount(NEW);
        setSecrets({});
      },
    }),
  );
  const secretNames = adapters.find((one) => one.code === account.adapter)?.secretNames ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { kind, shop, ...rest } = account;
    add.mutate({
      ...rest,
      kind: kind || undefined,
      shop: shop.trim() || undefined,
      secrets: Object.keys(secrets).length > 0 ? secrets : undefined,
    });
  };
  const added = add.data?.kind === 'added' ? add.data : null;
  return (
    <Card>
      <form onSubmit={submit} className="grid max-w-xl gap-3 pt-2">
        <Field label={say('sources.adapter')}>
          <select
            className="field"
            value={account.adapter}
            onChange={(event) => {
              setSecrets({});
              set({ adapter: event.target.value });
            }}
          >
            {adapters.map(({ code }) => (
              <option key={code} value={code}>
                {code === 'canonical' ? say('sources.adapter_canonical') : code}
              </option>
            ))}
          </select>
        </Field>
        <Field label={say('sources.name')}>
          <input
            className="field"
            required
            maxLength={64}
            value={account.name}
            placeholder={say('sources.name_hint')}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field label={say('sources.kind')}>
          <select className="field" value={account.kind} onChange={(event) => set({ kind: event.target.value as SourceKind | '' })}>
            <option value="">{say('sources.kind_own')}</option>
            {SOURCE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {sayWord(say, 'kind', kind)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={say('sources.shop')}>
          <input
            className="field"
            list="shops"
            maxLength={64}
            value={account.shop}
            onChange={(event) => set({ shop: event.target.value })}
          />
        </Field>
        <datalist id="shops">
          {shops.map((shop) => (
            <option key={shop} value={shop} />
          ))}
        </datalist>
        <Field label={say('sources.zone')}>
          <input
            className="field"
            required
            maxLength={64}
            value={account.timeZone}
            onChange={(event) => set({ timeZone: event.target.value })}
          />
        </Field>
        <SecretFields names={secretNames} secrets={secrets} onChange={setSecrets} />
        <button type="submit" className="button button-main justify-self-start" disabled={add.isPending || !account.name.trim()}>
          {say(add.isPending ? 'common.saving' : 'sources.add')}
        </button>
        {added && add.variables?.adapter === 'canonical' ? (
          <p role="status" className="rounded-lg bg-brand-soft p-3 text-brand">
            {say('sources.posts')}
          </p>
        ) : null}
        {added && add.variables?.adapter !== 'canonical' ? (
          <ShownOnce words={say('sources.address_once')} secret={`${location.origin}${added.path}`} />
        ) : null}
        {add.data?.kind === 'name_taken' || add.isError ? (
          <p role="alert" className="text-bad text-xs">
            {add.isError ? add.error.message : say('sources.name_taken')}
          </p>
        ) : null}
      </form>
    </Card>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="grid gap-1">
      <span className="text-soft text-xs">{label}</span>
      {children}
    </label>
  );
}
