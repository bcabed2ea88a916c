import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { TicketPage } from '@/server/api/trpc/answers';
import { mentionedIn, mentionsOffered } from '@/server/domain/ticket/mentioned-in';
import type { Acting } from './acting';

type Props = Acting & { kind: 'reply' | 'note'; people: TicketPage['people'] };

/** An answer to the customer, or a note among colleagues, who can be named with @; what was typed stays until it is kept. */
export function WordsForm({ kind, people, ticketId, onDone, onFailed }: Props) {
  const { say, language } = useConsoleView();
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
  const named = kind === 'note' ? mentionedIn(body, people) : [];
  const offered = kind === 'note' ? mentionsOffered(body, people) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind === 'reply') reply.mutate({ ticketId, body });
    else note.mutate({ ticketId, body, mentions: named.map(({ id }) => id) });
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
      {offered.length > 0 ? (
        <div className="flex flex-wrap gap-1">
          {offered.slice(0, 8).map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="button px-2 py-0.5 text-xs"
              onClick={() => setBody(`${body.slice(0, body.lastIndexOf('@'))}@${name} `)}
            >
              @{name}
            </button>
          ))}
        </div>
      ) : null}
      {named.length > 0 ? (
        <p className="text-faint text-xs">
          {say('tickets.named', { who: named.map(({ name }) => name).join(language === 'en' ? ', ' : '、') })}
        </p>
      ) : null}
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
