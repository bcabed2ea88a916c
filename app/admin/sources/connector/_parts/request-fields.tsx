'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { Settings } from '@/server/api/trpc/connector-answers';
import { Field, TextField } from './field';
import { PairsField } from './pairs-field';

export type Request = NonNullable<Settings['pull']>['request'];

/** One request with the words that are filled in. */
export function RequestFields({ request, onChange }: { request: Request; onChange: (request: Request) => void }) {
  const { say } = useConsoleView();
  const set = (part: Partial<Request>) => onChange({ ...request, ...part });
  return (
    <div className="grid gap-2">
      <Field label={say('connector.method')}>
        {(id) => (
          <select
            id={id}
            className="field w-28"
            value={request.method ?? 'GET'}
            onChange={(event) => set({ method: event.target.value as Request['method'] })}
          >
            <option>GET</option>
            <option>POST</option>
          </select>
        )}
      </Field>
      <TextField label={say('connector.url')} isPath value={request.url} placeholder="https://" onChange={(url = '') => set({ url })} />
      <PairsField label={say('connector.headers')} pairs={request.headers ?? {}} onChange={(headers) => set({ headers })} />
      {request.method === 'POST' ? (
        <Field label={say('connector.body')}>
          {(id) => (
            <textarea
              id={id}
              rows={3}
              spellCheck={false}
              className="field field-sizing-content max-h-60 min-w-0 break-all font-mono text-xs"
              value={request.body ?? ''}
              onChange={(event) => set({ body: event.target.value === '' ? undefined : event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
