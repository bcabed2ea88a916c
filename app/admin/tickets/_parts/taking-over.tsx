import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { TicketPage } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

type Step = TicketPage['trail'][number];

/** How a ticket comes to somebody without a word of who had it. */
const UNASKED: ReadonlySet<Step['kind']> = new Set(['shift_ended', 'reassigned', 'handed_on', 'escalated']);

/** What whoever was given a ticket by itself has to know: who had it, what was done and said last, what is owed next. */
export function TakingOver({ page }: { page: TicketPage }) {
  const { say, language, viewer } = useConsoleView();
  const { trail, messages, clocks, people, ticket } = page;
  const given = trail.findLast(({ detail }) => detail.to !== undefined);
  if (!given || !UNASKED.has(given.kind) || ticket.state === 'closed') return null;
  const moment = (at: number) => formatMoment(at, language, viewer);
  const nameOf = (id: unknown) => people.find((one) => one.id === id)?.name ?? say('tickets.somebody');
  const step = trail.findLast(({ actor, at }) => actor.startsWith('staff:') && at <= given.at);
  const told = messages.findLast(({ kind }) => kind === 'reply');
  const noted = messages.findLast(({ kind }) => kind === 'note' || kind === 'handover');
  const due = clocks
    .filter(({ dueAt, endedAt, clock }) => dueAt !== null && endedAt === null && clock !== 'silence')
    .map(({ dueAt }) => dueAt!);
  const lines = [
    say('tickets.over_given', { time: moment(given.at), from: nameOf(given.detail.from), why: sayWord(say, 'given_why', given.kind) }),
    step
      ? say('tickets.over_step', {
          time: moment(step.at),
          what: [
            step.actorName ?? say('tickets.somebody'),
            sayWord(say, 'ticket_event', step.kind),
            typeof step.detail.to === 'string' ? nameOf(step.detail.to) : '',
          ].join(' '),
        })
      : say('tickets.over_step_none'),
    ...(told ? [say('tickets.over_told', { words: told.body })] : []),
    ...(noted ? [say('tickets.over_noted', { words: noted.body })] : []),
    ...(due.length > 0 ? [say('tickets.over_due', { time: moment(Math.min(...due)) })] : []),
  ];
  return (
    <Card title={say('tickets.over')}>
      <ul className="grid gap-1">
        {lines.map((line) => (
          <li key={line} className="line-clamp-3 break-words">
            {line}
          </li>
        ))}
      </ul>
    </Card>
  );
}
