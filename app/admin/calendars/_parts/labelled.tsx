'use client';

import { useId } from 'react';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  readOnly?: boolean;
  /** Lines of a text of several; one line when left out. */
  lines?: number;
  hint?: string;
}

/** A field under its name. */
export function Labelled({ label, value, onChange, readOnly, lines, hint }: Props) {
  const id = useId();
  const own = { id, value, readOnly, 'aria-describedby': hint ? `${id}-hint` : undefined };
  return (
    <span className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="text-soft text-xs">
        {label}
      </label>
      {lines ? (
        <textarea {...own} rows={lines} className="field digits w-full py-1" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...own} className="field min-h-8 w-full py-0.5" onChange={(event) => onChange(event.target.value)} />
      )}
      {hint ? (
        <span id={`${id}-hint`} className="text-faint text-xs">
          {hint}
        </span>
      ) : null}
    </span>
  );
}
