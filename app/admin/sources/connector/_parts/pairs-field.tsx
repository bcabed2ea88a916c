'use client';

import { useConsoleView } from '@/app/_lib/console-view';

/** Names and what belongs to each, such as headers or lists. */
export function PairsField(props: { label: string; pairs: Record<string, string>; onChange: (pairs: Record<string, string>) => void }) {
  const { say } = useConsoleView();
  const pairs = Object.entries(props.pairs);
  const save = (next: [string, string][]) => props.onChange(Object.fromEntries(next));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-soft text-xs">{props.label}</legend>
      {pairs.map(([name, text], index) => (
        <div key={name} className="grid grid-cols-[7rem_minmax(0,1fr)_auto] gap-1.5">
          <input
            className="field min-w-0 font-mono text-xs"
            aria-label={`${props.label}: ${say('connector.pair_name')}`}
            defaultValue={name}
            spellCheck={false}
            onBlur={(event) => save(pairs.map((pair, i) => (i === index ? [event.target.value.trim(), text] : pair)))}
          />
          <input
            className="field min-w-0 font-mono text-xs"
            aria-label={`${props.label} ${name}: ${say('connector.pair_value')}`}
            value={text}
            spellCheck={false}
            onChange={(event) => save(pairs.map((pair, i) => (i === index ? [name, event.target.value] : pair)))}
          />
          <button
            type="button"
            className="button"
            onClick={() => save(pairs.filter((_, i) => i !== index))}
            aria-label={`${say('imports.fact_remove')} ${name}`}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" className="button justify-self-start" disabled={'' in props.pairs} onClick={() => save([...pairs, ['', '']])}>
        {say('connector.add')}
      </button>
    </fieldset>
  );
}
