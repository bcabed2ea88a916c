import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { TicketPage } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import type { Acting } from './acting';
import { AnswerBy, PRIORITY_TONES } from './ticket-lines';

interface Props extends Acting {
  page: TicketPage;
  staffId: string;
  mayWrite: boolean;
}

/** What it is about, by when it is answered, whose it is. */
export function TicketHead({ page, staffId, mayWrite, ticketId, onDone, onFailed }: Props) {
  const view = useConsoleView();
  const { say, language, viewer } = view;
  const calls = useTRPC();
  const assign = useMutation(calls.ticket.assign.mutationOptions({ onSuccess: onDone, onError: onFailed }));
  const { ticket, document, people } = page;
  const owner = people.find((one) => one.id === ticket.ownerId);
  return (
    <Card tone={ticket.state === 'open' && ticket.priority !== 'P3' ? 'bad' : 'plain'}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-2">
        <Badge tone={PRIORITY_TONES[ticket.priority]}>{ticket.priority}</Badge>
        <h2 className="font-semibold text-lg">{page.name[language]}</h2>
        <Badge>{say(`tickets.${ticket.state}`)}</Badge>
        {ticket.reopened > 0 ? <Badge tone="warn">{say('tickets.reopened', { n: ticket.reopened })}</Badge> : null}
        <span className="ml-auto">
          <AnswerBy ticket={ticket} view={view} />
        </span>
      </div>
      {ticket.closedAt !== null && ticket.cause !== null ? (
        <p className="mt-2 text-soft">
          {say(ticket.closedBy === 'system' ? 'tickets.closed_itself' : 'tickets.closed_with', {
            who: ticket.closedBy === 'customer' ? say('tickets.customer') : (page.closedByName ?? say('tickets.somebody')),
            time: formatMoment(ticket.closedAt, language, viewer),
            cause: reasonOf(ticket.cause).name[language],
          })}{' '}
          {page.type.forCustomer && ticket.closedBy !== 'system' ? (
            <Badge tone={ticket.confirmedAt === null ? 'plain' : 'good'}>
              {say(ticket.confirmedAt === null ? 'tickets.unconfirmed' : 'tickets.confirmed')}
            </Badge>
          ) : null}
        </p>
      ) : null}
      {ticket.clearedAt !== null && ticket.state !== 'closed' ? <p className="mt-2 text-good">{say('tickets.cleared_why')}</p> : null}
      {ticket.state === 'closed' || !page.type.advice[language] ? null : (
        <p className="mt-2 rounded-lg bg-sunken px-3 py-2">
          <span className="font-medium">{say('tickets.advice')}</span> {page.type.advice[language]}
        </p>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link href={`/admin/orders/${document.id}`} className="min-w-0 hover:text-brand">
          <span className="block font-mono text-[0.8125rem]">
            {document.state.orderNo} · {document.state.shop}
          </span>
          <span className="block text-soft">{wordHeadline(document.headline, language, viewer).long}</span>
        </Link>
        <span className="ml-auto flex flex-wrap items-center gap-2">
          <span className="text-faint text-xs">{say('tickets.owner')}</span>
          {mayWrite ? (
            <select
              className="field"
              aria-label={say('tickets.owner')}
              value={ticket.ownerId ?? ''}
              disabled={assign.isPending}
              onChange={(event) => assign.mutate({ ticketId, ownerId: event.target.value || null })}
            >
              <option value="">{say('tickets.nobody')}</option>
              {people.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          ) : (
            <span>{owner?.name ?? say('tickets.nobody')}</span>
          )}
          {mayWrite && ticket.ownerId !== staffId ? (
            <button
              type="button"
              className="button button-main"
              disabled={assign.isPending}
              onClick={() => assign.mutate({ ticketId, ownerId: staffId })}
            >
              {say('tickets.take')}
            </button>
          ) : null}
        </span>
      </div>
    </Card>
  );
}
