import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { Acting } from './acting';

/** An answer to the customer, or a note among colleagues; what was typed stays until it is kept. */
export function WordsForm({ kind, ticketId, onDone, onFailed }: Acting & { kind: 'reply' | 'note' }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [body, setBody] = useState('');
  const options = {
    onSuccess: (answer: { kind: string }) => {
      if (answer.kind === 'done') setBody('');
      onDone(answer);
    },
    onError: onFailed,
  };
  const reply = useMutation(calls.ticket.reply.mutationOptions(options));
  const note = useMutation(calls.ticket.note.mutationOptions(options));
  const send = kind === 'reply' ? reply : note;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ ticketId, body });
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <textarea
        className="field w-full"
        rows={kind === 'reply' ? 4 : 2}
        maxLength={2_000}
        required
        aria-label={say(`tickets.${kind}`)}
        placeholder={say(`tickets.${kind}_write`)}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <button
        type="submit"
        className={`button justify-self-end ${kind === 'reply' ? 'button-main' : ''}`}
        disabled={!body.trim() || send.isPending}
      >
        {say(send.isPending ? 'common.saving' : kind === 'reply' ? 'tickets.reply_send' : 'tickets.note_add')}
      </button>
    </form>
  );
}
