'use client';

import { type ReactNode, useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Rung } from '@/server/domain/rule/rule';
import { MinutesField } from './minutes-field';

const SEVERITIES: Rung['severity'][] = ['P0', 'P1', 'P2', 'P3'];
const ALERTS = ['agent', 'supervisor', 'admin'] as const;

/** One rung being edited. */
export function RungEditor({ rung, no, onChange }: { rung: Rung; no: number; onChange: (rung: Rung) => void }) {
  const { say } = useConsoleView();
  const set = (change: Partial<Rung>) => onChange({ ...rung, ...change });
  return (
    <fieldset className="grid grid-cols-2 gap-x-3 gap-y-2 rounded-lg border border-line p-3">
      <legend className="px-1 font-medium text-xs">{say('rules.rung', { n: no })}</legend>
      {rung.atLeast === undefined ? (
        <MinutesField label={say('rules.after')} minutes={rung.afterMin} onChange={(afterMin) => set({ afterMin })} />
      ) : (
        <CountField label={say('rules.count')} count={rung.atLeast} onChange={(atLeast) => set({ atLeast })} />
      )}
      <MinutesField label={say('rules.next_update')} minutes={rung.nextUpdateMin} onChange={(nextUpdateMin) => set({ nextUpdateMin })} />
      <Choice label={say('rules.severity')} value={rung.severity} onChange={(value) => set({ severity: value as Rung['severity'] })}>
        {SEVERITIES.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Choice>
      <Choice label={say('rules.alert')} value={rung.alert ?? ''} onChange={(value) => set({ alert: (value || null) as Rung['alert'] })}>
        <option value="">{say('common.none')}</option>
        {ALERTS.map((role) => (
          <option key={role} value={role}>
            {say(`role.${role}`)}
          </option>
        ))}
      </Choice>
      <label className="flex items-center gap-2">
        <input type="checkbox" checked={rung.tellCustomer} onChange={(event) => set({ tellCustomer: event.target.checked })} />
        {say('rules.tell')}
      </label>
      <label className="flex items-center gap-2">
        <input type="checkbox" checked={rung.red} onChange={(event) => set({ red: event.target.checked })} />
        {say('rules.red')}
      </label>
    </fieldset>
  );
}

function Choice(props: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <span className="grid gap-1">
      <label htmlFor={id} className="text-soft text-xs">
        {props.label}
      </label>
      <select id={id} className="field min-h-8 py-0.5" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.children}
      </select>
    </span>
  );
}

function CountField({ label, count, onChange }: { label: string; count: number; onChange: (count: number) => void }) {
  const id = useId();
  return (
    <span className="grid gap-1">
      <label htmlFor={id} className="text-soft text-xs">
        {label}
      </label>
      <input
        id={id}
        type="number"
        min={1}
        className="field min-h-8 py-0.5"
        value={count}
        onChange={(event) => onChange(Math.max(1, Math.round(Number(event.target.value) || 1)))}
      />
    </span>
  );
}
