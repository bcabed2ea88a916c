'use client';

import { type ReactNode, useId } from 'react';

/** A control with its name at the left and what there is to know about it below. */
export function Field({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
      <label htmlFor={id} className="text-soft text-xs">
        {label}
      </label>
      {children(id)}
      {hint ? <p className="col-start-2 text-faint text-xs">{hint}</p> : null}
    </div>
  );
}

/** One line of text. What is empty is taken away. */
export function TextField(props: {
  label: string;
  hint?: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  isPath?: boolean;
  placeholder?: string;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(id) => (
        <input
          id={id}
          className={`field min-w-0 ${props.isPath ? 'font-mono text-xs' : ''}`}
          spellCheck={false}
          autoComplete="off"
          placeholder={props.placeholder}
          value={props.value ?? ''}
          onChange={(event) => props.onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </Field>
  );
}

/** Several words with commas between them; taken when the field is left. */
export function ListField(props: { label: string; hint?: string; words: readonly string[]; onChange: (words: string[]) => void }) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(id) => (
        <input
          id={id}
          key={props.words.join()}
          className="field min-w-0"
          spellCheck={false}
          autoComplete="off"
          defaultValue={props.words.join(', ')}
          onBlur={(event) =>
            props.onChange(
              event.target.value
                .split(/[,，]/)
                .map((word) => word.trim())
                .filter(Boolean),
            )
          }
        />
      )}
    </Field>
  );
}

/** A whole number. */
export function NumberField(props: { label: string; value: number; least: number; most: number; onChange: (value: number) => void }) {
  return (
    <Field label={props.label}>
      {(id) => (
        <input
          id={id}
          type="number"
          className="field w-28"
          min={props.least}
          max={props.most}
          value={props.value}
          onChange={(event) => props.onChange(Number(event.target.value))}
        />
      )}
    </Field>
  );
}

/** One of several. */
export function ChoiceField<T extends string>(props: {
  label: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <select id={id} className="field min-w-0" value={props.value} onChange={(event) => props.onChange(event.target.value as T)}>
          {props.choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
