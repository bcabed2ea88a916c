'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { OwnReach, OwnWays } from '@/server/api/trpc/answers';
import { WAY_HEARS, type WayHears } from '@/server/domain/notice/staff-way';

/** What comes by which way, and which is tried first; under which name one is called in groups. */
export function WaysForm({ reach, first }: { reach: OwnReach[]; first: OwnWays }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const keep = useMutation(calls.account.keepWays.mutationOptions());
  const [ways, setWays] = useState(() => {
    const known = first.ways.filter(({ medium }) => reach.some((one) => one.medium === medium));
    const others = reach.filter(({ medium }) => !known.some((one) => one.medium === medium));
    return [...known, ...others.map(({ medium }) => ({ medium, hears: null }))] as { medium: OwnReach['medium']; hears: WayHears | null }[];
  });
  const change = (next: typeof ways) => {
    setWays(next);
    // a way that nothing was chosen for yet brings everything once the order is chosen
    keep.mutate({ ways: next.map(({ medium, hears }) => ({ medium, hears: hears ?? 'all' })) });
  };
  return (
    <div className="mt-4 grid gap-2 border-line border-t pt-3">
      <p className="text-soft text-xs">{say('ways.title')}</p>
      <ol className="grid gap-2">
        {ways.map(({ medium, hears }, i) => (
          <li key={medium} className="flex flex-wrap items-center gap-2">
            <span className="w-16 shrink-0">{sayWord(say, 'way', medium)}</span>
            <select
              className="field min-w-0 flex-1"
              aria-label={sayWord(say, 'way', medium)}
              value={hears ?? ''}
              disabled={keep.isPending}
              onChange={(event) => {
                const chosen = WAY_HEARS.find((one) => one === event.target.value);
                if (chosen) change(ways.map((one, n) => (n === i ? { ...one, hears: chosen } : one)));
              }}
            >
              {hears === null ? <option value="">{say('ways.default')}</option> : null}
              {WAY_HEARS.map((one) => (
                <option key={one} value={one}>
                  {say(`way_hears.${one}`)}
                </option>
              ))}
            </select>
            {i > 0 ? (
              <button
                type="button"
                className="button"
                disabled={keep.isPending}
                onClick={() => change([ways[i]!, ...ways.filter((_, n) => n !== i)])}
              >
                {say('ways.first', { way: sayWord(say, 'way', medium) })}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      <p role="status" className={keep.isError ? 'text-bad text-xs' : 'text-good text-xs'}>
        {keep.isError ? say('alerts.failed') : keep.isSuccess ? say('common.saved') : ''}
      </p>
      <p className="text-soft text-xs">{say('ways.names')}</p>
      {first.names.map((name) => (
        <NameForm key={name.of} {...name} />
      ))}
    </div>
  );
}

function NameForm({ of, name }: OwnWays['names'][number]) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const keep = useMutation(calls.account.keepGroupName.mutationOptions());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    keep.mutate({ of, name: String(new FormData(event.currentTarget).get('name')) });
  };
  return (
    <form onSubmit={submit} className="grid gap-1">
      <label className="grid gap-1">
        <span className="text-soft text-xs">{say(`group_name.${of}`)}</span>
        <span className="flex gap-2">
          <input className="field min-w-0 flex-1" name="name" maxLength={64} defaultValue={name ?? ''} />
          <button type="submit" className="button" disabled={keep.isPending}>
            {say(keep.isPending ? 'common.saving' : keep.isSuccess ? 'common.saved' : 'common.save')}
          </button>
        </span>
      </label>
      {keep.isError ? (
        <p role="alert" className="text-bad text-xs">
          {say('alerts.reach_unreadable')}
        </p>
      ) : null}
    </form>
  );
}
