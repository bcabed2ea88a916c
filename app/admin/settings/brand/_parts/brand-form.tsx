'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '@/app/_lib/trpc';
import { ChangeSaid } from '@/app/admin/settings/_parts/change-said';
import type { ShopBrand } from '@/server/api/trpc/answers';
import { BrandFields } from './brand-fields';

/** How a shop shows itself, on top of what was looked at; its fields begin anew with each version, what was said stays. */
export function BrandForm({ held, home, mayEdit }: { held: ShopBrand; home: string; mayEdit: boolean }) {
  const router = useRouter();
  const trpc = useTRPC();
  const change = useMutation(trpc.brand.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const { shop, version } = held;
  return (
    <div className="grid gap-4">
      <BrandFields
        key={version}
        held={held}
        home={home}
        mayEdit={mayEdit}
        isSaving={change.isPending}
        onSave={(brand) => change.mutate({ shop, version, brand })}
      />
      <ChangeSaid change={change} />
    </div>
  );
}
