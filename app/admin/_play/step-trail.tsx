import { useMutation } from '@tanstack/react-query';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { PlayPart } from './play-panel';
import { StepLines } from './step-lines';

/** Every step that was taken; makeshifts are marked as entered here, improvements as in place (R0-26, R0-28). */
export function StepTrail({ play, mayBook, onTaken, onFailed }: PlayPart & { mayBook: boolean }) {
  const view = useConsoleView();
  const { say } = view;
  const calls = useTRPC();
  const book = useMutation(calls.play.book.mutationOptions({ onSuccess: onTaken, onError: onFailed }));
  return (
    <Card title={say('play.trail')} aside={play.steps.length || null}>
      {play.steps.length === 0 ? <p className="text-faint">{say('play.trail_none')}</p> : null}
      <StepLines
        steps={play.steps}
        view={view}
        act={({ id, kind }) =>
          mayBook ? (
            <button
              type="button"
              className="button min-h-0 px-2 py-0.5 text-xs"
              disabled={book.isPending}
              onClick={() => book.mutate({ subject: play.subject, id })}
            >
              {say(kind === 'improve' ? 'play.improve_done' : 'play.book')}
            </button>
          ) : null
        }
      />
    </Card>
  );
}
