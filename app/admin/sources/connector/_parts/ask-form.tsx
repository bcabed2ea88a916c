'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { Settings } from '@/server/api/trpc/connector-answers';
import { ListField } from './field';
import { HostFields } from './host-fields';
import { RequestFields } from './request-fields';

type Ask = NonNullable<Settings['ask']>;

export const NEW_ASK: Ask = { carriers: [], request: { method: 'GET', url: '' } };

/** How a carrier is asked about one tracking number. */
export function AskForm({ ask, onChange }: { ask: Ask; onChange: (ask: Ask) => void }) {
  const { say } = useConsoleView();
  const set = (part: Partial<Ask>) => onChange({ ...ask, ...part });
  return (
    <div className="grid gap-2">
      <p className="text-faint text-xs">{say('connector.ask_hint')}</p>
      <ListField
        label={say('connector.carriers')}
        hint={say('connector.carriers_hint')}
        words={ask.carriers}
        onChange={(carriers) => set({ carriers })}
      />
      <fieldset className="grid min-w-0 gap-2 rounded-lg border border-line p-3">
        <legend className="px-1 font-medium">{say('connector.request')}</legend>
        <p className="text-faint text-xs">{say('connector.ask_words')}</p>
        <RequestFields request={ask.request} onChange={(request) => set({ request })} />
      </fieldset>
      <HostFields plan={ask} onChange={set} />
    </div>
  );
}
