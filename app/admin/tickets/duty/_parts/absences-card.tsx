import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { DutyPage } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

interface Props {
  page: DutyPage;
  mayEdit: boolean;
  onChanged: () => void;
}

/** Who is not there and until when; their tickets go to others meanwhile. */
export function AbsencesCard({ page, mayEdit, onChanged }: Props) {
  const { say, language, viewer } = useConsoleView();
  const trpc = useTRPC();
  const end = useMutation(trpc.duty.endAbsence.mutationOptions({ onSuccess: onChanged }));
  const moment = (at: number) => formatMoment(at, language, viewer);
  return (
    <Card title={say('duty.absences')}>
      {page.absences.length === 0 ? <p className="text-faint">{say('duty.absences_none')}</p> : null}
      <ul className="grid gap-2">
        {page.absences.map((absence) => (
          <li key={absence.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{page.people.find(({ id }) => id === absence.staffId)?.name ?? say('common.unknown')}</span>
            <span className="text-soft">
              {moment(absence.fromAt)} – {absence.untilAt === null ? say('duty.until_back') : moment(absence.untilAt)}
            </span>
            {absence.note ? <span className="min-w-0 break-words text-soft text-xs">{absence.note}</span> : null}
            {mayEdit ? (
              <span className="ml-auto">
                <SureButton small disabled={end.isPending} onSure={() => end.mutate({ id: absence.id })}>
                  {say('duty.end_absence')}
                </SureButton>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? <AbsenceForm page={page} onChanged={onChanged} /> : null}
    </Card>
  );
}

/** Times are read in the browser's zone, as they are shown. */
function AbsenceForm({ page, onChanged }: { page: DutyPage; onChanged: () => void }) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const [staffId, setStaff] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const enter = useMutation(
    trpc.duty.enterAbsence.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind !== 'saved') return;
        setStaff('');
        setFrom('');
        setUntil('');
        setNote('');
        onChanged();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ staffId, fromAt: Date.parse(from), untilAt: until ? Date.parse(until) : null, note });
  };
  return (
    <form
      onSubmit={submit}
      className="mt-3 grid gap-2 border-line border-t pt-3 sm:grid-cols-2 xl:grid-cols-[minmax(0,10rem)_minmax(0,14rem)_minmax(0,14rem)_minmax(0,1fr)_auto]"
    >
      <select
        className="field self-end"
        required
        aria-label={say('duty.who')}
        value={staffId}
        onChange={(event) => setStaff(event.target.value)}
      >
        <option value="">{say('duty.who')}</option>
        {page.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <label className="grid min-w-0 gap-1">
        <span className="text-soft text-xs">{say('duty.from')}</span>
        <input type="datetime-local" required className="field w-full" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label className="grid min-w-0 gap-1">
        <span className="text-soft text-xs">{say('duty.until')}</span>
        <input type="datetime-local" min={from} className="field w-full" value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <input
        className="field self-end"
        maxLength={300}
        aria-label={say('duty.note')}
        placeholder={say('duty.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <button type="submit" className="button self-end" disabled={!staffId || !from || enter.isPending}>
        {say(enter.isPending ? 'common.saving' : 'duty.enter_absence')}
      </button>
      <p role="status" className={enter.isError || enter.data?.kind === 'refused' ? 'text-bad text-xs' : 'sr-only'}>
        {enter.isError ? say('tickets.failed') : enter.data?.kind === 'refused' ? say('duty_refused.times') : ''}
      </p>
    </form>
  );
}
