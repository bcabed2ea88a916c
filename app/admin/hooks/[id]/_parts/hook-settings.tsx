'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { HookLine } from '@/server/api/trpc/answers';
import { HookFields, type HookForm } from '../../_parts/hook-fields';

/** Switches a system's messages on or off and changes where they go and what they tell. */
export function HookSettings({ hook, shops }: { hook: HookLine; shops: readonly string[] }) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const { id, url, description } = hook;
  const [form, setForm] = useState<HookForm>({ url, description, shops: hook.shops, types: hook.types });
  const change = useMutation(trpc.hook.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ id, change: form });
  };
  return (
    <Card title={say('hooks.settings')}>
      <div className="mb-3 flex items-center justify-between gap-3">
        <span>
          {say('hooks.on')}
          <span className="block text-faint text-xs">{say('hooks.off_why')}</span>
        </span>
        <Switch
          label={say('hooks.on')}
          isOn={hook.enabled}
          disabled={change.isPending}
          onChange={(enabled) => change.mutate({ id, change: { enabled } })}
        />
      </div>
      <form onSubmit={submit} className="grid grid-cols-1 gap-3">
        <HookFields
          form={form}
          shops={shops}
          onChange={setForm}
          fault={change.data?.kind === 'bad_address' ? change.data.why[language] : null}
        />
        <button type="submit" className="button" disabled={change.isPending || form.types.length === 0 || !form.url.trim()}>
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
