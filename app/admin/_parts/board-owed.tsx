import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { OwedStep } from '@/server/api/trpc/answers';
import { splitSubject } from '@/server/domain/play/case-subject';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { formatMoment } from '@/server/domain/wording/dates';
import { STEP_NAMES } from '@/server/domain/wording/play-words';
import { OwedDone } from './owed-done';

/** Improvements that were promised and makeshifts that were not entered (R0-26, R0-28), those overdue first; nothing where nothing is owed. */
export function BoardOwed({ steps, view }: { steps: OwedStep[]; view: PageView }) {
  const { say, language, viewer } = view;
  if (steps.length === 0) return null;
  const over = steps.filter(({ until }) => until !== null && until < viewer.now).length;
  return (
    <Card title={say('board.owed')} aside={over > 0 ? say('board.owed_over', { n: over }) : steps.length}>
      <ul className="grid grid-cols-1 gap-2">
        {steps.map((step) => {
          const { kind, id } = splitSubject(step.subject);
          const of = step.ticketNo === null ? say('board.owed_incident') : say('board.owed_ticket', { no: sayTicketNo(step.ticketNo) });
          const name = `${STEP_NAMES[step.kind][language]} · ${of}`;
          const isOver = step.until !== null && step.until < viewer.now;
          return (
            <li key={step.id} className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 text-xs">
              <div className="min-w-0">
                <Link href={`/admin/${kind}s/${id}`} className="font-medium text-[0.8125rem] hover:text-brand">
                  {name}
                </Link>
                {step.words ? <span className="line-clamp-2 break-words text-soft">{step.words}</span> : null}
                <span className={isOver ? 'font-medium text-bad' : 'text-faint'}>
                  {say(isOver ? 'board.owed_since' : 'board.owed_by', {
                    who: step.ownerName ?? step.actorName ?? '–',
                    time: formatMoment(step.until ?? step.at, language, viewer),
                  })}
                </span>
              </div>
              <OwedDone step={step} name={step.words ?? name} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
