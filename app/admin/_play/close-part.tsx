import { useMutation } from '@tanstack/react-query';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { caseMarkdown } from '@/server/domain/wording/case-markdown';
import { CHECK_NAMES } from '@/server/domain/wording/play-words';
import { ImproveForm } from './improve-form';
import type { PlayPart } from './play-panel';
import { StepRow } from './step-row';

/** The last half hour: is it over, what makes the next one rarer, and the report that wrote itself (R0-27, R0-28). */
export function ClosePart(part: PlayPart & { mayWrite: boolean }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const { play, mayWrite, onTaken, onFailed } = part;
  const verify = useMutation(calls.play.verify.mutationOptions({ onSuccess: onTaken, onError: onFailed }));
  return (
    <ul>
      <StepRow play={play} kind="verify" why={say('play.why_verify')}>
        <ul className="grid gap-1 text-sm">
          {play.checks.map(({ check, isMet }) => (
            <li key={check} className="flex items-baseline gap-2">
              <span aria-hidden="true" className={isMet ? 'text-good' : 'text-warn'}>
                {isMet ? '✓' : '○'}
              </span>
              <span>{CHECK_NAMES[check][language]}</span>
              <span className="sr-only">{say(isMet ? 'play.check_met' : 'play.check_open')}</span>
            </li>
          ))}
        </ul>
        {mayWrite ? (
          <button
            type="button"
            className="button justify-self-start"
            disabled={verify.isPending}
            onClick={() => verify.mutate({ subject: play.subject })}
          >
            {say('play.do_verify')}
          </button>
        ) : null}
      </StepRow>
      <StepRow play={play} kind="improve" why={say('play.improve_why')}>
        {mayWrite ? <ImproveForm {...part} /> : null}
      </StepRow>
      <li className="grid gap-1.5 border-line border-t py-3">
        <h3 className="font-medium">{say('play.report')}</h3>
        <p className="text-soft text-xs">{say('play.report_writes')}</p>
        <Report {...part} />
      </li>
    </ul>
  );
}

function Report({ play }: PlayPart) {
  const { say, language, viewer } = useConsoleView();
  const markdown = caseMarkdown(play.report, language, viewer.timeZone, play.closedAt === null);
  return (
    <details>
      <summary className="cursor-pointer text-brand">{say('play.report_show')}</summary>
      <pre className="mt-2 max-h-96 overflow-auto whitespace-pre-wrap break-words rounded-lg bg-sunken px-3 py-2 text-xs">{markdown}</pre>
    </details>
  );
}
