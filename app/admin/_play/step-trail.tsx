import { useMutation } from '@tanstack/react-query';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { isUnbooked } from '@/server/domain/play/play-step';
import { formatMoment } from '@/server/domain/wording/dates';
import { STEP_NAMES } from '@/server/domain/wording/play-words';
import { wordStep } from '@/server/domain/wording/word-step';
import type { PlayPart } from './play-panel';

/** Every step that was taken, oldest first, with time and name; makeshifts say whether they were entered where they belong (R0-26). */
export function StepTrail({ play, mayBook, onTaken, onFailed }: PlayPart & { mayBook: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const calls = useTRPC();
  const book = useMutation(calls.play.book.mutationOptions({ onSuccess: onTaken, onError: onFailed }));
  return (
    <Card title={say('play.trail')} aside={play.steps.length || null}>
      {play.steps.length === 0 ? <p className="text-faint">{say('play.trail_none')}</p> : null}
      <ol className="grid gap-2.5 border-line border-l-2 pl-3 empty:hidden">
        {play.steps.map((step) => (
          <li key={step.id} className="min-w-0">
            <p className="flex flex-wrap gap-x-2 text-faint text-xs">
              <Moment at={step.at} language={language} viewer={viewer} />
              <span>{step.actorName ?? '–'}</span>
            </p>
            <p className="break-words">
              <span className="font-medium">{STEP_NAMES[step.kind][language]}</span> {wordStep(step, language)}
            </p>
            {step.words ? <p className="whitespace-pre-wrap break-words text-soft text-xs">{step.words}</p> : null}
            {step.until === null && step.bookedAt === null && !isUnbooked(step) ? null : (
              <p className="flex flex-wrap items-center gap-x-2 text-xs">
                {step.until === null ? null : (
                  <span className="text-faint">{say('play.until', { time: formatMoment(step.until, language, viewer) })}</span>
                )}
                {isUnbooked(step) ? <span className="text-warn">{say('play.unbooked')}</span> : null}
                {step.bookedAt === null ? null : (
                  <span className="text-good">{say('play.booked', { who: step.bookedByName ?? say('common.unknown') })}</span>
                )}
                {isUnbooked(step) && mayBook ? (
                  <button
                    type="button"
                    className="button min-h-0 px-2 py-0.5 text-xs"
                    disabled={book.isPending}
                    onClick={() => book.mutate({ subject: play.subject, id: step.id })}
                  >
                    {say('play.book')}
                  </button>
                ) : null}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
