'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OwnQuiet } from '@/server/api/trpc/answers';
import { QUIET_CHOICES } from '@/server/domain/preference/preference';
import { nameOfZone } from '@/server/domain/wording/name-of-zone';

/** When alerts that can wait are kept until later, on the clock of the browser that chose it. */
export function QuietForm({ first }: { first: OwnQuiet }) {
  const { say, language, viewer } = useConsoleView();
  const calls = useTRPC();
  const [kept, setKept] = useState(first);
  const keep = useMutation(calls.account.keepQuiet.mutationOptions({ onSuccess: setKept }));
  const choose = (value: string) => keep.mutate({ quiet: QUIET_CHOICES.find((one) => one === value) ?? null, timeZone: viewer.timeZone });
  const zone = nameOfZone({ ...viewer, timeZone: kept.timeZone ?? viewer.timeZone }, language);
  return (
    <div className="mt-4 grid gap-1 border-line border-t pt-3">
      <label className="grid gap-1">
        <span className="text-soft text-xs">{say('alerts.quiet')}</span>
        <select className="field" value={kept.quiet ?? ''} disabled={keep.isPending} onChange={(event) => choose(event.target.value)}>
          <option value="">{say('alerts.quiet_shop')}</option>
          {QUIET_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {choice === 'none' ? say('alerts.quiet_none') : choice.replace('-', '–')}
            </option>
          ))}
        </select>
      </label>
      <p className="text-faint text-xs">
        {kept.quiet === null || kept.quiet === 'none' ? say('alerts.quiet_why') : say('alerts.quiet_zone', { zone })}
      </p>
      <p role="status" className={keep.isError ? 'text-bad text-xs' : 'text-good text-xs'}>
        {keep.isError ? say('alerts.failed') : keep.isSuccess ? say('common.saved') : ''}
      </p>
    </div>
  );
}
