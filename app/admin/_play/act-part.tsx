import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { ForceStep } from './force-step';
import { GroupMessage } from './group-message';
import { HoursField } from './hours-field';
import type { PlayPart } from './play-panel';
import { StepRow } from './step-row';
import { WaybillStep } from './waybill-step';

/** Up to two and a half hours: the group knows, and what cannot wait is done by hand for now (R0-25). */
export function ActPart(part: PlayPart) {
  const { say } = useConsoleView();
  const { play, mayAct } = part;
  return (
    <ul>
      <StepRow play={play} kind="tell_group" why={say('play.message_hint')}>
        <GroupMessage {...part} />
      </StepRow>
      <StepRow play={play} kind="import_waybills" why={say('play.waybills')}>
        {mayAct ? <WaybillStep {...part} /> : null}
      </StepRow>
      <StepRow play={play} kind="release_stock" why={say('play.release_why')}>
        {mayAct ? <ReleaseStep {...part} /> : null}
      </StepRow>
      {play.order ? (
        <StepRow play={play} kind="force_forward">
          {mayAct ? <ForceStep orderId={play.order.id} {...part} /> : null}
        </StepRow>
      ) : null}
    </ul>
  );
}

function ReleaseStep({ play, onTaken, onFailed }: PlayPart) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [words, setWords] = useState('');
  const [hours, setHours] = useState(4);
  const release = useMutation(calls.play.releaseStock.mutationOptions({ onSuccess: onTaken, onError: onFailed }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    release.mutate({ subject: play.subject, words, hours }, { onSuccess: ({ kind }) => kind === 'taken' && setWords('') });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <input
        className="field min-w-48 flex-1"
        required
        minLength={2}
        maxLength={2_000}
        aria-label={say('play.release')}
        placeholder={say('play.release')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <HoursField value={hours} onChange={setHours} />
      <button type="submit" className="button" disabled={words.trim().length < 2 || release.isPending}>
        {say('play.release_do')}
      </button>
    </form>
  );
}
