import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { TicketPage } from '@/server/api/trpc/answers';
import type { Acting } from './acting';

/** To whom, and what they have to know: what was done, what was promised, what is next. */
export function HandOverForm({ page, ticketId, onDone, onFailed }: Acting & { page: TicketPage }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [ownerId, setOwner] = useState('');
  const [memory, setMemory] = useState('');
  const handOver = useMutation(
    calls.ticketDesk.handOver.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind === 'done') setMemory('');
        onDone(answer);
      },
      onError: onFailed,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    handOver.mutate({ ticketId, ownerId, memory });
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <select
        className="field w-full"
        required
        aria-label={say('tickets.hand_to')}
        value={ownerId}
        onChange={(event) => setOwner(event.target.value)}
      >
        <option value="">{say('tickets.hand_to')}</option>
        {page.people
          .filter(({ id }) => id !== page.ticket.ownerId)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
      <textarea
        className="field w-full"
        rows={3}
        maxLength={2_000}
        required
        aria-label={say('tickets.hand_memory')}
        placeholder={say('tickets.hand_memory')}
        value={memory}
        onChange={(event) => setMemory(event.target.value)}
      />
      <button type="submit" className="button justify-self-end" disabled={!ownerId || !memory.trim() || handOver.isPending}>
        {say(handOver.isPending ? 'common.saving' : 'tickets.hand_over')}
      </button>
    </form>
  );
}
