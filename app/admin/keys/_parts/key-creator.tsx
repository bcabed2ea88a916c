'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { API_SCOPES, type ApiScope } from '@/server/domain/access/api-scope';

/** Makes an API key and shows it once. */
export function KeyCreator() {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ApiScope[]>(['ingest']);
  const create = useMutation(
    trpc.key.create.mutationOptions({
      onSuccess: () => {
        setName('');
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, scopes });
  };
  const toggle = (scope: ApiScope) => setScopes((now) => (now.includes(scope) ? now.filter((one) => one !== scope) : [...now, scope]));
  return (
    <Card title={say('keys.create')}>
      <form onSubmit={submit} className="grid gap-3">
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('keys.name')}</span>
          <input
            className="field"
            required
            maxLength={80}
            value={name}
            placeholder={say('keys.name_hint')}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-soft text-xs">{say('keys.scopes')}</legend>
          {API_SCOPES.map((scope) => (
            <label key={scope} className="flex min-h-6 items-center gap-2">
              <input type="checkbox" className="size-6 scale-75" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
              <code className="text-xs">{scope}</code> <span className="text-soft text-xs">{say(`scope.${scope}`)}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit" className="button button-main" disabled={create.isPending || scopes.length === 0 || !name.trim()}>
          {say(create.isPending ? 'common.saving' : 'keys.create')}
        </button>
        {create.data?.kind === 'created' ? <ShownOnce words={say('keys.made')} secret={create.data.token} /> : null}
        {create.isError ? (
          <p role="alert" className="text-bad text-xs">
            {create.error.message}
          </p>
        ) : null}
      </form>
    </Card>
  );
}
