'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '@/app/_lib/trpc';
import { ChangeSaid } from '@/app/admin/settings/_parts/change-said';
import type { ShopActionSettings } from '@/server/api/trpc/answers';
import { ActionFields } from './action-fields';

/** What customers can do at a shop, on top of what was looked at; its fields begin anew with each version, what was said stays. */
export function ActionSettingsForm({ held, mayEdit }: { held: ShopActionSettings; mayEdit: boolean }) {
  const router = useRouter();
  const trpc = useTRPC();
  const change = useMutation(trpc.action.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const { shop, version } = held;
  return (
    <div className="grid gap-4">
      <ActionFields
        key={version}
        held={held}
        mayEdit={mayEdit}
        isSaving={change.isPending}
        onSave={(settings) => change.mutate({ shop, version, settings })}
      />
      <ChangeSaid change={change} />
    </div>
  );
}
