'use client';

import { useId, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';

interface Props {
  label: string;
  names: readonly string[];
  /** Offered while typing; other names can be typed too. */
  known: readonly string[];
  nameOf?: (name: string) => string;
  onChange: (names: string[]) => void;
}

/** Names as chips, with a field that adds to them: chosen from what is known, or typed. */
export function NameList({ label, names, known, nameOf = (name) => name, onChange }: Props) {
  const { say } = useConsoleView();
  const id = useId();
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = text
      .split(/[,，、;；]/)
      .map((name) => name.trim())
      .filter((name) => name !== '' && !names.includes(name));
    setTyped('');
    if (fresh.length > 0) onChange([...names, ...fresh]);
  };
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-1">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="inline-flex min-h-8 max-w-full items-center gap-1 rounded-md bg-brand-soft px-2 font-medium text-brand"
          aria-label={`${say('rule.remove')} ${nameOf(name)}`}
          onClick={() => onChange(names.filter((one) => one !== name))}
        >
          <span className="truncate">{nameOf(name)}</span> <span aria-hidden="true">✕</span>
        </button>
      ))}
      <input
        list={id}
        aria-label={label}
        placeholder={say('rule.add_name')}
        maxLength={80}
        className="field min-h-8 w-28 py-0.5"
        value={typed}
        onChange={(event) => (known.includes(event.target.value) ? add(event.target.value) : setTyped(event.target.value))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add(typed);
        }}
        onBlur={() => add(typed)}
      />
      <datalist id={id}>
        {known
          .filter((name) => !names.includes(name))
          .map((name) => (
            <option key={name} value={name} label={nameOf(name) === name ? undefined : nameOf(name)} />
          ))}
      </datalist>
    </span>
  );
}
