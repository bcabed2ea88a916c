'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { NumberField } from '@/app/admin/settings/_parts/number-field';
import { APPROVING_CHANNELS, type ParamLimits } from '@/server/domain/template/provider-template';
import { TemplateSaid } from './template-said';

/** How many characters of a value each provider takes from this account. */
export function LimitsForm({ limits }: { limits: ParamLimits }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [own, setOwn] = useState(limits);
  const set = useMutation(trpc.template.setLimits.mutationOptions({ onSuccess: () => router.refresh() }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ limits: own });
  };
  return (
    <form onSubmit={save} className="mt-4 border-line border-t pt-3">
      <h3 className="font-medium">{say('provider.limits')}</h3>
      <p className="mb-2 text-faint text-xs">{say('provider.limits_hint')}</p>
      <div className="flex flex-wrap items-end gap-3">
        {APPROVING_CHANNELS.map((channel) => (
          <NumberField
            key={channel}
            label={say(`templates.channel_${channel}`)}
            value={own[channel]}
            min={4}
            max={100}
            onChange={(value) => (value === null ? undefined : setOwn({ ...own, [channel]: value }))}
          />
        ))}
        <button type="submit" className="button" disabled={set.isPending}>
          {say('common.save')}
        </button>
      </div>
      <TemplateSaid changes={[set]} group="provider" />
    </form>
  );
}
