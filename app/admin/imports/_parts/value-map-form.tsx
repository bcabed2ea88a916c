'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { MappingValue } from '@/server/api/trpc/import-answers';
import { POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { codeWords } from './code-words';

/** What each value of a column means, as pairs of cell and code. */
export function ValueMapForm({ value, onChange }: { value: MappingValue; onChange: (value: MappingValue) => void }) {
  const { say, language } = useConsoleView();
  const pairs = Object.entries(value.map ?? {});
  const save = (next: [string, string][]) => onChange({ ...value, map: Object.fromEntries(next), otherwise: value.otherwise ?? '' });
  return (
    <div className="grid gap-1.5 rounded-lg bg-sunken p-2">
      <p className="text-faint text-xs">
        {say('imports.values')}: {say('imports.values_hint')}
      </p>
      {pairs.map(([cell, code], index) => (
        <div key={cell} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-1.5">
          <input
            className="field min-w-0"
            aria-label={say('imports.values')}
            defaultValue={cell}
            onBlur={(event) => save(pairs.map((pair, i) => (i === index ? [event.target.value, code] : pair)))}
          />
          <select
            className="field min-w-0"
            aria-label={`${say('imports.fact_code')} ${cell}`}
            value={code}
            onChange={(event) => save(pairs.map((pair, i) => (i === index ? [cell, event.target.value] : pair)))}
          >
            <option value="">{say('common.unknown')}</option>
            {POSTABLE_CODES.map((one) => (
              <option key={one} value={one}>
                {codeWords(one, language)} · {one}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button"
            onClick={() => save(pairs.filter((_, i) => i !== index))}
            aria-label={`${say('imports.fact_remove')} ${cell}`}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" className="button justify-self-start" onClick={() => save([...pairs, ['', '']])}>
        {say('imports.value_add')}
      </button>
    </div>
  );
}
