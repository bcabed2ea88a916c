'use client';

import { useId, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { UNITS, type Unit, unitOf } from './length';

/** A length of time in minutes, typed in minutes, hours or days. */
export function MinutesField({ label, minutes, onChange }: { label: string; minutes: number; onChange: (minutes: number) => void }) {
  const { say } = useConsoleView();
  const id = useId();
  const [unit, setUnit] = useState(() => unitOf(minutes));
  const read = (written: string, per: Unit) => {
    const number = Number(written);
    if (written.trim() !== '' && Number.isFinite(number)) onChange(Math.round(number * UNITS[per]));
  };
  return (
    <span className="grid gap-1">
      <label htmlFor={id} className="text-soft text-xs">
        {label}
      </label>
      <span className="flex">
        <input
          id={id}
          type="number"
          step="any"
          className="field digits min-h-8 w-full min-w-0 rounded-r-none py-0.5"
          value={minutes / UNITS[unit]}
          onChange={(event) => read(event.target.value, unit)}
        />
        <select
          aria-label={label}
          className="field min-h-8 rounded-l-none border-l-0 py-0.5 text-xs"
          value={unit}
          onChange={(event) => {
            const next = event.target.value as Unit;
            setUnit(next);
            read(String(minutes / UNITS[unit]), next);
          }}
        >
          {(Object.keys(UNITS) as Unit[]).map((one) => (
            <option key={one} value={one}>
              {say(`rules.${one}`)}
            </option>
          ))}
        </select>
      </span>
    </span>
  );
}
