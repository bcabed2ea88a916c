'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { Settings } from '@/server/api/trpc/connector-answers';
import { ChoiceField, TextField } from './field';
import { PairsField } from './pairs-field';

/** How a document is written and where its rows stand. */
export function DocumentForm({ settings, onChange }: { settings: Settings; onChange: (settings: Settings) => void }) {
  const { say } = useConsoleView();
  const set = (part: Partial<Settings>) => onChange({ ...settings, ...part });
  return (
    <div className="grid gap-2">
      <p className="text-faint text-xs">{say('connector.document_hint')}</p>
      <ChoiceField
        label={say('connector.format')}
        value={settings.format ?? 'json'}
        choices={[
          ['json', 'JSON'],
          ['xml', 'XML'],
        ]}
        onChange={(format) => set({ format })}
      />
      <TextField
        label={say('connector.rows')}
        isPath
        value={settings.rows}
        placeholder={settings.format === 'xml' ? '/Orders/Order' : '$.data[*]'}
        onChange={(rows) => set({ rows })}
      />
      <PairsField label={say('connector.lists')} pairs={settings.lists ?? {}} onChange={(lists) => set({ lists })} />
      <TextField
        label={say('connector.group_by')}
        hint={say('connector.group_by_hint')}
        isPath
        value={settings.groupBy}
        onChange={(groupBy) => set({ groupBy })}
      />
      {settings.format === 'xml' ? (
        <PairsField label={say('connector.namespaces')} pairs={settings.namespaces ?? {}} onChange={(namespaces) => set({ namespaces })} />
      ) : null}
      <TextField
        label={say('connector.failure')}
        hint={say('connector.failure_hint')}
        isPath
        value={settings.failure?.path}
        onChange={(path) => set({ failure: path === undefined ? undefined : { ...settings.failure, path } })}
      />
      {settings.push ? (
        <TextField
          label={say('connector.form_field')}
          hint={say('connector.form_field_hint')}
          value={settings.formField}
          onChange={(formField) => set({ formField })}
        />
      ) : null}
    </div>
  );
}
