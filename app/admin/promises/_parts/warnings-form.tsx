'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { PromiseWarnings } from '@/server/api/trpc/answers';

const FIELDS = [
  ['sharePercent', 'promises.share', 1, 90],
  ['mostMin', 'promises.most', 5, 1_440],
  ['leastMin', 'promises.least', 1, 60],
] as const;

/** How long before a promise breaks somebody is warned. */
export function WarningsForm({ settings, mayEdit }: { settings: PromiseWarnings; mayEdit: boolean }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [draft, setDraft] = useState(settings);
  const change = useMutation(trpc.promise.changeWarnings.mutationOptions({ onSuccess: () => router.refresh() }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(draft);
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <p className="text-soft">{say('promises.warnings_how')}</p>
      <fieldset disabled={!mayEdit} className="grid gap-3 sm:grid-cols-3">
        {FIELDS.map(([key, label, min, max]) => (
          <label key={key} className="grid content-between gap-0.5 text-faint text-xs">
            {say(label)}
            <input
              type="number"
              className="field digits w-full text-ink"
              min={min}
              max={max}
              required
              value={Number.isNaN(draft[key]) ? '' : draft[key]}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.valueAsNumber })}
            />
          </label>
        ))}
      </fieldset>
      {mayEdit ? (
        <button type="submit" className="button button-main justify-self-start" disabled={change.isPending}>
          {say(change.isPending ? 'common.saving' : 'common.save')}
        </button>
      ) : (
        <p className="text-faint text-xs">{say('promises.supervisor_only')}</p>
      )}
      {change.isSuccess ? (
        <p role="status" className="text-good text-xs">
          {say('common.saved')}
        </p>
      ) : null}
      {change.isError ? (
        <p role="alert" className="text-bad text-xs">
          {change.error.message}
        </p>
      ) : null}
    </form>
  );
}
