import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { CopyButton } from '@/app/_components/copy-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { TicketPage } from '@/server/api/trpc/answers';
import { CONFIRMED_BY } from '@/server/domain/ticket/ticket-view';
import type { Acting } from './acting';

type Props = Acting & { page: TicketPage };

/** Of a closed ticket: what the customer says of it, and how it is opened again. */
export function AfterClosing(props: Props) {
  const { say } = useConsoleView();
  const { ticket, type } = props.page;
  return (
    <>
      {type.forCustomer && ticket.confirmedAt === null ? <Confirmation {...props} /> : null}
      <Card title={say('tickets.reopen')}>
        <ReopenForm {...props} />
      </Card>
    </>
  );
}

/** Who was told that it is settled is asked on the order's page; of every other case service asks, with words to copy. */
function Confirmation({ page, ticketId, onDone, onFailed }: Props) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const confirm = useMutation(calls.ticketDesk.confirm.mutationOptions({ onSuccess: onDone, onError: onFailed }));
  const { messages, document } = page;
  const isAsked = document.state.tickets?.some(({ id, state }) => id === ticketId && state === 'closed') ?? false;
  const done = messages.findLast(({ kind }) => kind === 'closing')?.body;
  const order = document.state.orderNo;
  const question = done ? say('tickets.confirm_question', { order, done }) : say('tickets.confirm_question_bare', { order });
  return (
    <Card title={say('tickets.confirm')}>
      <p className="text-soft">{say(isAsked ? 'tickets.confirm_asked' : 'tickets.confirm_ask')}</p>
      {isAsked ? null : (
        <div className="mt-2 flex items-start gap-2">
          <p className="min-w-0 flex-1 break-words rounded-lg bg-sunken px-2.5 py-1.5" lang={language}>
            {question}
          </p>
          <CopyButton text={question} />
        </div>
      )}
      <fieldset className="mt-3 flex flex-wrap gap-2">
        <legend className="mb-1 text-faint text-xs">{say('tickets.confirm_how')}</legend>
        {CONFIRMED_BY.map((how) => (
          <button key={how} type="button" className="button" disabled={confirm.isPending} onClick={() => confirm.mutate({ ticketId, how })}>
            {sayWord(say, 'confirmed_by', how)}
          </button>
        ))}
      </fieldset>
    </Card>
  );
}

function ReopenForm({ ticketId, onDone, onFailed }: Props) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [why, setWhy] = useState('');
  const reopen = useMutation(calls.ticketDesk.reopen.mutationOptions({ onSuccess: onDone, onError: onFailed }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reopen.mutate({ ticketId, why });
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <textarea
        className="field w-full"
        rows={2}
        maxLength={2_000}
        required
        aria-label={say('tickets.reopen_why')}
        placeholder={say('tickets.reopen_why')}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      <button type="submit" className="button justify-self-end" disabled={!why.trim() || reopen.isPending}>
        {say(reopen.isPending ? 'common.saving' : 'tickets.reopen_now')}
      </button>
    </form>
  );
}
