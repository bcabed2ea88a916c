import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OnCallPage } from '@/server/api/trpc/answers';

/** A Sunday, to take the names of weekdays from. */
const SUNDAY = Date.UTC(2026, 0, 4, 12);
const DAY_MS = 86_400_000;
const twoDigits = (n: number) => String(n).padStart(2, '0');

/** Who is on call after whom, from which hour of which day. */
export function RotaForm({ page, onSaved }: { page: OnCallPage; onSaved: () => void }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const [rota, setRota] = useState(page.rota);
  const save = useMutation(calls.onCall.saveRota.mutationOptions({ onSuccess: onSaved }));
  const nameOf = (id: string) => page.people.find((one) => one.id === id)?.name ?? say('common.unknown');
  const setPeople = (people: string[]) => setRota({ ...rota, people });
  const weekdayName = (day: number) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(SUNDAY + day * DAY_MS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(rota);
  };
  return (
    <Card title={say('on_call.rota')}>
      <form onSubmit={submit} className="grid grid-cols-2 gap-3">
        <fieldset className="col-span-2 grid gap-1">
          <legend className="mb-1 text-soft text-xs">{say('on_call.people')}</legend>
          <ol className="grid gap-1">
            {rota.people.map((id, i) => (
              <li key={id} className="flex items-center gap-2 rounded-lg bg-sunken px-2 py-1">
                <span className="min-w-0 flex-1 truncate">
                  {i + 1}. {nameOf(id)}
                </span>
                <button
                  type="button"
                  className="button"
                  disabled={i === 0}
                  aria-label={say('on_call.up', { who: nameOf(id) })}
                  onClick={() => setPeople(rota.people.flatMap((one, n) => (n === i - 1 ? [id, one] : n === i ? [] : [one])))}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="button"
                  aria-label={say('on_call.remove', { who: nameOf(id) })}
                  onClick={() => setPeople(rota.people.filter((one) => one !== id))}
                >
                  ×
                </button>
              </li>
            ))}
          </ol>
          <select
            className="field"
            aria-label={say('on_call.add')}
            value=""
            onChange={(event) => setPeople([...rota.people, event.target.value])}
          >
            <option value="">{say('on_call.add')}</option>
            {page.people
              .filter(({ id }) => !rota.people.includes(id))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </fieldset>
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('on_call.turn')}</span>
          <select
            className="field"
            value={rota.turn}
            onChange={(event) => setRota({ ...rota, turn: event.target.value === 'day' ? 'day' : 'week' })}
          >
            <option value="week">{say('on_call.turn_week')}</option>
            <option value="day">{say('on_call.turn_day')}</option>
          </select>
        </label>
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('on_call.weekday')}</span>
          <select
            className="field"
            value={rota.weekday}
            disabled={rota.turn === 'day'}
            onChange={(event) => setRota({ ...rota, weekday: Number(event.target.value) })}
          >
            {[1, 2, 3, 4, 5, 6, 0].map((day) => (
              <option key={day} value={day}>
                {weekdayName(day)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('on_call.time')}</span>
          <input
            type="time"
            className="field"
            required
            value={`${twoDigits(Math.floor(rota.handOverMin / 60))}:${twoDigits(rota.handOverMin % 60)}`}
            onChange={(event) => {
              const [hours, minutes] = event.target.value.split(':').map(Number);
              if (hours !== undefined && minutes !== undefined) setRota({ ...rota, handOverMin: hours * 60 + minutes });
            }}
          />
        </label>
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('on_call.starts')}</span>
          <input
            type="date"
            className="field"
            required
            value={rota.startsOn}
            onChange={(event) => setRota({ ...rota, startsOn: event.target.value })}
          />
        </label>
        <label className="col-span-2 grid gap-1">
          <span className="text-soft text-xs">{say('on_call.zone')}</span>
          <input
            className="field"
            required
            maxLength={64}
            value={rota.timeZone}
            onChange={(event) => setRota({ ...rota, timeZone: event.target.value })}
          />
        </label>
        <button type="submit" className="button button-main col-span-2" disabled={save.isPending}>
          {say(save.isPending ? 'common.saving' : 'common.save')}
        </button>
        <p role="status" className={save.isError ? 'col-span-2 text-bad text-xs' : 'sr-only'}>
          {save.isError ? say('alerts.failed') : save.isSuccess ? say('common.saved') : ''}
        </p>
      </form>
    </Card>
  );
}
