import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { TicketPage } from '@/server/api/trpc/answers';
import { PAUSE_REASONS, type PauseReason } from '@/server/domain/ticket/pause-reason';
import { TICKET_CLOCKS } from '@/server/domain/ticket/ticket-clock';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import type { Acting } from './acting';

interface Props extends Acting {
  page: TicketPage;
  mayWrite: boolean;
}

/** By when something is owed, in working time; the clocks can stand still while somebody else has to act. */
export function ClocksPanel({ page, mayWrite, ticketId, onDone, onFailed }: Props) {
  const { say, language, viewer } = useConsoleView();
  const { ticket, clocks } = page;
  const shown = TICKET_CLOCKS.flatMap((name) => clocks.filter(({ clock }) => clock === name));
  return (
    <Card title={say('tickets.clocks')} aside={ticket.pausedAt === null ? null : <Badge tone="warn">{say('tickets.paused')}</Badge>}>
      {shown.length === 0 ? <p className="text-faint">{say('tickets.clocks_none')}</p> : null}
      <dl className="grid gap-2">
        {shown.map((clock) => (
          <div key={clock.clock} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <dt>{sayWord(say, 'ticket_clock', clock.clock)}</dt>
            <dd className={`digits text-sm ${clock.breachedAt === null ? 'text-soft' : 'font-medium text-bad'}`}>{standOf(clock)}</dd>
          </div>
        ))}
      </dl>
      {ticket.pausedAt === null ? null : (
        <p className="mt-2 text-warn text-xs">
          {say('tickets.paused_since', {
            time: formatMoment(ticket.pausedAt, language, viewer),
            reason: sayWord(say, 'pause', ticket.pauseReason ?? 'other'),
          })}
        </p>
      )}
      {mayWrite ? <Steer page={page} ticketId={ticketId} onDone={onDone} onFailed={onFailed} /> : null}
    </Card>
  );

  function standOf({ dueAt, endedAt, leftMs, breachedAt }: TicketPage['clocks'][number]): string {
    if (endedAt !== null) return say(breachedAt === null ? 'tickets.clock_kept' : 'tickets.clock_late');
    if (dueAt === null) return say('tickets.clock_left', { time: formatDuration(leftMs, language) });
    return say(dueAt < viewer.now ? 'tickets.clock_over' : 'tickets.clock_by', { time: formatMoment(dueAt, language, viewer) });
  }
}

function Steer({ page, ticketId, onDone, onFailed }: Acting & { page: TicketPage }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [reason, setReason] = useState<PauseReason>('customer');
  const options = { onSuccess: onDone, onError: onFailed };
  const pause = useMutation(calls.ticketDesk.pause.mutationOptions(options));
  const resume = useMutation(calls.ticketDesk.resume.mutationOptions(options));
  if (page.ticket.pausedAt !== null) {
    return (
      <button type="button" className="button mt-3" disabled={resume.isPending} onClick={() => resume.mutate({ ticketId })}>
        {say('tickets.resume')}
      </button>
    );
  }
  if (page.ticket.state !== 'open') return null;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <select
        className="field min-w-0 flex-1"
        aria-label={say('tickets.pause_why')}
        value={reason}
        onChange={(event) => setReason(event.target.value as PauseReason)}
      >
        {PAUSE_REASONS.map((one) => (
          <option key={one} value={one}>
            {sayWord(say, 'pause', one)}
          </option>
        ))}
      </select>
      <button type="button" className="button" disabled={pause.isPending} onClick={() => pause.mutate({ ticketId, reason })}>
        {say('tickets.pause')}
      </button>
    </div>
  );
}
