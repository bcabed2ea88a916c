'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Mapping, MappingFact, MappingValue } from '@/server/api/trpc/import-answers';
import { isShipmentCode, POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { codeWords } from './code-words';
import type { Columns } from './mapping-path';
import { ValueField } from './value-field';
import { ValueMapForm } from './value-map-form';

interface Props {
  mapping: Mapping;
  groups: Columns;
  onChange: (mapping: Mapping) => void;
}

/** The things one row tells: each has a code, a time and, where it is about a shipment, a carrier and a number. */
export function FactForms({ mapping, groups, onChange }: Props) {
  const { say } = useConsoleView();
  const facts = mapping.facts ?? [];
  const change = (index: number, fact: MappingFact | null) =>
    onChange({ ...mapping, facts: facts.flatMap((one, i) => (i === index ? (fact ?? []) : one)) });
  const add = () => {
    const names = new Set(facts.map((fact) => fact.name));
    const number = Array.from({ length: facts.length + 1 }, (_, i) => i + 1).find((n) => !names.has(`event_${n}`)) ?? facts.length + 1;
    const at = groups === 'paths' ? { column: '$.time' } : { constant: '' };
    onChange({ ...mapping, facts: [...facts, { name: `event_${number}`, code: { constant: 'shipped' }, at }] });
  };
  return (
    <div className="grid gap-3">
      <p className="text-faint text-xs">{say('imports.facts_hint')}</p>
      {facts.map((fact, index) => (
        <FactForm key={fact.name} fact={fact} groups={groups} onChange={(next) => change(index, next)} />
      ))}
      <button type="button" className="button justify-self-start" onClick={add}>
        {say('imports.fact_add')}
      </button>
    </div>
  );
}

function FactForm({ fact, groups, onChange }: { fact: MappingFact; groups: Columns; onChange: (fact: MappingFact | null) => void }) {
  const { say } = useConsoleView();
  const code = 'constant' in fact.code ? fact.code.constant : '';
  const set = (part: Partial<MappingFact>) => onChange({ ...fact, ...part });
  const setShipment = (part: { carrier?: MappingValue; trackingNo?: MappingValue }) => {
    const shipment = {
      carrier: fact.shipment?.carrier ?? { constant: '' },
      trackingNo: fact.shipment?.trackingNo ?? { constant: '' },
      ...part,
    };
    set({ shipment });
  };
  const asksShipment =
    fact.shipment !== undefined || isShipmentCode(code) || code === 'shipped' || code === 'packed' || !('constant' in fact.code);
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-lg border border-line p-3">
      <div className="flex items-center gap-2">
        <CodeChoice fact={fact} onChange={set} firstColumn={groups === 'paths' ? '$' : (groups[0]?.columns[0]?.name ?? '')} />
        <button
          type="button"
          className="button ml-auto"
          onClick={() => onChange(null)}
          aria-label={`${say('imports.fact_remove')} ${code || fact.name}`}
        >
          {say('imports.fact_remove')}
        </button>
      </div>
      {'constant' in fact.code ? null : (
        <>
          <ValueField
            label={say('imports.fact_code')}
            isNeeded
            value={fact.code}
            groups={groups}
            onChange={(value) => set({ code: value ?? { constant: 'shipped' }, sourceCode: value })}
          />
          <ValueMapForm value={fact.code} onChange={(value) => set({ code: value })} />
        </>
      )}
      <ValueField
        label={say('imports.fact_at')}
        isNeeded
        value={fact.at}
        groups={groups}
        onChange={(value) => set({ at: value ?? { constant: '' } })}
      />
      {asksShipment ? (
        <>
          <ValueField
            label={say('imports.to.carrier')}
            value={fact.shipment?.carrier}
            groups={groups}
            onChange={(value) => (value ? setShipment({ carrier: value }) : set({ shipment: undefined }))}
          />
          <ValueField
            label={say('imports.to.trackingNo')}
            value={fact.shipment?.trackingNo}
            groups={groups}
            onChange={(value) => (value ? setShipment({ trackingNo: value }) : set({ shipment: undefined }))}
          />
        </>
      ) : null}
      <ValueField
        label={say('imports.fact_place')}
        value={fact.place?.text ?? fact.place?.city}
        groups={groups}
        onChange={(value) => set({ place: value && { text: value } })}
      />
      <ValueField label={say('imports.fact_id')} value={fact.eventId} groups={groups} onChange={(value) => set({ eventId: value })} />
      <ValueField label={say('imports.fact_text')} value={fact.text} groups={groups} onChange={(value) => set({ text: value })} />
    </fieldset>
  );
}

/** The code of an event: one of the closed list, or told by a column. */
function CodeChoice({
  fact,
  firstColumn,
  onChange,
}: {
  fact: MappingFact;
  firstColumn: string;
  onChange: (part: Partial<MappingFact>) => void;
}) {
  const { say, language } = useConsoleView();
  const id = useId();
  const choose = (next: string) => {
    if (next === '') onChange({ code: { column: firstColumn, map: {}, otherwise: '' }, sourceCode: { column: firstColumn } });
    else onChange({ code: { constant: next } });
  };
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {say('imports.fact_code')}
      </label>
      <select
        id={id}
        className="field w-0 min-w-0 flex-1 font-medium"
        value={'constant' in fact.code ? fact.code.constant : ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{say('imports.fact_by_column')}</option>
        {POSTABLE_CODES.map((code) => (
          <option key={code} value={code}>
            {codeWords(code, language)} · {code}
          </option>
        ))}
      </select>
    </>
  );
}
