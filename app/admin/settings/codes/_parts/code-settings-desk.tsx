'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { CodeSettingsPage } from '@/server/api/trpc/answers';
import { CodeFields } from './code-fields';

/** The settings of one-time codes on top of what was looked at; its fields begin anew with each version, what was said stays. */
export function CodeSettingsDesk({ held, mayEdit }: { held: CodeSettingsPage; mayEdit: boolean }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const change = useMutation(trpc.code.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const { version } = held;
  return (
    <div className="grid gap-4">
      <CodeFields
        key={version}
        held={held}
        mayEdit={mayEdit}
        isSaving={change.isPending}
        onSave={(settings) => change.mutate({ version, settings })}
      />
      {change.data ? (
        <p role="status" className={`text-xs ${change.data.kind === 'outdated' ? 'text-bad' : 'text-good'}`}>
          {say(change.data.kind === 'changed' ? 'settings.saved' : `settings.${change.data.kind}`)}
        </p>
      ) : null}
      {change.isError ? (
        <p role="alert" className="text-bad text-xs">
          {change.error.message}
        </p>
      ) : null}
    </div>
  );
}
