'use client';

import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Settings } from '@/server/api/trpc/connector-answers';

/** All settings as JSON, for what the form cannot say. They are checked when they are tried or saved. */
export function SettingsJson({ settings, onChange }: { settings: Settings; onChange: (settings: Settings) => void }) {
  const { say } = useConsoleView();
  const [wrong, setWrong] = useState<string | null>(null);
  const edit = (next: string) => {
    try {
      onChange(JSON.parse(next) as Settings);
      setWrong(null);
    } catch {
      setWrong(next);
    }
  };
  return (
    <details>
      <summary className="text-soft text-xs">{say('connector.json')}</summary>
      <textarea
        aria-label={say('connector.json')}
        spellCheck={false}
        className={`field mt-2 h-96 w-full font-mono text-xs ${wrong === null ? '' : 'border-bad'}`}
        value={wrong ?? JSON.stringify(settings, null, 2)}
        onChange={(event) => edit(event.target.value)}
      />
      {wrong === null ? null : (
        <p role="alert" className="text-bad text-xs">
          {say('imports.json_wrong')}
        </p>
      )}
    </details>
  );
}
