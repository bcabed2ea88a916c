'use client';

import { type ReactNode, useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Mapping } from '@/server/api/trpc/import-answers';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';

const DATE_FORMATS = ['auto', 'DD/MM/YYYY HH:mm', 'MM/DD/YYYY HH:mm', 'DD.MM.YYYY HH:mm', 'YYYYMMDD HHmmss', 'epoch_s', 'epoch_ms'];

interface Props {
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Who says it, and how its times and phones are written. */
export function GeneralForm({ mapping, onChange }: Props) {
  const { say } = useConsoleView();
  const format = [mapping.dateFormat ?? 'auto'].flat();
  const formats = DATE_FORMATS.includes(format.join(', ')) ? DATE_FORMATS : [format.join(', '), ...DATE_FORMATS];
  return (
    <div className="grid gap-2">
      <Field label={say('imports.source')} hint={say('imports.source_hint')}>
        {(id) => (
          <input
            id={id}
            className="field min-w-0"
            value={mapping.source}
            onChange={(e) => onChange({ ...mapping, source: e.target.value })}
          />
        )}
      </Field>
      <Field label={say('imports.kind')}>
        {(id) => (
          <select
            id={id}
            className="field min-w-0"
            value={mapping.sourceKind ?? 'platform'}
            onChange={(e) => onChange({ ...mapping, sourceKind: e.target.value as Mapping['sourceKind'] })}
          >
            {SOURCE_KINDS.filter((kind) => kind !== 'portal').map((kind) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('imports.zone')}>
        {(id) => (
          <input
            id={id}
            className="field min-w-0"
            list={`${id}-zones`}
            value={mapping.timeZone}
            onChange={(e) => onChange({ ...mapping, timeZone: e.target.value })}
          />
        )}
      </Field>
      <Field label={say('imports.date_format')}>
        {(id) => (
          <select
            id={id}
            className="field min-w-0"
            value={format.join(', ')}
            onChange={(e) =>
              onChange({ ...mapping, dateFormat: e.target.value.includes(', ') ? e.target.value.split(', ') : e.target.value })
            }
          >
            {formats.map((one) => (
              <option key={one} value={one}>
                {one === 'auto' ? say('imports.date_auto') : one}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('imports.phone_country')}>
        {(id) => (
          <input
            id={id}
            className="field min-w-0"
            maxLength={2}
            value={mapping.phoneCountry ?? 'CN'}
            onChange={(e) => onChange({ ...mapping, phoneCountry: e.target.value.toUpperCase() })}
          />
        )}
      </Field>
    </div>
  );
}

function Field({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
      <label htmlFor={id} className="text-soft text-xs" title={hint}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
