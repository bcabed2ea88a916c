'use client';

import { useConsoleView } from '@/app/_lib/console-view';

/** A field for each secret that a vendor's signature needs; keys in PEM have several lines. What is empty is left out. */
export function SecretFields(props: {
  names: readonly string[];
  secrets: Record<string, string>;
  onChange: (secrets: Record<string, string>) => void;
}) {
  const { say } = useConsoleView();
  const set = (name: string, value: string) => {
    const { [name]: _old, ...others } = props.secrets;
    props.onChange(value.trim() ? { ...others, [name]: value.trim() } : others);
  };
  return props.names.map((full) => {
    const isOptional = full.endsWith('?');
    const name = isOptional ? full.slice(0, -1) : full;
    return (
      <label key={full} className="grid gap-1">
        <span className="text-soft text-xs">{say(isOptional ? 'sources.secret_optional' : 'sources.secret', { name })}</span>
        <textarea
          rows={1}
          className="field field-sizing-content max-h-40 break-all font-mono text-xs"
          autoComplete="off"
          spellCheck={false}
          maxLength={20_000}
          required={!isOptional}
          value={props.secrets[name] ?? ''}
          onChange={(event) => set(name, event.target.value)}
        />
      </label>
    );
  });
}
