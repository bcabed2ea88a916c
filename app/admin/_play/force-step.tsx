import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import { LIFECYCLES, type Lifecycle } from '@/server/domain/order/lifecycle';
import { HoursField } from './hours-field';
import type { PlayPart } from './play-panel';

/** Sets the order's state by hand with reason and expiry; only states that may be set are offered. */
export function ForceStep({ play, orderId, onTaken, onFailed }: PlayPart & { orderId: string }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const [target, setTarget] = useState<Lifecycle | ''>('');
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState(24);
  const [refusal, setRefusal] = useState<string | null>(null);
  const options = useQuery(calls.force.read.queryOptions({ orderId }));
  const force = useMutation(
    calls.play.forceForward.mutationOptions({
      onSuccess: (answer) => {
        setRefusal(answer.kind === 'refused' ? sayWord(say, 'force', `no_${answer.why}`) : null);
        if (answer.kind === 'taken') {
          setTarget('');
          setReason('');
        }
        void options.refetch();
        onTaken(answer);
      },
      onError: onFailed,
    }),
  );
  const open = options.data?.kind === 'found' ? options.data.options.filter((option) => option.refusal === null) : [];
  if (options.data && open.length === 0) return <p className="text-faint text-xs">{say('force.nothing')}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (target) force.mutate({ subject: play.subject, lifecycle: target, reason, hours });
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <select
          className="field min-w-40 flex-1"
          aria-label={say('play.force_state')}
          value={target}
          onChange={(event) => setTarget(event.target.value as Lifecycle | '')}
        >
          <option value="">{say('play.force_choose')}</option>
          {open.map(({ lifecycle, needsTwo }) => (
            <option key={lifecycle} value={lifecycle}>
              {LIFECYCLES[lifecycle].name[language]}
              {needsTwo ? ` · ${say('force.two')}` : ''}
            </option>
          ))}
        </select>
        <HoursField value={hours} onChange={setHours} />
      </div>
      <div className="flex flex-wrap gap-2">
        <input
          className="field min-w-48 flex-1"
          maxLength={500}
          aria-label={say('play.force_reason')}
          placeholder={say('play.force_reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="button" disabled={!target || reason.trim().length < 2 || force.isPending}>
          {say('play.force_do')}
        </button>
      </div>
      {refusal ? (
        <p role="alert" className="text-bad text-xs">
          {refusal}
        </p>
      ) : null}
    </form>
  );
}
