import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { TicketPage } from '@/server/api/trpc/answers';
import type { Acting } from './acting';
import { CauseSelect } from './cause-select';

/**
 * Closing takes the cause and what was done. Who reported it reads that and is asked to confirm; of a case of ours that concerns the
 * customer whoever closes it chooses.
 */
export function CloseForm({ page, ticketId, onDone, onFailed }: Acting & { page: TicketPage }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [cause, setCause] = useState('');
  const [done, setDone] = useState('');
  const close = useMutation(calls.ticket.close.mutationOptions({ onSuccess: onDone, onError: onFailed }));
  const isReport = page.ticket.kind !== null;
  const isKnown = page.document.state.tickets?.some(({ id }) => id === ticketId) ?? false;
  const [tell, setTell] = useState(isKnown || page.type.forCustomer);
  const isRead = isReport || tell;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate({ ticketId, cause, done, ...(isReport ? {} : { tell }) });
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <CauseSelect value={cause} onChange={setCause} usual={page.type.causes} />
      <textarea
        className="field w-full"
        rows={3}
        maxLength={2_000}
        required
        aria-label={say(isRead ? 'tickets.done_write' : 'tickets.done_note')}
        placeholder={say(isRead ? 'tickets.done_write' : 'tickets.done_note')}
        value={done}
        onChange={(event) => setDone(event.target.value)}
      />
      {isReport ? null : (
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={tell} onChange={(event) => setTell(event.target.checked)} />
          {say('tickets.close_tell')}
        </label>
      )}
      <button type="submit" className="button justify-self-end" disabled={!cause || !done.trim() || close.isPending}>
        {say(close.isPending ? 'common.saving' : isRead ? 'tickets.close_now' : 'tickets.close_only')}
      </button>
    </form>
  );
}
