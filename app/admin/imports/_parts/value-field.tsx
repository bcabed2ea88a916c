'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MappingValue } from '@/server/api/trpc/import-answers';
import type { Columns } from './mapping-path';

export interface ValueFieldProps {
  label: string;
  value: MappingValue | undefined;
  groups: Columns;
  onChange: (value: MappingValue | undefined) => void;
  isNeeded?: boolean;
}

/** From where one field is filled: a column or a path, a constant, or a rule that only the JSON can say. */
export function ValueField({ label, value, groups, onChange, isNeeded }: ValueFieldProps) {
  const { say } = useConsoleView();
  const id = useId();
  const isPath = groups === 'paths';
  const column = value !== undefined && 'column' in value ? value.column : undefined;
  const chosen = value === undefined ? '' : column !== undefined ? (isPath ? 'c:' : `c:${column}`) : 'constant' in value ? '=' : '*';
  const choose = (next: string) => {
    if (next === '') onChange(undefined);
    else if (next === '=') onChange({ constant: '' });
    else if (next.startsWith('c:')) {
      const { dateFormat, dayEnd, dayOnly } = value ?? {};
      onChange({
        column: next.slice(2),
        ...(dateFormat ? { dateFormat } : {}),
        ...(dayEnd ? { dayEnd } : {}),
        ...(dayOnly ? { dayOnly } : {}),
      });
    }
  };
  const isLost = !isPath && column !== undefined && !groups.some((g) => g.columns.some((c) => c.name === column));
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
      <label htmlFor={id} className="text-soft text-xs">
        {label}
        {isNeeded ? <span className="text-bad"> *</span> : null}
      </label>
      <select
        id={id}
        className={`field min-w-0 ${isLost ? 'border-bad' : ''}`}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{say('imports.not_mapped')}</option>
        {isLost ? <option value={chosen}>{`${chosen.slice(2)} ?`}</option> : null}
        {isPath ? <option value="c:">{say('imports.by_path')}</option> : null}
        {(isPath ? [] : groups).map((group) => (
          <optgroup key={group.file + (group.columns[0]?.name ?? '')} label={group.file}>
            {group.columns.map(({ name, sample }) => (
              <option key={name} value={`c:${name}`}>
                {sample ? `${name} · ${sample.slice(0, 30)}` : name}
              </option>
            ))}
          </optgroup>
        ))}
        <option value="=">{say('imports.constant')}</option>
        {chosen === '*' ? <option value="*">{say('imports.special')}</option> : null}
      </select>
      {isPath && value !== undefined && column !== undefined ? (
        <input
          aria-label={`${label}: ${say('imports.by_path')}`}
          className="field col-start-2 min-w-0 font-mono text-xs"
          spellCheck={false}
          value={column}
          onChange={(event) => onChange({ ...value, column: event.target.value })}
        />
      ) : null}
      {value !== undefined && 'constant' in value ? (
        <input
          aria-label={`${label}: ${say('imports.constant')}`}
          className="field col-start-2 min-w-0"
          value={value.constant}
          onChange={(event) => onChange({ ...value, constant: event.target.value })}
        />
      ) : null}
    </div>
  );
}
