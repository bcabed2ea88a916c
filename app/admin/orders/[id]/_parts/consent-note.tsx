'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { ConsentOfOrder } from '@/server/api/trpc/answers';
import { CONSENT_REASONS, type ConsentReason } from '@/server/domain/consent/consent-fact';

type Stand = NonNullable<ConsentOfOrder>['media'][number];
type Says = Stand['mayNote'][number];

/** What a colleague notes of a medium by hand, on grounds that are chosen. */
export function ConsentNote({ orderId, medium, mayNote }: { orderId: string; medium: Stand['medium']; mayNote: readonly Says[] }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [noting, setNoting] = useState<Says | null>(null);
  const [reason, setReason] = useState<ConsentReason>('by_phone');
  const note = useMutation(
    trpc.consent.note.mutationOptions({
      onSuccess: () => {
        setNoting(null);
        router.refresh();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (noting) note.mutate({ orderId, medium, says: noting, reason });
  };
  return (
    <>
      {noting === null ? (
        <p className="mt-1 flex flex-wrap gap-2">
          {mayNote.map((says) => (
            <button key={says} type="button" className="button min-h-0 px-2 py-0.5 text-xs" onClick={() => setNoting(says)}>
              {say(`consent.note_${says}`)}
            </button>
          ))}
        </p>
      ) : (
        <form className="mt-1 grid gap-2" onSubmit={send}>
          <label className="grid gap-1 text-xs">
            {say(`consent.note_${noting}`)} · {say('consent.reason')}
            <select
              className="field w-full text-xs"
              value={reason}
              onChange={(event) => setReason(CONSENT_REASONS.find((one) => one === event.target.value) ?? 'by_phone')}
            >
              {CONSENT_REASONS.map((one) => (
                <option key={one} value={one}>
                  {say(`consent_reason.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <span className="flex gap-2">
            <button type="submit" className="button text-xs" disabled={note.isPending}>
              {say('consent.save')}
            </button>
            <button type="button" className="button text-xs" onClick={() => setNoting(null)}>
              {say('consent.cancel')}
            </button>
          </span>
        </form>
      )}
      {note.isError || (note.data && note.data.kind !== 'noted') ? (
        <p role="alert" className="text-bad text-xs">
          {say(note.isError ? 'common.failed' : 'consent.not_ours')}
        </p>
      ) : null}
    </>
  );
}
