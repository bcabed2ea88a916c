'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { TicketLine } from '@/server/api/trpc/answers';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { ManyForm } from './many-form';
import { TicketLines } from './ticket-lines';

interface Props {
  tickets: TicketLine[];
  people: { id: string; name: string }[];
}

/** The list with what is done to several at once; what is no longer on the page is no longer chosen. */
export function ManyTickets({ tickets, people }: Props) {
  const view = useConsoleView();
  const { say } = view;
  const calls = useTRPC();
  const router = useRouter();
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  /** What was chosen last, by id: a ticket that was closed meanwhile leaves the list, and its number is still to be told. */
  const [asked, setAsked] = useState<ReadonlyMap<string, string>>(new Map());
  const changeMany = useMutation(
    calls.ticketDesk.changeMany.mutationOptions({
      // what was chosen while they were being changed stays chosen
      onSuccess: (_, { ticketIds }) => {
        setWanted((now) => new Set([...now].filter((id) => !ticketIds.includes(id))));
        router.refresh();
      },
    }),
  );
  const chosen = tickets.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
  // what is closed is seldom meant where all are chosen
  const open = tickets.filter(({ state }) => state !== 'closed').map(({ id }) => id);
  const areAllChosen = open.length > 0 && open.every((id) => wanted.has(id));
  const choose = (id: string) => {
    const next = new Set(wanted);
    if (!next.delete(id)) next.add(id);
    setWanted(next);
  };
  const { data } = changeMany;
  const reasons = [...new Set(data?.left.map(({ why }) => why))];
  return (
    <>
      {open.length > 1 ? (
        <label className="flex items-center gap-2 border-line border-b px-4 pb-2 text-soft text-xs">
          <input type="checkbox" checked={areAllChosen} onChange={() => setWanted(new Set(areAllChosen ? [] : open))} />
          {say('tickets.select_all')}
        </label>
      ) : null}
      <div role="status" className={data || changeMany.isError ? 'px-4 py-2 text-sm' : 'sr-only'}>
        {changeMany.isError ? say('tickets.failed') : null}
        {data ? say(data.left.length > 0 ? 'tickets.many_left' : 'tickets.many_done', { n: data.changed, left: data.left.length }) : null}
        <ul>
          {reasons.map((reason) => (
            <li key={reason} className="text-warn">
              {sayWord(say, 'tickets_left', reason)}{' '}
              <span className="digits">
                {data?.left.flatMap(({ ticketId, why }) => (why === reason ? asked.get(ticketId) : [])).join(' ')}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {chosen.length > 0 ? (
        <ManyForm
          count={chosen.length}
          people={people}
          isBusy={changeMany.isPending}
          onChange={(change) => {
            setAsked(new Map(tickets.map(({ id, no }) => [id, sayTicketNo(no)])));
            changeMany.mutate({ ticketIds: chosen, change });
          }}
          onClear={() => setWanted(new Set())}
        />
      ) : null}
      <TicketLines tickets={tickets} view={view} choice={{ isChosen: (id) => wanted.has(id), choose }} />
    </>
  );
}
