'use client';

import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { PASSWORD_MIN } from '@/server/domain/access/password-rule';

/** Changes one's own password; the session ends with the old one. */
export function PasswordForm() {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind === 'changed') window.location.assign('/admin/sign-in');
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({ old: String(form.get('old')), next: String(form.get('next')) });
  };
  const problem = change.error?.message ?? (change.data?.kind === 'wrong_password' ? say('account.wrong') : null);
  return (
    <div className="max-w-md">
      <Card title={say('account.change')}>
        <form method="post" onSubmit={submit} className="grid gap-3">
          <p className="text-soft">{say('account.intro')}</p>
          <label className="grid gap-1">
            <span className="text-soft text-xs">{say('account.old')}</span>
            <input className="field" name="old" type="password" autoComplete="current-password" required maxLength={200} />
          </label>
          <label className="grid gap-1">
            <span className="text-soft text-xs">{say('account.next')}</span>
            <input
              className="field"
              name="next"
              type="password"
              autoComplete="new-password"
              required
              minLength={PASSWORD_MIN}
              maxLength={200}
            />
          </label>
          {problem ? (
            <p role="alert" className="text-bad text-xs">
              {problem}
            </p>
          ) : null}
          <button type="submit" className="button button-main" disabled={change.isPending}>
            {say(change.isPending ? 'common.saving' : 'account.change')}
          </button>
        </form>
      </Card>
    </div>
  );
}
