'use client';

import { useMemo } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { codeGroups } from './code-groups';

/** A list of our codes in plain words, grouped by where they stand on the way. */
export function CodeChoice({ label, code, onChange }: { label: string; code: string; onChange: (code: string) => void }) {
  const { say, language } = useConsoleView();
  const groups = useMemo(() => codeGroups(language, say), [language, say]);
  return (
    <select aria-label={label} className="field w-full min-w-0" value={code} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say('mappings.choose')}</option>
      {groups.map((group) => (
        <optgroup key={group.name} label={group.name}>
          {group.codes.map(({ code: one, words }) => (
            <option key={one} value={one}>
              {words === one ? one : `${words} · ${one}`}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
