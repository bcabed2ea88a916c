import { useMutation } from '@tanstack/react-query';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { PlayPart } from './play-panel';
import { StepRow } from './step-row';

/** First half hour: are the systems in step, is the number right, is the address the newest (R0-22). */
export function DiagnosePart({ play, mayAct, onTaken, onFailed }: PlayPart) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const told = { onSuccess: onTaken, onError: onFailed };
  const resync = useMutation(calls.play.resync.mutationOptions(told));
  const waybills = useMutation(calls.play.checkWaybills.mutationOptions(told));
  const address = useMutation(calls.play.checkAddress.mutationOptions(told));
  const { subject } = play;
  const steps = [
    { kind: 'resync', run: resync, word: say('play.do_resync') },
    { kind: 'check_waybills', run: waybills, word: say('play.do_check') },
    { kind: 'check_address', run: address, word: say('play.do_check') },
  ] as const;
  return (
    <ul>
      {steps.map(({ kind, run, word }) => (
        <StepRow key={kind} play={play} kind={kind} why={say(`play.why_${kind}`)}>
          {mayAct ? (
            <button type="button" className="button justify-self-start" disabled={run.isPending} onClick={() => run.mutate({ subject })}>
              {run.isPending ? say('play.working') : word}
            </button>
          ) : null}
        </StepRow>
      ))}
    </ul>
  );
}
