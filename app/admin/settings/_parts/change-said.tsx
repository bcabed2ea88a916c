'use client';

import { useConsoleView } from '@/app/_lib/console-view';

interface Props {
  change: { data?: { kind: 'changed' | 'unchanged' | 'outdated' } | undefined; error: { message: string } | null };
}

/** What became of a change of settings. Stands outside of the fields, which begin anew with each version. */
export function ChangeSaid({ change: { data, error } }: Props) {
  const { say } = useConsoleView();
  return (
    <>
      {data ? (
        <p role="status" className={`text-xs ${data.kind === 'outdated' ? 'text-bad' : 'text-good'}`}>
          {say(data.kind === 'changed' ? 'settings.saved' : `settings.${data.kind}`)}
        </p>
      ) : null}
      {error ? (
        <p role="alert" className="text-bad text-xs">
          {error.message}
        </p>
      ) : null}
    </>
  );
}
