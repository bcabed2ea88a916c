'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MappingStudio } from '@/server/api/trpc/answers';
import type { Draft } from './draft';

interface Props {
  studio: MappingStudio;
  draft: Draft;
  /** The code was chosen already; only its reach is open. */
  isFixed: boolean;
  onChange: (draft: Draft) => void;
}

/** Which code, and whose: all accounts of an adapter or one alone. */
export function CodeIdentity({ studio, draft, isFixed, onChange }: Props) {
  const { say } = useConsoleView();
  const id = useId();
  const reaches = reachesOf(studio, draft, isFixed);
  const value = `${draft.scope}|${draft.of}`;
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {isFixed ? null : (
        <label htmlFor={`${id}-code`} className="grid gap-1">
          <span className="text-soft text-xs">{say('mappings.code')}</span>
          <input
            id={`${id}-code`}
            className="field font-mono"
            maxLength={100}
            value={draft.sourceCode}
            onChange={(event) => onChange({ ...draft, sourceCode: event.target.value })}
          />
          <span className="text-faint text-xs">{say('mappings.another_why')}</span>
        </label>
      )}
      <label htmlFor={`${id}-scope`} className="grid content-start gap-1">
        <span className="text-soft text-xs">{say('mappings.scope')}</span>
        <select
          id={`${id}-scope`}
          className="field min-w-0"
          value={value}
          onChange={(event) => {
            const [scope, ...of] = event.target.value.split('|');
            onChange({ ...draft, scope: scope as Draft['scope'], of: of.join('|') });
          }}
        >
          {reaches.some((r) => `${r.scope}|${r.of}` === value) ? null : <option value={value}>{say('mappings.choose')}</option>}
          {reaches.map(({ scope, of }) => (
            <option key={`${scope}|${of}`} value={`${scope}|${of}`}>
              {say(`mappings.scope_${scope}`, { of })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function reachesOf(studio: MappingStudio, draft: Draft, isFixed: boolean): Pick<Draft, 'scope' | 'of'>[] {
  if (draft.adapter && draft.source)
    return [
      { scope: 'adapter', of: draft.adapter },
      { scope: 'source', of: draft.source },
    ];
  if (isFixed) return [{ scope: draft.scope, of: draft.of }];
  return [
    ...studio.adapters.map((of) => ({ scope: 'adapter' as const, of })),
    ...studio.sources.map((of) => ({ scope: 'source' as const, of })),
  ];
}
