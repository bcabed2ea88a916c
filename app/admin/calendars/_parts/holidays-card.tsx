'use client';

import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import type { CalendarPage } from '@/server/api/trpc/answers';
import { writeDays } from '@/server/domain/calendar/day-text';
import type { YearDraft } from './draft';
import { Labelled } from './labelled';

interface Props {
  years: YearDraft[];
  page: Pick<CalendarPage, 'shipped' | 'coverage'>;
  mayEdit: boolean;
  onChange: (years: YearDraft[]) => void;
}

/** Public holidays by country and year, over those that are built in. */
export function HolidaysCard({ years, page: { shipped, coverage }, mayEdit, onChange }: Props) {
  const { say } = useConsoleView();
  const [country, setCountry] = useState(coverage[0]?.country ?? 'CN');
  const [year, setYear] = useState(() => String(Number(coverage[0]?.coveredUntil.slice(0, 4) ?? 0) + 1));
  const builtIn = Object.entries(shipped).map(([code, ofCountry]) => `${code} ${Object.keys(ofCountry).join(', ')}`);
  const code = country.trim().toUpperCase();
  const isNew = /^[A-Z]{2}$/.test(code) && /^20\d{2}$/.test(year) && !years.some((one) => one.country === code && one.year === year);
  const add = () => {
    const own = shipped[code]?.[year];
    onChange([...years, { country: code, year, off: writeDays(own?.off ?? []), makeUp: writeDays(own?.makeUp ?? []) }]);
  };
  const put = (at: number, change: Partial<YearDraft>) => onChange(years.map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <Card
      title={say('calendars.holidays')}
      aside={coverage.map((one) => say('calendars.covered', { country: one.country, day: one.coveredUntil })).join(' · ')}
    >
      <p className="mb-3 text-soft text-xs">{say('calendars.holidays_hint', { years: builtIn.join(' · ') })}</p>
      <div className="grid grid-cols-1 items-start gap-3">
        {years.map((one, at) => (
          <fieldset key={`${one.country} ${one.year}`} className="min-w-0 rounded-lg border border-line p-3">
            <legend className="digits px-1 font-medium">
              {one.country} {one.year}
            </legend>
            <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
              <Labelled
                label={say('calendars.off')}
                value={one.off}
                lines={7}
                readOnly={!mayEdit}
                hint={say('calendars.days_hint')}
                onChange={(off) => put(at, { off })}
              />
              <Labelled
                label={say('calendars.make_up')}
                value={one.makeUp}
                lines={7}
                readOnly={!mayEdit}
                onChange={(makeUp) => put(at, { makeUp })}
              />
            </div>
            {mayEdit ? (
              <p className="mt-2 text-right">
                <SureButton small onSure={() => onChange(years.filter((_, i) => i !== at))}>
                  {say('calendars.remove')}
                </SureButton>
              </p>
            ) : null}
          </fieldset>
        ))}
      </div>
      {mayEdit ? (
        <div className="mt-3 flex flex-wrap items-end gap-2">
          <span className="w-24">
            <Labelled label={say('calendars.country_code')} value={country} onChange={setCountry} />
          </span>
          <span className="w-24">
            <Labelled label={say('calendars.year')} value={year} onChange={setYear} />
          </span>
          <button type="button" className="button min-h-8" disabled={!isNew} onClick={add}>
            {say('calendars.year_add')}
          </button>
        </div>
      ) : null}
    </Card>
  );
}
