'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { Settings } from '@/server/api/trpc/connector-answers';
import { ChoiceField, NumberField, TextField } from './field';
import { HostFields } from './host-fields';
import { RequestFields } from './request-fields';

type Pull = NonNullable<Settings['pull']>;
type Paging = NonNullable<Pull['paging']>;

const PAGINGS = ['none', 'page', 'offset', 'cursor', 'next_address', 'link'] as const;
const SINCE_FORMATS = ['iso', 'epoch_s', 'epoch_ms', 'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DDTHH:mm:ss', 'YYYYMMDDHHmmss', 'YYYY-MM-DD'];
const PAGE_SIZE = 200;

export const NEW_PULL: Pull = { request: { method: 'GET', url: '' }, paging: { kind: 'none' } };

/** How and how often a system is asked. */
export function PullForm({ pull, onChange }: { pull: Pull; onChange: (pull: Pull) => void }) {
  const { say } = useConsoleView();
  const set = (part: Partial<Pull>) => onChange({ ...pull, ...part });
  const format = pull.sinceFormat ?? 'iso';
  const formats = SINCE_FORMATS.includes(format) ? SINCE_FORMATS : [format, ...SINCE_FORMATS];
  return (
    <div className="grid gap-2">
      <NumberField
        label={say('connector.every')}
        value={pull.everyMin ?? 10}
        least={1}
        most={1440}
        onChange={(everyMin) => set({ everyMin })}
      />
      <NumberField
        label={say('connector.first_days')}
        value={pull.firstDays ?? 7}
        least={0}
        most={3650}
        onChange={(firstDays) => set({ firstDays })}
      />
      <NumberField
        label={say('connector.overlap')}
        value={pull.overlapMin ?? 10}
        least={0}
        most={10_080}
        onChange={(overlapMin) => set({ overlapMin })}
      />
      <ChoiceField
        label={say('connector.since_format')}
        value={format}
        choices={formats.map((one) => [one, one])}
        onChange={(sinceFormat) => set({ sinceFormat })}
      />
      <fieldset className="grid min-w-0 gap-2 rounded-lg border border-line p-3">
        <legend className="px-1 font-medium">{say('connector.request')}</legend>
        <p className="text-faint text-xs">{say('connector.request_hint')}</p>
        <RequestFields request={pull.request} onChange={(request) => set({ request })} />
      </fieldset>
      <PagingFields paging={pull.paging ?? { kind: 'none' }} onChange={(paging) => set({ paging })} />
      <HostFields plan={pull} onChange={set} />
    </div>
  );
}

function PagingFields({ paging, onChange }: { paging: Paging; onChange: (paging: Paging) => void }) {
  const { say } = useConsoleView();
  const choose = (kind: Paging['kind']) => {
    if (kind === 'page' || kind === 'offset') onChange({ kind, size: 'size' in paging ? paging.size : PAGE_SIZE });
    else if (kind === 'cursor' || kind === 'next_address') onChange({ kind, path: 'path' in paging ? paging.path : '' });
    else onChange({ kind });
  };
  return (
    <>
      <ChoiceField
        label={say('connector.paging')}
        value={paging.kind}
        choices={PAGINGS.map((kind) => [kind, say(`connector.paging.${kind}`)])}
        onChange={choose}
      />
      {'size' in paging ? (
        <NumberField
          label={say('connector.page_size')}
          value={paging.size}
          least={1}
          most={10_000}
          onChange={(size) => onChange({ ...paging, size })}
        />
      ) : null}
      {'path' in paging ? (
        <TextField label={say('connector.next_at')} isPath value={paging.path} onChange={(path = '') => onChange({ ...paging, path })} />
      ) : null}
    </>
  );
}
