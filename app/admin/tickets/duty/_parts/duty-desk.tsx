'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { sayCalendar } from '@/app/_lib/say-calendar';
import { useTRPC } from '@/app/_lib/trpc';
import type { DutyPage } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { AbsencesCard } from './absences-card';
import { DutyEditor } from './duty-editor';
import { OwnShiftCard } from './own-shift-card';
import { ShiftsCard } from './shifts-card';

const POLL_MS = 15_000;

/** Who is there, with what they know and how much they have; oneself away and back; absences. */
export function DutyDesk({ first, staffId, mayAct, mayEdit }: { first: DutyPage; staffId: string; mayAct: boolean; mayEdit: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const trpc = useTRPC();
  const [open, setOpen] = useState<string | null>(null);
  const query = useQuery({ ...trpc.duty.read.queryOptions(), initialData: first, refetchInterval: POLL_MS });
  const page = query.data;
  const again = () => void query.refetch();
  const away = useMutation(trpc.duty.away.mutationOptions({ onSuccess: again }));
  const me = page.people.find(({ id }) => id === staffId);
  const isAway = me?.isAway ?? false;
  return (
    <div className="grid gap-4">
      {mayAct && me ? (
        <Card>
          <div className="flex flex-wrap items-center justify-between gap-3 pt-2">
            <span>{say(isAway ? 'duty.you_are_away' : 'duty.you_are_here')}</span>
            <button type="button" className="button" disabled={away.isPending} onClick={() => away.mutate({ isAway: !isAway })}>
              {say(isAway ? 'duty.back' : 'duty.leave')}
            </button>
          </div>
          {away.isError ? <p className="mt-2 text-bad">{say('tickets.failed')}</p> : null}
        </Card>
      ) : null}
      <Card title={say('duty.people')} aside={say('duty.there_n', { n: page.people.filter((one) => one.isOnDuty).length })} flush>
        <ul className="divide-y divide-line">
          {page.people.map((person) => (
            <li key={person.id}>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                <span className="font-medium">{person.name}</span>
                <Badge tone={person.isOnDuty ? 'good' : 'plain'}>
                  {say(person.isOnDuty ? 'duty.there' : person.isAbsent ? 'duty.absent' : person.isAway ? 'duty.away' : 'duty.off')}
                </Badge>
                {person.manages ? <Badge tone="brand">{say('duty.manages')}</Badge> : null}
                {person.isOnDuty && person.shift ? (
                  <span className="text-soft text-xs">
                    {say('duty.off_at', { time: formatMoment(person.shift.until, language, viewer) })}
                  </span>
                ) : null}
                <span className="text-soft text-xs">
                  {[
                    sayWord(say, 'role', person.role),
                    sayCalendar(person.calendar, page.calendarNames, say, language),
                    ...person.skills,
                  ].join(' · ')}
                </span>
                <span className="digits ml-auto text-soft text-xs">
                  {person.mostOpen === null
                    ? say('duty.load', { n: person.load })
                    : say('duty.load_of', { n: person.load, most: person.mostOpen })}
                </span>
                {mayEdit ? (
                  <button
                    type="button"
                    className="button"
                    aria-expanded={open === person.id}
                    onClick={() => setOpen(open === person.id ? null : person.id)}
                  >
                    {say('duty.change')}
                  </button>
                ) : null}
              </div>
              {open === person.id ? (
                <DutyEditor
                  person={person}
                  page={page}
                  onSaved={() => {
                    setOpen(null);
                    again();
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
      {mayAct && me ? <OwnShiftCard onEnded={again} /> : null}
      <AbsencesCard page={page} mayEdit={mayEdit} onChanged={again} />
      <ShiftsCard key={page.shifts.version} page={page} mayEdit={mayEdit} onChanged={again} />
    </div>
  );
}
