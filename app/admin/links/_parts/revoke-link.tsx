'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';

/** Ends a link at once, asked twice. */
export function RevokeLink({ linkId }: { linkId: string }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const revoke = useMutation(useTRPC().link.revoke.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <span>
      <SureButton small disabled={revoke.isPending} onSure={() => revoke.mutate({ linkId })}>
        {say('order.link_revoke')}
      </SureButton>
      {revoke.error ? (
        <span role="alert" className="block text-bad text-xs">
          {revoke.error.message}
        </span>
      ) : null}
    </span>
  );
}
