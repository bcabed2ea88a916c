'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { Instant } from '@/server/domain/shared/instant';
import { formatMoment } from '@/server/domain/wording/dates';

/** A test message, another secret, the end. */
export function SecretCard({ id, oldUntil }: { id: string; oldUntil: Instant | null }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const refresh = { onSuccess: () => router.refresh() };
  const test = useMutation(trpc.hook.test.mutationOptions(refresh));
  const rotate = useMutation(trpc.hook.rotate.mutationOptions(refresh));
  const end = useMutation(trpc.hook.delete.mutationOptions({ onSuccess: () => router.push('/admin/hooks') }));
  const isBusy = test.isPending || rotate.isPending || end.isPending;
  const error = test.error ?? rotate.error ?? end.error;
  return (
    <Card title={say('hooks.secret')}>
      <div className="grid gap-3">
        <p className="text-faint text-xs">
          {say('hooks.rotate_why')}
          {oldUntil !== null && oldUntil > viewer.now ? (
            <span className="block text-warn">{say('hooks.old_until', { time: formatMoment(oldUntil, language, viewer) })}</span>
          ) : null}
        </p>
        <div className="flex flex-wrap gap-2">
          <button type="button" className="button" disabled={isBusy} onClick={() => test.mutate({ id })}>
            {say('hooks.test')}
          </button>
          <SureButton disabled={isBusy} onSure={() => rotate.mutate({ id })}>
            {say('hooks.rotate')}
          </SureButton>
          <SureButton disabled={isBusy} onSure={() => end.mutate({ id })}>
            {say('hooks.delete')}
          </SureButton>
        </div>
        <p className="text-faint text-xs">{say('hooks.delete_why')}</p>
        {test.data?.kind === 'sent' ? (
          <p role="status" className="text-good">
            {say('hooks.test_sent')}
          </p>
        ) : null}
        {rotate.data?.kind === 'rotated' ? <ShownOnce words={say('hooks.secret_once')} secret={rotate.data.secret} /> : null}
        {error ? (
          <p role="alert" className="text-bad text-xs">
            {error.message}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
