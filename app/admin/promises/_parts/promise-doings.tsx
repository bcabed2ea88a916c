'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { PromiseLine } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { CALL_OUTCOMES, promiseState } from '@/server/domain/promise/promise';

interface Props {
  promise: PromiseLine;
  /** Its story is shown: what takes it back stands there only. */
  isOpen: boolean;
  onChanged: () => void;
}

/** What somebody can do about a promise: say that a call was made, or withdraw it with the reason. */
export function PromiseDoings({ promise, isOpen, onChanged }: Props) {
  const { say, staffRole } = useConsoleView();
  const trpc = useTRPC();
  const [why, setWhy] = useState<string | null>(null);
  const called = useMutation(trpc.promise.called.mutationOptions({ onSuccess: onChanged }));
  const withdraw = useMutation(trpc.promise.withdraw.mutationOptions({ onSuccess: onChanged }));
  const role = staffRole ?? 'viewer';
  const isCall = promise.kind === 'call_back';
  const isToCall = isCall && promise.keptAt === null && promise.lateAt === null && promise.withdrawnAt === null && mayAct(role, 'agent');
  const isToWithdraw =
    isOpen && promiseState(promise) === 'open' && promise.kind !== 'ticket_answer' && mayAct(role, isCall ? 'agent' : 'supervisor');
  if (!isToCall && !isToWithdraw) return null;
  const failed = [called.data, withdraw.data].find((answer) => answer !== undefined && answer.kind !== 'done')?.kind;
  const isPending = called.isPending || withdraw.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withdraw.mutate({ id: promise.id, why: why ?? '' });
  };
  return (
    <div className="mt-1 grid gap-1 text-xs">
      <div className="flex flex-wrap gap-1.5">
        {isToCall
          ? CALL_OUTCOMES.map((outcome) => (
              <button
                key={outcome}
                type="button"
                className={`button px-2 py-0.5 text-xs ${outcome === 'reached' ? 'button-main' : ''}`}
                disabled={isPending}
                onClick={() => called.mutate({ id: promise.id, outcome })}
              >
                {say(`promises.${outcome}`)}
              </button>
            ))
          : null}
        {isToWithdraw && why === null ? (
          <button type="button" className="button px-2 py-0.5 text-xs" onClick={() => setWhy('')}>
            {say('promises.withdraw')}
          </button>
        ) : null}
      </div>
      {isToWithdraw && why !== null ? (
        <form onSubmit={submit} className="flex flex-wrap gap-1.5">
          <input
            // biome-ignore lint/a11y/noAutofocus: it is what the button just opened
            autoFocus
            className="field min-w-0 flex-1 basis-60"
            required
            minLength={2}
            maxLength={200}
            value={why}
            aria-label={say('promises.withdraw_why')}
            placeholder={say('promises.withdraw_why')}
            onChange={(event) => setWhy(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setWhy(null);
            }}
          />
          <button type="submit" className="button button-bad" disabled={isPending || why.trim().length < 2}>
            {say('promises.withdraw')}
          </button>
          <button type="button" className="button" onClick={() => setWhy(null)}>
            {say('common.cancel')}
          </button>
        </form>
      ) : null}
      {failed === 'over' || failed === 'missing' || failed === 'not_yours' ? (
        <p role="alert" className="text-bad">
          {say(`promises.${failed}`)}
        </p>
      ) : null}
      {called.error || withdraw.error ? (
        <p role="alert" className="text-bad">
          {(called.error ?? withdraw.error)?.message}
        </p>
      ) : null}
    </div>
  );
}
