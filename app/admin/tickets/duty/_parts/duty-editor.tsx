import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { sayCalendar } from '@/app/_lib/say-calendar';
import { useTRPC } from '@/app/_lib/trpc';
import type { DutyPage } from '@/server/api/trpc/answers';

interface Props {
  person: DutyPage['people'][number];
  page: DutyPage;
  onSaved: () => void;
}

/** When somebody works, what they know, how much they take, whom their cases go to when they stay silent. */
export function DutyEditor({ person, page, onSaved }: Props) {
  const { say, language } = useConsoleView();
  const trpc = useTRPC();
  const [calendar, setCalendar] = useState(person.calendar);
  const [skills, setSkills] = useState(person.skills.join(', '));
  const [mostOpen, setMostOpen] = useState(person.mostOpen === null ? '' : String(person.mostOpen));
  const [superiorId, setSuperior] = useState(person.superiorId ?? '');
  const [manages, setManages] = useState(person.manages);
  const set = useMutation(trpc.duty.set.mutationOptions({ onSuccess: (answer) => (answer.kind === 'saved' ? onSaved() : undefined) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const known = skills.split(/[,，、\n]/).flatMap((skill) => skill.trim() || []);
    set.mutate({
      staffId: person.id,
      duty: {
        calendar,
        skills: [...new Set(known)],
        mostOpen: mostOpen ? Number(mostOpen) : null,
        superiorId: superiorId || null,
        manages,
      },
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-3 border-line border-t bg-sunken px-4 py-3 sm:grid-cols-2 xl:grid-cols-4">
      <label className="grid content-start gap-1">
        <span className="text-soft text-xs">{say('duty.calendar')}</span>
        <select className="field w-full" value={calendar} onChange={(event) => setCalendar(event.target.value)}>
          {page.calendars.map((one) => (
            <option key={one} value={one}>
              {sayCalendar(one, page.calendarNames, say, language)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid content-start gap-1">
        <span className="text-soft text-xs">{say('duty.skills')}</span>
        <input className="field w-full" maxLength={400} value={skills} onChange={(event) => setSkills(event.target.value)} />
      </label>
      <label className="grid content-start gap-1">
        <span className="text-soft text-xs">{say('duty.most')}</span>
        <input
          type="number"
          min={1}
          max={10_000}
          className="field digits w-full"
          value={mostOpen}
          onChange={(event) => setMostOpen(event.target.value)}
        />
      </label>
      <label className="grid content-start gap-1">
        <span className="text-soft text-xs">{say('duty.superior')}</span>
        <select className="field w-full" value={superiorId} onChange={(event) => setSuperior(event.target.value)}>
          <option value="">{say('duty.superior_by_role')}</option>
          {page.people
            .filter(({ id }) => id !== person.id)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <label className="flex items-center gap-2 sm:col-span-2">
        <input type="checkbox" checked={manages} onChange={(event) => setManages(event.target.checked)} />
        {say('duty.manages_why')}
      </label>
      <span className="flex flex-wrap items-center justify-end gap-2 sm:col-span-2">
        <span role="status" className="text-bad text-xs">
          {set.isError || set.data?.kind === 'missing' ? say('tickets.failed') : ''}
          {set.data?.kind === 'refused' ? sayWord(say, 'duty_refused', set.data.why) : ''}
        </span>
        <button type="submit" className="button button-main" disabled={set.isPending}>
          {say(set.isPending ? 'common.saving' : 'common.save')}
        </button>
      </span>
    </form>
  );
}
