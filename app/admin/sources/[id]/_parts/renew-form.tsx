'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { SecretFields } from '../../_parts/secret-fields';

/** New secrets or a new webhook address; the old ones end with it. */
export function RenewForm({ id, secretNames }: { id: string; secretNames: readonly string[] }) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const renew = useMutation(trpc.source.renew.mutationOptions({ onSuccess: () => setSecrets({}) }));
  const path = renew.data?.kind === 'renewed' ? renew.data.path : null;
  return (
    <Card title={say('sources.renew')}>
      <p className="mb-3 text-faint text-xs">{say('sources.renew_why')}</p>
      <div className="grid gap-3">
        <SecretFields names={secretNames} secrets={secrets} onChange={setSecrets} />
        <div className="flex flex-wrap gap-2">
          {secretNames.length > 0 ? (
            <SureButton
              disabled={renew.isPending || Object.keys(secrets).length === 0}
              onSure={() => renew.mutate({ id, secrets, newAddress: false })}
            >
              {say('sources.renew_secrets')}
            </SureButton>
          ) : null}
          <SureButton disabled={renew.isPending} onSure={() => renew.mutate({ id, newAddress: true })}>
            {say('sources.renew_address')}
          </SureButton>
        </div>
        {renew.data?.kind === 'renewed' && path === null ? (
          <p role="status" className="text-good">
            {say('sources.secrets_renewed')}
          </p>
        ) : null}
        {path === null ? null : <ShownOnce words={say('sources.address_once')} secret={`${location.origin}${path}`} />}
        {renew.isError ? (
          <p role="alert" className="text-bad text-xs">
            {renew.error.message}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
