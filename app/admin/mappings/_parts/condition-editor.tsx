'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { codeWords } from '@/app/admin/imports/_parts/code-words';
import { CONDITION_CODES, type Condition } from '@/server/domain/order/combination';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';

interface Props {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** Who has to say what. */
export function ConditionEditor({ condition, onChange, onRemove }: Props) {
  const { say, language } = useConsoleView();
  const id = useId();
  const { kinds, sources, says } = condition;
  const free = CONDITION_CODES.filter((code) => !says.includes(code));
  return (
    <fieldset className="grid gap-2 rounded-lg border border-line bg-card p-3">
      <legend className="sr-only">{say('combine.all_of')}</legend>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="mb-1 text-soft text-xs">{say('combine.kinds')}</legend>
        {SOURCE_KINDS.filter((kind) => kind !== 'portal').map((kind) => {
          const isOn = kinds.includes(kind);
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={isOn}
              className={`rounded-md border px-2 py-1 text-xs ${isOn ? 'border-brand bg-brand-soft text-brand' : 'border-line text-soft hover:bg-sunken'}`}
              onClick={() => onChange({ ...condition, kinds: isOn ? kinds.filter((k) => k !== kind) : [...kinds, kind] })}
            >
              {sayWord(say, 'kind', kind)}
            </button>
          );
        })}
      </fieldset>
      <label htmlFor={`${id}-sources`} className="grid gap-1">
        <span className="text-soft text-xs">{say('combine.sources')}</span>
        <input
          id={`${id}-sources`}
          className="field min-w-0"
          defaultValue={sources.join(', ')}
          onBlur={(event) => onChange({ ...condition, sources: namesIn(event.target.value) })}
        />
      </label>
      <div className="grid gap-1">
        <span className="text-soft text-xs">{say('combine.codes')}</span>
        <ul className="flex flex-wrap gap-1.5">
          {says.map((code) => (
            <li key={code}>
              <button
                type="button"
                className="rounded-md bg-brand-soft px-2 py-1 text-brand text-xs"
                onClick={() => onChange({ ...condition, says: says.filter((one) => one !== code) })}
              >
                {codeWords(code, language)} <span className="font-mono">{code}</span> <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
        <select
          aria-label={say('combine.add_code')}
          className="field min-w-0"
          value=""
          onChange={(event) => onChange({ ...condition, says: [...says, event.target.value] })}
        >
          <option value="">{say('combine.add_code')}</option>
          {free.map((code) => (
            <option key={code} value={code}>
              {codeWords(code, language)} · {code}
            </option>
          ))}
        </select>
      </div>
      <button type="button" className="button min-h-8 w-fit text-xs" onClick={onRemove}>
        {say('combine.remove_condition')}
      </button>
    </fieldset>
  );
}

function namesIn(text: string): string[] {
  return [...new Set(text.split(/[,,、]/).map((name) => name.trim()))].filter(Boolean);
}
