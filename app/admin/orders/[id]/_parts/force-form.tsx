'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { ForcedSet } from '@/server/api/trpc/answers';
import { LIFECYCLES, type Lifecycle } from '@/server/domain/order/lifecycle';

const HOURS = [4, 24, 72, 168];
const DAY_H = 24;

interface Props {
  orderId: string;
  options: ForcedSet['options'];
  onDone: (words: string | null) => void;
}

/** Which state, why and for how long; only states that may be set are offered, those for two persons apart. */
export function ForceForm({ orderId, options, onDone }: Props) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const id = useId();
  const [target, setTarget] = useState('');
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState(DAY_H);
  const [trouble, setTrouble] = useState<string | null>(null);
  const set = useMutation(
    trpc.force.set.mutationOptions({
      onError: (error) => setTrouble(error.message),
      onSuccess: (answer) => {
        if (answer.kind === 'refused' || answer.kind === 'missing') {
          setTrouble(sayWord(say, 'force', `no_${answer.kind === 'refused' ? answer.why : 'missing'}`));
          return;
        }
        setTrouble(null);
        setTarget('');
        setReason('');
        onDone(say(`force.done_${answer.kind}`));
        router.refresh();
      },
    }),
  );
  const open = options.filter((option) => option.refusal === null);
  const chosen = open.find((option) => option.lifecycle === target);
  if (open.length === 0) return <p className="text-faint">{say('force.nothing')}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(null);
    if (chosen) set.mutate({ orderId, lifecycle: chosen.lifecycle, reason, hours });
  };
  const choices = (needsTwo: boolean) =>
    open
      .filter((option) => option.needsTwo === needsTwo)
      .map((option) => (
        <option key={option.lifecycle} value={option.lifecycle}>
          {LIFECYCLES[option.lifecycle as Lifecycle].name[language]}
        </option>
      ));
  const [alone, two] = [choices(false), choices(true)];
  return (
    <form onSubmit={submit} className="grid gap-2">
      <p className="text-soft text-xs">{say('force.intro')}</p>
      <div className="flex flex-wrap gap-2">
        <label className="grid min-w-40 flex-1 gap-0.5 text-faint text-xs" htmlFor={`${id}-target`}>
          {say('force.target')}
          <select id={`${id}-target`} className="field w-full text-ink" value={target} onChange={(event) => setTarget(event.target.value)}>
            <option value="">{say('force.choose')}</option>
            {alone.length > 0 ? <optgroup label={say('force.alone')}>{alone}</optgroup> : null}
            {two.length > 0 ? <optgroup label={say('force.two')}>{two}</optgroup> : null}
          </select>
        </label>
        <label className="grid gap-0.5 text-faint text-xs" htmlFor={`${id}-hours`}>
          {say('force.hours')}
          <select id={`${id}-hours`} className="field text-ink" value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {HOURS.map((n) => (
              <option key={n} value={n}>
                {n > DAY_H ? say('force.days_n', { n: n / DAY_H }) : say('force.hours_n', { n })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {chosen ? (
        <>
          <textarea
            className="field w-full"
            rows={2}
            maxLength={500}
            required
            aria-label={say('force.reason')}
            placeholder={say('force.reason_write')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <button type="submit" className="button button-main justify-self-end" disabled={set.isPending || reason.trim().length < 2}>
            {say(set.isPending ? 'common.saving' : chosen.needsTwo ? 'force.propose' : 'force.go')}
          </button>
        </>
      ) : null}
      {trouble ? (
        <p role="alert" className="text-bad text-xs">
          {trouble}
        </p>
      ) : null}
    </form>
  );
}
