'use client';

import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Mapping } from '@/server/api/trpc/import-answers';

/** The whole mapping as JSON, for what the form cannot say. The server checks it with every preview. */
export function JsonForm({ mapping, onChange }: { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const { say } = useConsoleView();
  const [text, setText] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const edit = (next: string) => {
    setText(next);
    try {
      onChange(JSON.parse(next) as Mapping);
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return (
    <details className="mt-1">
      <summary className="text-soft text-xs">{say('imports.json')}</summary>
      <textarea
        aria-label={say('imports.json')}
        spellCheck={false}
        className={`field mt-2 h-80 w-full font-mono text-xs ${isWrong ? 'border-bad' : ''}`}
        value={isWrong && text !== null ? text : JSON.stringify(mapping, null, 2)}
        onChange={(event) => edit(event.target.value)}
      />
      {isWrong ? (
        <p role="alert" className="text-bad text-xs">
          {say('imports.json_wrong')}
        </p>
      ) : null}
    </details>
  );
}
