import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OnCallPage } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

interface Props {
  page: OnCallPage;
  mayEdit: boolean;
  onChanged: () => void;
}

const EMPTY = { staffId: '', from: '', until: '', note: '' };

/** Who has taken whose hours; times are read in the browser's zone, as they are shown. */
export function SwapsCard({ page, mayEdit, onChanged }: Props) {
  const { say, language, viewer } = useConsoleView();
  const calls = useTRPC();
  const [swap, setSwap] = useState(EMPTY);
  const drop = useMutation(calls.onCall.dropSwap.mutationOptions({ onSuccess: onChanged }));
  const enter = useMutation(
    calls.onCall.enterSwap.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind !== 'saved') return;
        setSwap(EMPTY);
        onChanged();
      },
    }),
  );
  const moment = (at: number) => formatMoment(at, language, viewer);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ staffId: swap.staffId, fromAt: Date.parse(swap.from), untilAt: Date.parse(swap.until), note: swap.note });
  };
  const problem = enter.isError || drop.isError ? say('alerts.failed') : enter.data?.kind === 'refused' ? say('on_call.times') : '';
  return (
    <Card title={say('on_call.swaps')}>
      {page.swaps.length === 0 ? <p className="text-faint">{say('on_call.swaps_none')}</p> : null}
      <ul className="grid gap-2">
        {page.swaps.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{page.people.find(({ id }) => id === one.staffId)?.name ?? say('common.unknown')}</span>
            <span className="text-soft">
              {moment(one.fromAt)} – {moment(one.untilAt)}
            </span>
            {one.note ? <span className="min-w-0 break-words text-soft text-xs">{one.note}</span> : null}
            {mayEdit ? (
              <SureButton small disabled={drop.isPending} onSure={() => drop.mutate({ id: one.id })}>
                {say('on_call.drop')}
              </SureButton>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <form onSubmit={submit} className="mt-3 grid gap-2 border-line border-t pt-3">
          <select
            className="field"
            required
            aria-label={say('duty.who')}
            value={swap.staffId}
            onChange={(event) => setSwap({ ...swap, staffId: event.target.value })}
          >
            <option value="">{say('duty.who')}</option>
            {page.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <label className="grid gap-1">
            <span className="text-soft text-xs">{say('duty.from')}</span>
            <input
              type="datetime-local"
              required
              className="field"
              value={swap.from}
              onChange={(event) => setSwap({ ...swap, from: event.target.value })}
            />
          </label>
          <label className="grid gap-1">
            <span className="text-soft text-xs">{say('on_call.until')}</span>
            <input
              type="datetime-local"
              required
              min={swap.from}
              className="field"
              value={swap.until}
              onChange={(event) => setSwap({ ...swap, until: event.target.value })}
            />
          </label>
          <input
            className="field"
            maxLength={300}
            aria-label={say('duty.note')}
            placeholder={say('duty.note')}
            value={swap.note}
            onChange={(event) => setSwap({ ...swap, note: event.target.value })}
          />
          <button type="submit" className="button" disabled={enter.isPending}>
            {say(enter.isPending ? 'common.saving' : 'on_call.enter')}
          </button>
          <p role="status" className={problem ? 'text-bad text-xs' : 'sr-only'}>
            {problem}
          </p>
        </form>
      ) : null}
    </Card>
  );
}
