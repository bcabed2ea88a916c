'use client';

import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { CalendarPage } from '@/server/api/trpc/answers';
import { CalendarFields } from './calendar-fields';
import type { CalendarDraft, CalendarsDraft } from './draft';

const OFFICE = ['', ...Array.from({ length: 5 }, () => '09:00-18:00'), ''];

interface Props {
  draft: CalendarsDraft;
  rules: CalendarPage['rules'];
  mayEdit: boolean;
  onChange: (calendars: CalendarDraft[]) => void;
}

/** The calendars that parties and rules work by. */
export function CalendarsCard({ draft: { calendars, parties }, rules, mayEdit, onChange }: Props) {
  const { say } = useConsoleView();
  const add = () => {
    let n = calendars.length + 1;
    while (calendars.some((one) => one.code === `calendar_${n}`)) n += 1;
    const code = `calendar_${n}`;
    onChange([...calendars, { code, zh: '', en: '', shifts: OFFICE, country: 'CN', timeZone: '', closed: '', worked: '' }]);
  };
  return (
    <Card
      title={say('calendars.shifts')}
      aside={
        mayEdit ? (
          <button type="button" className="button min-h-8" onClick={add}>
            {say('calendars.add')}
          </button>
        ) : null
      }
    >
      <p className="mb-3 text-soft text-xs">{say('calendars.shifts_hint')}</p>
      <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
        {calendars.map((one) => (
          <CalendarFields
            key={one.code}
            draft={one}
            rules={rules}
            parties={parties.filter((party) => party.calendar === one.code).map(({ party }) => party.split(':')[0]!)}
            mayEdit={mayEdit}
            onChange={(next) => onChange(calendars.map((other) => (other.code === one.code ? next : other)))}
            onRemove={
              parties.some((party) => party.calendar === one.code)
                ? undefined
                : () => onChange(calendars.filter((other) => other.code !== one.code))
            }
          />
        ))}
      </div>
    </Card>
  );
}
