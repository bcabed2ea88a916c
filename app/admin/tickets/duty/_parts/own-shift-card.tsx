import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { PRIORITY_TONES } from '../../_parts/ticket-lines';

/** What goes to others when one's hours end, with room for what they have to know, and the end of the shift now. */
export function OwnShiftCard({ onEnded }: { onEnded: () => void }) {
  const { say, language } = useConsoleView();
  const trpc = useTRPC();
  const [memories, setMemories] = useState<Record<string, string>>({});
  const query = useQuery(trpc.duty.ownShift.queryOptions());
  const end = useMutation(
    trpc.duty.endShift.mutationOptions({
      onSuccess: () => {
        setMemories({});
        void query.refetch();
        onEnded();
      },
    }),
  );
  const tickets = query.data ?? [];
  return (
    <Card title={say('duty.own')} aside={tickets.length || null}>
      <p className="text-soft">{say(query.isPending ? 'common.loading' : tickets.length === 0 ? 'duty.own_none' : 'duty.own_why')}</p>
      <ul className="mt-2 grid gap-3">
        {tickets.map((ticket) => (
          <li key={ticket.id} className="grid gap-1">
            <Link href={`/admin/tickets/${ticket.id}`} className="flex flex-wrap items-center gap-x-2 hover:text-brand">
              <Badge tone={PRIORITY_TONES[ticket.priority]}>{ticket.priority}</Badge>
              <span className="font-medium">{ticket.name[language]}</span>
              <span className="digits text-faint text-xs">{sayTicketNo(ticket.no)}</span>
              <span className="min-w-0 truncate font-mono text-soft text-xs">{ticket.orderNo}</span>
            </Link>
            <textarea
              className="field w-full"
              rows={1}
              maxLength={2_000}
              aria-label={`${sayTicketNo(ticket.no)}: ${say('duty.own_memory')}`}
              placeholder={say('duty.own_memory')}
              value={memories[ticket.id] ?? ''}
              onChange={(event) => setMemories({ ...memories, [ticket.id]: event.target.value })}
            />
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center justify-end gap-3">
        <p role="status" className={end.data || end.isError ? 'text-sm' : 'sr-only'}>
          {end.isError
            ? say('tickets.failed')
            : end.data
              ? say(end.data.kept === 0 ? 'duty.own_done_all' : 'duty.own_done', { handed: end.data.handed, kept: end.data.kept })
              : ''}
        </p>
        <SureButton
          disabled={end.isPending}
          onSure={() => end.mutate({ memories: Object.entries(memories).map(([ticketId, memory]) => ({ ticketId, memory })) })}
        >
          {say(end.isPending ? 'common.saving' : 'duty.own_end')}
        </SureButton>
      </div>
    </Card>
  );
}
