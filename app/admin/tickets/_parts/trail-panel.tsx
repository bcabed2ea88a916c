import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { TicketPage } from '@/server/api/trpc/answers';
import { reasonForStaff } from '@/server/domain/wording/reasons';

type Step = TicketPage['trail'][number];

/** Everything that happened to the ticket, newest first: who had it, what was done, which clock ran out. */
export function TrailPanel({ page }: { page: TicketPage }) {
  const { say, language, viewer } = useConsoleView();
  const { trail, people } = page;
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? say('tickets.somebody');
  return (
    <Card title={say('tickets.trail')} aside={trail.length || null}>
      {trail.length === 0 ? <p className="text-faint">{say('tickets.trail_none')}</p> : null}
      <ol className="grid max-h-96 gap-2 overflow-y-auto border-line border-l-2 pl-3">
        {trail.toReversed().map((step) => (
          <li key={step.id}>
            <span className="block text-faint text-xs">
              <Moment at={step.at} language={language} viewer={viewer} />
            </span>
            {whoOf(step)} {sayWord(say, 'ticket_event', step.kind)} {whomOf(step)}
            {moreOf(step) ? <span className="text-soft"> · {moreOf(step)}</span> : null}
          </li>
        ))}
      </ol>
    </Card>
  );

  function whoOf({ actor, actorName }: Step): string {
    if (actor === 'system') return say('tickets.by_itself');
    return actor === 'customer' ? say('tickets.customer') : (actorName ?? say('tickets.somebody'));
  }

  function whomOf({ detail: { to } }: Step): string {
    return to === undefined ? '' : typeof to === 'string' ? nameOf(to) : say('tickets.nobody');
  }

  function moreOf({ kind: event, detail }: Step): string {
    const { cause, reason, clock, how, kind, priority } = detail;
    const words = [
      typeof clock === 'string' ? sayWord(say, 'ticket_clock', clock) : '',
      typeof how === 'string' ? sayWord(say, 'confirmed_by', how) : '',
      typeof cause === 'string' ? reasonForStaff(cause, language) : '',
      typeof reason === 'string' ? (reason.includes('.') ? reasonForStaff(reason, language) : sayWord(say, 'pause', reason)) : '',
      typeof kind === 'string' ? kind : '',
      typeof priority === 'string' && event !== 'joined' ? priority : '',
    ];
    return words.filter(Boolean).join(' · ');
  }
}
