'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey } from '@/app/_lib/messages';

/** E-mail address and password; what is wrong is said without saying which of the two. */
export function SignInForm({ target }: { target: string }) {
  const { say } = useConsoleView();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<MessageKey | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    const answer = await signIn('credentials', {
      redirect: false,
      email: String(form.get('email')),
      password: String(form.get('password')),
    });
    if (answer?.ok && !answer.error) return window.location.assign(target);
    setBusy(false);
    setProblem(
      answer?.error === 'rate_limited' ? 'sign_in.limited' : answer?.error === 'CredentialsSignin' ? 'sign_in.refused' : 'sign_in.broken',
    );
  };

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      <label className="flex flex-col gap-1">
        <span className="font-medium">{say('sign_in.email')}</span>
        <input className="field" name="email" type="email" autoComplete="username" required maxLength={200} />
      </label>
      <label className="flex flex-col gap-1">
        <span className="font-medium">{say('sign_in.password')}</span>
        <input className="field" name="password" type="password" autoComplete="current-password" required maxLength={200} />
      </label>
      {problem ? (
        <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2 text-bad">
          {say(problem)}
        </p>
      ) : null}
      <button type="submit" className="button button-main min-h-10" disabled={isBusy}>
        {say(isBusy ? 'sign_in.going' : 'sign_in.go')}
      </button>
    </form>
  );
}
