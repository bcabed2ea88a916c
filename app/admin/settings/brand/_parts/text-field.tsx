import { useId } from 'react';

interface Props {
  label: string;
  value: string;
  /** Longest text that is taken. */
  max: number;
  type?: 'text' | 'tel' | 'email' | 'url';
  onChange: (value: string) => void;
}

/** A line of text under its label. */
export function TextField({ label, value, max, type = 'text', onChange }: Props) {
  const id = useId();
  return (
    <label className="grid gap-0.5 text-faint text-xs" htmlFor={id}>
      {label}
      <input
        id={id}
        type={type}
        className="field text-ink"
        value={value}
        maxLength={max}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
