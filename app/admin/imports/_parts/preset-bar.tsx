'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { KnownMapping, Mapping } from '@/server/api/trpc/import-answers';

interface Props {
  mapping: Mapping;
  known: KnownMapping[];
  fitting: string[];
  guess: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Choosing a saved or shipped mapping, and keeping the one at hand under a name. */
export function PresetBar({ mapping, known, fitting, guess, onChange }: Props) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const router = useRouter();
  const id = useId();
  const onSuccess = () => router.refresh();
  const keep = useMutation(calls.import.keepPreset.mutationOptions({ onSuccess }));
  const drop = useMutation(calls.import.dropPreset.mutationOptions({ onSuccess }));
  const saved = known.find((one) => one.name === mapping.name && one.savedAt !== null);
  const noteOf = (one: KnownMapping) =>
    [one.name, fitting.includes(one.name) ? say('imports.preset_fits') : '', one.savedAt === null ? say('imports.preset_shipped') : '']
      .filter(Boolean)
      .join(' · ');
  const chosen = known.some((one) => one.name === mapping.name) ? mapping.name : '';
  return (
    <div className="grid gap-2">
      <select
        aria-label={say('imports.preset')}
        className="field"
        value={chosen}
        onChange={(event) => onChange(known.find((one) => one.name === event.target.value)?.preset ?? guess)}
      >
        <option value="">{say('imports.preset_guess')}</option>
        {known.map((one) => (
          <option key={one.name} value={one.name}>
            {noteOf(one)}
          </option>
        ))}
      </select>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="text-soft text-xs">
          {say('imports.preset_name')}
        </label>
        <input
          id={id}
          className="field min-w-0 flex-1"
          maxLength={64}
          value={mapping.name}
          onChange={(event) => onChange({ ...mapping, name: event.target.value })}
        />
        <button type="button" className="button" disabled={keep.isPending} onClick={() => keep.mutate({ preset: mapping })}>
          {keep.isPending ? say('common.saving') : say('imports.preset_save')}
        </button>
        {saved ? <SureButton onSure={() => drop.mutate({ name: saved.name })}>{say('imports.preset_delete')}</SureButton> : null}
      </div>
      <p aria-live="polite" className="text-xs">
        {keep.isSuccess ? <span className="text-good">{say('common.saved')}</span> : null}
        {keep.error ? <span className="text-bad">{keep.error.message}</span> : null}
      </p>
    </div>
  );
}
