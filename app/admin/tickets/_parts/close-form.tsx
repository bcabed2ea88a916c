import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import { CLOSING_CAUSES } from '@/server/domain/ticket/closing-cause';
import { reasonOf } from '@/server/domain/wording/reasons';
import type { Acting } from './acting';

/** Roots of the tree of causes with their leaves, in the order of the tree. */
const BY_PARTY = [...new Set(CLOSING_CAUSES.map(partyOf))].map((party) => ({
  party,
  causes: CLOSING_CAUSES.filter((cause) => partyOf(cause) === party),
}));

function partyOf(cause: string): string {
  return cause.slice(0, cause.indexOf('.'));
}

/** Closing takes the cause and what was done, which the customer reads and is asked to confirm. */
export function CloseForm({ ticketId, onDone, onFailed }: Acting) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const [cause, setCause] = useState('');
  const [done, setDone] = useState('');
  const close = useMutation(calls.ticket.close.mutationOptions({ onSuccess: onDone, onError: onFailed }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate({ ticketId, cause, done });
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <select
        className="field w-full"
        required
        aria-label={say('tickets.cause')}
        value={cause}
        onChange={(event) => setCause(event.target.value)}
      >
        <option value="">{say('tickets.cause_choose')}</option>
        {BY_PARTY.map(({ party, causes }) => (
          <optgroup key={party} label={sayWord(say, 'party', party)}>
            {causes.map((one) => (
              <option key={one} value={one}>
                {reasonOf(one).name[language]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <textarea
        className="field w-full"
        rows={3}
        maxLength={2_000}
        required
        aria-label={say('tickets.done_write')}
        placeholder={say('tickets.done_write')}
        value={done}
        onChange={(event) => setDone(event.target.value)}
      />
      <button type="submit" className="button justify-self-end" disabled={!cause || !done.trim() || close.isPending}>
        {say(close.isPending ? 'common.saving' : 'tickets.close_now')}
      </button>
    </form>
  );
}
