'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';

interface Props {
  orderId: string;
  ticketId?: string;
  staffId: string;
}

/** Somebody promised the customer a call: who calls, by when, and whether the customer asked for it. */
export function CallForm({ orderId, ticketId, staffId }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [ownerId, setOwner] = useState(staffId);
  const [by, setBy] = useState('');
  const [isWish, setWish] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const desk = useQuery(trpc.promise.desk.queryOptions(undefined, { enabled: isOpen }));
  const promise = useMutation(
    trpc.promise.promiseCall.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind !== 'promised') return;
        setBy('');
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    promise.mutate({ orderId, ...(ticketId ? { ticketId } : {}), ownerId, dueAt: new Date(by).getTime(), isWish });
  };
  const answer = promise.data?.kind;
  return (
    <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-brand">{say('promises.call')}</summary>
      <form onSubmit={submit} className="mt-2 grid gap-2">
        <label className="grid gap-0.5 text-faint text-xs">
          {say('promises.call_by')}
          <input
            type="datetime-local"
            required
            className="field w-full text-ink"
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
        </label>
        <label className="grid gap-0.5 text-faint text-xs">
          {say('promises.call_who')}
          <select className="field w-full text-ink" value={ownerId} onChange={(event) => setOwner(event.target.value)}>
            {(desk.data?.people ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="flex min-h-9 items-center gap-1.5">
          <input type="checkbox" checked={isWish} onChange={(event) => setWish(event.target.checked)} />
          {say('promises.call_wish')}
        </label>
        <button type="submit" className="button button-main justify-self-start" disabled={!by || desk.isPending || promise.isPending}>
          {say(promise.isPending ? 'common.saving' : 'promises.call_save')}
        </button>
        {answer === 'promised' ? (
          <p role="status" className="text-good text-xs">
            {say('promises.call_kept')}
          </p>
        ) : null}
        {answer && answer !== 'promised' ? (
          <p role="alert" className="text-bad text-xs">
            {say(`promises.call_${answer}`)}
          </p>
        ) : null}
        {promise.error ? (
          <p role="alert" className="text-bad text-xs">
            {promise.error.message}
          </p>
        ) : null}
      </form>
    </details>
  );
}
