import Link from 'next/link';
import { Badge, type Tone } from '@/app/_components/badge';
import type { PageView } from '@/app/_lib/page-view';
import type { TicketLine } from '@/server/api/trpc/answers';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { formatMoment } from '@/server/domain/wording/dates';
import { reasonForStaff } from '@/server/domain/wording/reasons';

export const PRIORITY_TONES: Record<TicketLine['priority'], Tone> = { P0: 'bad', P1: 'bad', P2: 'warn', P3: 'plain' };
const STATE_TONES = { answered: 'brand', closed: 'plain' } as const satisfies Partial<Record<TicketLine['state'], Tone>>;

interface Props {
  tickets: TicketLine[];
  view: PageView;
  isOnOrder?: boolean;
  /** Lines can be chosen, to change several at once. */
  choice?: { isChosen: (id: string) => boolean; choose: (id: string) => void };
}

/** Tickets, one a line: what, whose order, who looks after it, by when. */
export function TicketLines({ tickets, view, isOnOrder = false, choice }: Props) {
  const { say } = view;
  return (
    <ul className={`divide-y divide-line ${choice ? '' : '-mt-2'}`}>
      {tickets.map((ticket) => (
        <li key={ticket.id} className={choice ? 'grid grid-cols-[auto_minmax(0,1fr)] items-start' : ''}>
          {choice ? (
            <label className="flex min-h-11 items-center py-2 pr-1 pl-4">
              <input
                type="checkbox"
                aria-label={say('tickets.select', { no: sayTicketNo(ticket.no) })}
                checked={choice.isChosen(ticket.id)}
                onChange={() => choice.choose(ticket.id)}
              />
            </label>
          ) : null}
          <Line ticket={ticket} view={view} isOnOrder={isOnOrder} />
        </li>
      ))}
    </ul>
  );
}

function Line({ ticket, view, isOnOrder }: { ticket: TicketLine; view: PageView; isOnOrder: boolean }) {
  const { say, language } = view;
  return (
    <Link href={`/admin/tickets/${ticket.id}`} className="grid gap-1 px-4 py-3 hover:bg-sunken">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={PRIORITY_TONES[ticket.priority]}>{ticket.priority}</Badge>
        <span className="font-medium">{ticket.name[language]}</span>
        {ticket.reason === null ? null : <span className="text-soft text-xs">{reasonForStaff(ticket.reason, language)}</span>}
        <span className="digits text-faint text-xs">{sayTicketNo(ticket.no)}</span>
        {ticket.pausedAt === null || ticket.state === 'closed' ? null : <Badge tone="warn">{say('tickets.paused')}</Badge>}
        {ticket.clearedAt === null || ticket.state === 'closed' ? null : <Badge tone="good">{say('tickets.cleared')}</Badge>}
        {ticket.state === 'open' ? null : (
          <span className="ml-auto">
            <Badge tone={STATE_TONES[ticket.state]}>{say(`tickets.${ticket.state}`)}</Badge>
          </span>
        )}
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft text-xs">
        {isOnOrder ? null : (
          <span className="min-w-0 truncate font-mono">
            {ticket.orderNo} · {ticket.shop}
          </span>
        )}
        <span>{ticket.owner ?? say('tickets.nobody')}</span>
        {ticket.photos > 0 ? <span>{say('tickets.photos_n', { n: ticket.photos })}</span> : null}
        <span className="ml-auto">
          <AnswerBy ticket={ticket} view={view} />
        </span>
      </span>
    </Link>
  );
}

type Due = Pick<TicketLine, 'kind' | 'state' | 'answerBy' | 'closedAt' | 'openedAt'> & { dueAt?: number | null };

/** By when an answer was promised or a step is owed, loud once it is late; of others, since when. */
export function AnswerBy({ ticket, view }: { ticket: Due; view: PageView }) {
  const { say, language, viewer } = view;
  const { kind, answerBy, closedAt, openedAt } = ticket;
  const dueAt = closedAt === null ? (ticket.dueAt ?? answerBy) : null;
  if (dueAt === null) return <span className="digits text-faint">{formatMoment(closedAt ?? openedAt, language, viewer)}</span>;
  const time = formatMoment(dueAt, language, viewer);
  const isPromise = kind !== null && dueAt === answerBy;
  const isLate = dueAt < viewer.now;
  const key = isPromise ? (isLate ? 'tickets.late' : 'tickets.answer_by') : isLate ? 'tickets.due_late' : 'tickets.due_by';
  return <span className={isLate ? 'font-medium text-bad' : 'text-warn'}>{say(key, { time })}</span>;
}
