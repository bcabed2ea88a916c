'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { MinutesField } from '@/app/admin/rules/_parts/minutes-field';
import type { SourcePage } from '@/server/api/trpc/answers';
import { NumberField } from './number-field';

const SHORTEST_PROMISE_MIN = 1;

/** What is promised of a source and what raises an alarm. */
export function WatchForm({ id, watch, promiseMin }: { id: string; watch: SourcePage['watch']; promiseMin: number | null }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [settings, setSettings] = useState(watch);
  const set = (change: Partial<SourcePage['watch']>) => setSettings({ ...settings, ...change });
  const save = useMutation(trpc.source.watch.mutationOptions({ onSuccess: () => router.refresh() }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ id, settings });
  };
  return (
    <Card title={say('sources.watch')}>
      <form onSubmit={submit} className="grid gap-3">
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-6 scale-75"
            checked={settings.promiseMin === null}
            onChange={(event) => set({ promiseMin: event.target.checked ? null : (promiseMin ?? 60) })}
          />
          {say('sources.watch_promise_default')}
        </label>
        {settings.promiseMin === null ? null : (
          <MinutesField
            label={say('sources.watch_promise')}
            minutes={settings.promiseMin}
            onChange={(minutes) => set({ promiseMin: Math.max(SHORTEST_PROMISE_MIN, minutes) })}
          />
        )}
        <div className="grid grid-cols-2 items-end gap-3">
          <NumberField
            label={say('sources.watch_success')}
            value={settings.minSuccessPct}
            max={100}
            onChange={(minSuccessPct) => set({ minSuccessPct })}
          />
          <NumberField
            label={say('sources.watch_fresh')}
            value={settings.minFreshPct}
            max={100}
            onChange={(minFreshPct) => set({ minFreshPct })}
          />
        </div>
        <NumberField
          label={say('sources.watch_complete')}
          value={settings.minCompletePct}
          max={100}
          onChange={(minCompletePct) => set({ minCompletePct })}
        />
        <NumberField
          label={say('sources.watch_latency')}
          value={settings.maxLatencyMs}
          min={10}
          max={60_000}
          onChange={(maxLatencyMs) => set({ maxLatencyMs })}
        />
        <span className="flex items-center justify-between gap-3">
          {say('sources.watch_silence')}
          <Switch label={say('sources.watch_silence')} isOn={settings.watchSilence} onChange={(watchSilence) => set({ watchSilence })} />
        </span>
        <button type="submit" className="button button-main" disabled={save.isPending}>
          {say(save.isPending ? 'common.saving' : save.isSuccess ? 'common.saved' : 'common.save')}
        </button>
        {save.isError ? (
          <p role="alert" className="text-bad text-xs">
            {save.error.message}
          </p>
        ) : null}
      </form>
    </Card>
  );
}
