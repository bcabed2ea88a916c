import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import { CLOSING_CAUSES } from '@/server/domain/ticket/closing-cause';
import { reasonOf } from '@/server/domain/wording/reasons';
import { IncidentAxis } from './incident-axis';
import { InterfaceCalls } from './interface-calls';
import { LookForm } from './look-form';
import { OperationLog } from './operation-log';
import type { PlayPart } from './play-panel';
import { StepRow } from './step-row';
import { SystemAxis } from './system-axis';

const partyOf = (cause: string) => cause.slice(0, cause.indexOf('.'));
const BY_PARTY = [...new Set(CLOSING_CAUSES.map(partyOf))].map((party) => ({
  party,
  causes: CLOSING_CAUSES.filter((cause) => partyOf(cause) === party),
}));

/** Up to an hour and a half: where the chain is broken, by the systems' times, the calls of their interfaces, who changed what (R0-23). */
export function CausePart(part: PlayPart) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const { play } = part;
  const query = useQuery(calls.play.evidence.queryOptions({ subject: play.subject }));
  const evidence = query.data?.kind === 'found' ? query.data : null;
  if (!evidence) return <p className="text-faint">{say(query.isError ? 'play.failed' : 'play.working')}</p>;
  return (
    <ul>
      <StepRow play={play} kind="find_break">
        {evidence.axis ? <SystemAxis axis={evidence.axis} readAt={evidence.readAt} /> : null}
        {evidence.shared ? <IncidentAxis axis={evidence.shared} /> : null}
        <LookForm look="find_break" {...part} />
      </StepRow>
      <StepRow play={play} kind="read_calls">
        <InterfaceCalls evidence={evidence} />
        <LookForm look="read_calls" {...part} />
      </StepRow>
      <StepRow play={play} kind="read_log">
        <OperationLog evidence={evidence} />
        <LookForm look="read_log" {...part} />
      </StepRow>
      <StepRow play={play} kind="name_cause">
        {part.mayAct ? <CauseForm {...part} /> : null}
      </StepRow>
    </ul>
  );
}

function CauseForm({ play, onTaken, onFailed }: PlayPart) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const [cause, setCause] = useState('');
  const name = useMutation(calls.play.nameCause.mutationOptions({ onSuccess: onTaken, onError: onFailed }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    name.mutate({ subject: play.subject, cause });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap gap-2">
      <select
        className="field min-w-0 flex-1"
        required
        aria-label={say('tickets.cause')}
        value={cause}
        onChange={(event) => setCause(event.target.value)}
      >
        <option value="">{say('tickets.cause_choose')}</option>
        {BY_PARTY.map(({ party, causes }) => (
          <optgroup key={party} label={sayWord(say, 'party', party)}>
            {causes.map((one) => (
              <option key={one} value={one}>
                {reasonOf(one).name[language]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <button type="submit" className="button" disabled={!cause || name.isPending}>
        {say('play.cause_name')}
      </button>
    </form>
  );
}
