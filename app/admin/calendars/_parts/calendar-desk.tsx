'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { type Say, sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { CalendarPage, CalendarsSaved } from '@/server/api/trpc/answers';
import { CalendarsCard } from './calendars-card';
import { draftOf, settingsOf, type Unreadable } from './draft';
import { HolidaysCard } from './holidays-card';
import { PartiesCard } from './parties-card';

/** Calendars, parties and holidays in one draft, put in force together. */
export function CalendarDesk({ page, mayEdit }: { page: CalendarPage; mayEdit: boolean }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [draft, setDraft] = useState(() => draftOf(page.settings));
  const [note, setNote] = useState('');
  const [unreadable, setUnreadable] = useState<Unreadable[]>([]);
  const save = useMutation(
    trpc.calendar.save.mutationOptions({ onSuccess: (answer) => (answer.kind === 'saved' ? router.refresh() : undefined) }),
  );
  const isTouched = JSON.stringify(draft) !== JSON.stringify(draftOf(page.settings));
  const put = () => {
    const read = settingsOf(draft);
    setUnreadable(read.kind === 'unreadable' ? read.fields : []);
    if (read.kind === 'read') save.mutate({ base: page.version, settings: read.settings, note });
  };
  const faults = [
    ...unreadable.map((field) => say('calendars.unreadable', { ...field })),
    ...(save.error ? [save.error.message] : []),
    ...(save.data ? faultsOf(save.data, say) : []),
  ];
  return (
    <>
      <CalendarsCard draft={draft} rules={page.rules} mayEdit={mayEdit} onChange={(calendars) => setDraft({ ...draft, calendars })} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <PartiesCard
          parties={draft.parties}
          calendars={draft.calendars}
          mayEdit={mayEdit}
          onChange={(parties) => setDraft({ ...draft, parties })}
        />
        <HolidaysCard years={draft.years} page={page} mayEdit={mayEdit} onChange={(years) => setDraft({ ...draft, years })} />
      </div>
      {mayEdit && isTouched ? (
        // the corner at the right is left to the alerts that wait there, or they would cover the button
        <div className="sticky bottom-0 z-10 rounded-xl border border-line bg-card p-3 pr-28 shadow-lg">
          {faults.length > 0 ? (
            <ul role="alert" className="mb-2 grid gap-0.5 text-bad text-xs">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          ) : null}
          <div className="flex flex-wrap items-center gap-2">
            <input
              className="field min-h-8 min-w-40 flex-1 py-0.5"
              aria-label={say('calendars.note')}
              placeholder={say('calendars.note')}
              maxLength={300}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <button type="button" className="button min-h-8" onClick={() => setDraft(draftOf(page.settings))}>
              {say('calendars.discard')}
            </button>
            <button type="button" className="button button-main min-h-8" disabled={save.isPending} onClick={put}>
              {say(save.isPending ? 'common.saving' : 'calendars.save')}
            </button>
          </div>
        </div>
      ) : null}
    </>
  );
}

function faultsOf(answer: CalendarsSaved, say: Say): string[] {
  if (answer.kind === 'outdated') return [say('calendars.outdated', { n: answer.version })];
  if (answer.kind === 'unchanged') return [say('calendars.unchanged')];
  if (answer.kind !== 'refused') return [];
  return answer.faults.map(({ kind, where }) => sayWord(say, 'calendars', `fault_${kind}`).replace('{where}', where));
}
