'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { HookFields, type HookForm } from './hook-fields';

const EMPTY: HookForm = {
  url: '',
  description: '',
  shops: [],
  types: ['order.state_changed', 'shipment.milestone_changed', 'order.stalled', 'order.stall_ended'],
};

/** Has a system told of changes, and shows the secret that signs once. */
export function HookCreator({ shops }: { shops: readonly string[] }) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [form, setForm] = useState(EMPTY);
  const make = useMutation(
    trpc.hook.make.mutationOptions({
      onSuccess: (made) => {
        if (made.kind !== 'made') return;
        setForm(EMPTY);
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(form);
  };
  return (
    <Card title={say('hooks.make')}>
      <form onSubmit={submit} className="grid grid-cols-1 gap-3">
        <HookFields
          form={form}
          shops={shops}
          onChange={setForm}
          fault={make.data?.kind === 'bad_address' ? make.data.why[language] : null}
        />
        <button type="submit" className="button button-main" disabled={make.isPending || form.types.length === 0 || !form.url.trim()}>
          {say(make.isPending ? 'common.saving' : 'hooks.make')}
        </button>
        {make.data?.kind === 'made' ? <ShownOnce words={say('hooks.secret_once')} secret={make.data.secret} /> : null}
        {make.data?.kind === 'too_many' || make.isError ? (
          <p role="alert" className="text-bad text-xs">
            {make.error?.message ?? say('hooks.too_many')}
          </p>
        ) : null}
      </form>
    </Card>
  );
}
