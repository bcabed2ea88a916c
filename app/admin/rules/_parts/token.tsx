'use client';

import { type ReactNode, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { UNITS, type Unit, unitOf } from './length';

const LOOK = 'h-8 leading-normal rounded-md border border-line bg-brand-soft px-1.5 py-0.5 align-baseline font-medium text-brand';

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  children: ReactNode;
}

/** A piece of a sentence that ends with its stop on the same line. */
export function Piece({ end, children }: { end: string; children: ReactNode }) {
  return (
    <>
      <span className="inline-block max-w-full">
        {children}
        {end}
      </span>{' '}
    </>
  );
}

/** A word of a sentence that is chosen from a list. */
export function ChoiceToken<T extends string>({ label, value, onChange, children }: ChoiceProps<T>) {
  return (
    <select
      aria-label={label}
      className={`${LOOK} max-w-[min(18rem,75vw)]`}
      value={value}
      onChange={(event) => onChange(event.target.value as T)}
    >
      {children}
    </select>
  );
}

interface NumberProps {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  width?: string;
  step?: string;
  placeholder?: string;
}

/** A number within a sentence; nothing where it is emptied. */
export function NumberToken({ label, value, onChange, width = 'w-20', step = 'any', placeholder }: NumberProps) {
  return (
    <input
      type="number"
      step={step}
      aria-label={label}
      placeholder={placeholder}
      className={`${LOOK} digits ${width}`}
      value={value ?? ''}
      onChange={(event) => {
        const written = event.target.value.trim();
        const number = Number(written);
        if (written === '') onChange(undefined);
        else if (Number.isFinite(number)) onChange(number);
      }}
    />
  );
}

/** A length of time within a sentence, in whole minutes, typed in minutes, hours or days. */
export function LengthToken({ label, minutes, onChange }: { label: string; minutes: number; onChange: (minutes: number) => void }) {
  const { say } = useConsoleView();
  const [unit, setUnit] = useState(() => unitOf(minutes));
  return (
    <span className="inline-flex gap-1">
      <NumberToken
        label={label}
        width="w-16"
        value={minutes / UNITS[unit]}
        onChange={(number) => (number === undefined ? undefined : onChange(Math.round(number * UNITS[unit])))}
      />
      <ChoiceToken
        label={say('rule.unit_of', { what: label })}
        value={unit}
        onChange={(next: Unit) => {
          setUnit(next);
          onChange(Math.round((minutes / UNITS[unit]) * UNITS[next]));
        }}
      >
        {(Object.keys(UNITS) as Unit[]).map((one) => (
          <option key={one} value={one}>
            {say(`rules.${one}`)}
          </option>
        ))}
      </ChoiceToken>
    </span>
  );
}
