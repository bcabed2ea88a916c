'use client';

import { useId, useState } from 'react';

interface Props {
  label: string;
  value: number | null;
  min: number;
  max: number;
  isOptional?: boolean;
  /** Null where the field was emptied; a number out of range is not handed on. */
  onChange: (value: number | null) => void;
}

/** A whole number; what is being typed stays as it is typed. */
export function NumberField({ label, value, min, max, isOptional, onChange }: Props) {
  const id = useId();
  const [written, setWritten] = useState(value === null ? '' : String(value));
  const read = (text: string) => {
    setWritten(text);
    const number = Number(text);
    if (text.trim() === '') onChange(null);
    else if (Number.isInteger(number) && number >= min && number <= max) onChange(number);
  };
  return (
    <label className="grid gap-0.5 text-faint text-xs" htmlFor={id}>
      {label}
      <input
        id={id}
        type="number"
        className="field digits text-ink"
        min={min}
        max={max}
        required={!isOptional}
        value={written}
        onChange={(event) => read(event.target.value)}
      />
    </label>
  );
}
