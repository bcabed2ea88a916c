'use client';

import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { codeWords } from '@/app/admin/imports/_parts/code-words';
import type { MappingStudio } from '@/server/api/trpc/answers';
import type { Draft } from './draft';

interface Props {
  studio: MappingStudio;
  /** Null for who may only look. */
  open: ((about: Omit<Draft, 'rows'>) => void) | null;
}

/** What the shop itself has said about codes, by code. */
export function MappingsInForce({ studio, open }: Props) {
  const { say, language } = useConsoleView();
  const groups = byCode(studio.mappings);
  return (
    <Card
      title={studio.version === 0 ? say('mappings.mine_first') : say('mappings.mine', { n: studio.version })}
      aside={
        open ? (
          <button type="button" className="button min-h-8" onClick={() => open({ scope: 'adapter', of: '', sourceCode: '' })}>
            {say('mappings.another')}
          </button>
        ) : null
      }
    >
      {groups.length === 0 ? <p className="text-faint">{say('mappings.mine_none')}</p> : null}
      <ul className="grid gap-2">
        {groups.map((rows) => {
          const { scope, of, sourceCode } = rows[0]!;
          return (
            <li
              key={`${scope}|${of}|${sourceCode}`}
              className="flex flex-wrap items-start justify-between gap-2 rounded-lg bg-sunken px-3 py-2"
            >
              <span className="min-w-0 flex-1 basis-56">
                <span className="break-all font-medium font-mono">{sourceCode}</span>{' '}
                <span className="text-soft text-xs">{say(`mappings.scope_${scope}`, { of })}</span>
                {rows.map((row) => (
                  <span key={row.contains ?? ''} className="block break-words text-xs">
                    <span className="text-soft">
                      {row.contains ? say('mappings.quoted', { words: row.contains }) : say('mappings.any_words')}
                    </span>{' '}
                    → {codeWords(row.code, language)} <span className="font-mono text-faint">{row.code}</span>
                  </span>
                ))}
              </span>
              {open ? (
                <button type="button" className="button min-h-8" onClick={() => open({ scope, of, sourceCode })}>
                  {say('mappings.edit')}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function byCode(mappings: MappingStudio['mappings']): MappingStudio['mappings'][] {
  const groups = new Map<string, MappingStudio['mappings']>();
  for (const mapping of mappings) {
    const key = `${mapping.scope}|${mapping.of}|${mapping.sourceCode}`;
    groups.set(key, [...(groups.get(key) ?? []), mapping]);
  }
  return [...groups.values()];
}
