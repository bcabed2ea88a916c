'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '@/app/_lib/trpc';
import { ChangeSaid } from '@/app/admin/settings/_parts/change-said';
import type { CodeSettingsPage } from '@/server/api/trpc/answers';
import { CodeFields } from './code-fields';

/** The settings of one-time codes on top of what was looked at; its fields begin anew with each version, what was said stays. */
export function CodeSettingsDesk({ held, mayEdit }: { held: CodeSettingsPage; mayEdit: boolean }) {
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
      <ChangeSaid change={change} />
    </div>
  );
}
