'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { KeyRow } from '@/server/api/trpc/answers';
import { formatAge, formatMoment } from '@/server/domain/wording/dates';

/** Keys with their scopes and last use; each can be revoked alone. */
export function KeyList({ keys }: { keys: KeyRow[] }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const revoke = useMutation(trpc.key.revoke.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <Card flush>
      {keys.length === 0 ? <EmptyState title={say('keys.none')} why={say('keys.none_why')} /> : null}
      <ul className="-mt-2 divide-y divide-line">
        {keys.map((key) => (
          <li
            key={key.id}
            className={`flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 ${key.revokedAt === null ? '' : 'opacity-60'}`}
          >
            <span className="min-w-0">
              <span className="block truncate font-medium">{key.name}</span>
              <span className="font-mono text-faint text-xs">{key.prefix}…</span>
            </span>
            <span className="flex flex-wrap items-center gap-2 text-xs">
              {key.scopes.map((scope) => (
                <Badge key={scope} tone={scope === 'admin' ? 'warn' : 'plain'}>
                  {scope}
                </Badge>
              ))}
              <span className="text-soft">
                {key.lastUsedAt === null
                  ? say('keys.never_used')
                  : say('keys.used', { age: formatAge(key.lastUsedAt, language, viewer.now) })}
              </span>
              {key.revokedAt === null ? (
                <SureButton small disabled={revoke.isPending} onSure={() => revoke.mutate({ id: key.id })}>
                  {say('keys.revoke')}
                </SureButton>
              ) : (
                <Badge tone="bad">{say('keys.revoked', { time: formatMoment(key.revokedAt, language, viewer) })}</Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
      {revoke.isError ? (
        <p role="alert" className="p-3 text-bad text-xs">
          {revoke.error.message}
        </p>
      ) : null}
    </Card>
  );
}
