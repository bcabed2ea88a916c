'use client';

import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { CalendarPage } from '@/server/api/trpc/answers';
import type { CalendarDraft } from './draft';
import { Labelled } from './labelled';

/** Monday first, as a week is read in China and in most of the world. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];

interface Props {
  draft: CalendarDraft;
  rules: CalendarPage['rules'];
  /** Kinds of parties of which one works by it. */
  parties: string[];
  mayEdit: boolean;
  onChange: (draft: CalendarDraft) => void;
  /** Left out where something counts by the calendar. */
  onRemove?: () => void;
}

/** One calendar: its shifts by weekday, and folded away where it is and which days differ. */
export function CalendarFields({ draft, rules, parties, mayEdit, onChange, onRemove }: Props) {
  const { say, language } = useConsoleView();
  const set = (change: Partial<CalendarDraft>) => onChange({ ...draft, ...change });
  const users = rules
    .filter((rule) => rule.calendar === draft.code || (rule.calendar === 'party' && parties.includes(rule.party)))
    .map((rule) => rule.name[language]);
  return (
    <fieldset className="min-w-0 rounded-lg border border-line p-3">
      <legend className="px-1 font-medium">
        {(language === 'en' ? draft.en : draft.zh) || draft.code}{' '}
        <span className="font-mono font-normal text-faint text-xs">{draft.code}</span>
      </legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        <Labelled label={say('calendars.name_zh')} value={draft.zh} readOnly={!mayEdit} onChange={(zh) => set({ zh })} />
        <Labelled label={say('calendars.name_en')} value={draft.en} readOnly={!mayEdit} onChange={(en) => set({ en })} />
      </div>
      <div className="mt-2 grid grid-cols-1 gap-1.5 sm:grid-cols-2">
        {WEEKDAYS.map((weekday) => (
          <label key={weekday} className="flex items-center gap-2">
            <span className="w-10 shrink-0 text-soft text-xs">{sayWord(say, 'calendars', `weekday_${weekday}`)}</span>
            <input
              className="field digits min-h-8 w-full min-w-0 py-0.5"
              value={draft.shifts[weekday] ?? ''}
              readOnly={!mayEdit}
              onChange={(event) => set({ shifts: draft.shifts.map((one, at) => (at === weekday ? event.target.value : one)) })}
            />
          </label>
        ))}
      </div>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer text-brand text-xs">{say('calendars.more')}</summary>
        <div className="mt-2 grid grid-cols-1 gap-2 sm:grid-cols-2">
          <Labelled label={say('calendars.country')} value={draft.country} readOnly={!mayEdit} onChange={(country) => set({ country })} />
          <Labelled label={say('calendars.zone')} value={draft.timeZone} readOnly={!mayEdit} onChange={(timeZone) => set({ timeZone })} />
          <Labelled
            label={say('calendars.closed')}
            value={draft.closed}
            lines={3}
            readOnly={!mayEdit}
            hint={say('calendars.days_hint')}
            onChange={(closed) => set({ closed })}
          />
          <Labelled
            label={say('calendars.worked')}
            value={draft.worked}
            lines={3}
            readOnly={!mayEdit}
            onChange={(worked) => set({ worked })}
          />
        </div>
      </details>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2 text-faint text-xs">
        <span>
          {users.length === 0
            ? say('calendars.used_by_none')
            : say('calendars.used_by', { n: users.length, names: users.join(language === 'en' ? ', ' : '、') })}
        </span>
        {mayEdit && onRemove && users.length === 0 ? (
          <SureButton small onSure={onRemove}>
            {say('calendars.remove')}
          </SureButton>
        ) : null}
      </div>
    </fieldset>
  );
}
