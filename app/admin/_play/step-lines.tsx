import type { ReactNode } from 'react';
import { Moment } from '@/app/_components/moment';
import type { PageView } from '@/app/_lib/page-view';
import type { Play } from '@/server/api/trpc/answers';
import { isOwed, isTemporary, isUnbooked } from '@/server/domain/play/play-step';
import { formatMoment } from '@/server/domain/wording/dates';
import { STEP_NAMES } from '@/server/domain/wording/play-words';
import { wordStep } from '@/server/domain/wording/word-step';

type Step = Play['steps'][number];

interface Props {
  steps: readonly Step[];
  view: Pick<PageView, 'say' | 'language' | 'viewer'>;
  /** What can be done about a step that somebody still has to come back to. */
  act?: (step: Step) => ReactNode;
}

/** Steps of a case, oldest first, each with time, name and what was written; what has to be seen to later says by when and whether it was. */
export function StepLines({ steps, view, act }: Props) {
  const { language, viewer } = view;
  return (
    <ol className="grid grid-cols-1 gap-2.5 border-line border-l-2 pl-3 empty:hidden">
      {steps.map((step) => (
        <li key={step.id} className="min-w-0">
          <p className="flex flex-wrap gap-x-2 text-faint text-xs">
            <Moment at={step.at} language={language} viewer={viewer} />
            <span>{step.actorName ?? '–'}</span>
          </p>
          <p className="break-words">
            <span className="font-medium">{STEP_NAMES[step.kind][language]}</span> {wordStep(step, language)}
          </p>
          {step.words ? <p className="whitespace-pre-wrap break-words text-soft text-xs">{step.words}</p> : null}
          <Later step={step} view={view}>
            {isOwed(step) ? act?.(step) : null}
          </Later>
        </li>
      ))}
    </ol>
  );
}

/** By when a makeshift has to be entered or an improvement to be in place, by whom, and whether it was. */
function Later({ step, view, children }: { step: Step; view: Props['view']; children: ReactNode }) {
  const { say, language, viewer } = view;
  const { until, bookedAt, kind } = step;
  if (until === null && bookedAt === null && !isOwed(step)) return null;
  const time = until === null ? '' : formatMoment(until, language, viewer);
  const isOver = until !== null && bookedAt === null && until < viewer.now;
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-xs">
      {until === null ? null : (
        <span className={isOver ? 'font-medium text-bad' : 'text-faint'}>
          {isTemporary(kind) ? say('play.until', { time }) : say('play.promised', { who: step.ownerName ?? step.actorName ?? '–', time })}
          {isOver ? ` · ${say('play.time_over')}` : ''}
        </span>
      )}
      {isUnbooked(step) ? <span className="text-warn">{say('play.unbooked')}</span> : null}
      {bookedAt === null ? null : (
        <span className="text-good">
          {say(isTemporary(kind) ? 'play.booked' : 'play.in_place', { who: step.bookedByName ?? say('common.unknown') })}
        </span>
      )}
      {children}
    </div>
  );
}
