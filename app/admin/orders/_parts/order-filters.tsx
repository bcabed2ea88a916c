'use client';

import { type ReactNode, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { OrderFilterInput } from '@/server/api/trpc/order-router';
import { localDay } from '@/server/domain/calendar/local-day';
import { LIFECYCLES, type Lifecycle, PHASES, type Phase } from '@/server/domain/order/lifecycle';
import { DAY } from '@/server/domain/shared/instant';
import { ATTENTION_KINDS } from '@/server/domain/tracking/attention';
import { momentOf } from './day-field';

interface Props {
  filter: OrderFilterInput;
  shops: string[];
  onChange: (next: Partial<OrderFilterInput>) => void;
  /** Null when there is nothing to clear. */
  onClear: (() => void) | null;
}

/** What the list is narrowed to. */
export function OrderFilters({ filter, shops, onChange, onClear }: Props) {
  const { say, language, viewer } = useConsoleView();
  const [isOpen, setOpen] = useState(false);
  const state = filter.lifecycle ? `l:${filter.lifecycle}` : filter.phase ? `p:${filter.phase}` : '';
  const choose = (value: string) =>
    onChange({
      phase: value.startsWith('p:') ? (value.slice(2) as Phase) : undefined,
      lifecycle: value.startsWith('l:') ? (value.slice(2) as Lifecycle) : undefined,
    });
  const phases = Object.keys(PHASES) as Phase[];
  const states = Object.keys(LIFECYCLES) as Lifecycle[];
  return (
    <>
      <button type="button" className="mt-2 text-brand text-xs md:hidden" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('orders.filters')} {isOpen ? '▴' : '▾'}
      </button>
      <div className={`mt-2 flex-wrap items-center gap-2 md:flex ${isOpen ? 'flex' : 'hidden'}`}>
        <Choice label={say('orders.state')} value={state} onChange={choose}>
          {phases.map((phase) => (
            <optgroup key={phase} label={PHASES[phase][language]}>
              <option value={`p:${phase}`}>
                {PHASES[phase][language]} · {say('common.all')}
              </option>
              {states
                .filter((one) => LIFECYCLES[one].phase === phase)
                .map((one) => (
                  <option key={one} value={`l:${one}`}>
                    {LIFECYCLES[one].name[language]}
                  </option>
                ))}
            </optgroup>
          ))}
        </Choice>
        <Choice
          label={say('orders.health')}
          value={filter.health ?? ''}
          onChange={(value) => onChange({ health: (value || undefined) as OrderFilterInput['health'] })}
        >
          {(['red', 'yellow', 'green'] as const).map((health) => (
            <option key={health} value={health}>
              {say(`health.${health}`)}
            </option>
          ))}
        </Choice>
        <Choice
          label={say('orders.attention')}
          value={filter.attention ?? ''}
          onChange={(value) => onChange({ attention: (value || undefined) as OrderFilterInput['attention'] })}
        >
          {ATTENTION_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`attention.${kind}`)}
            </option>
          ))}
        </Choice>
        {shops.length > 1 || filter.shop !== undefined ? (
          <Choice label={say('orders.shop')} value={filter.shop ?? ''} onChange={(value) => onChange({ shop: value || undefined })}>
            {shops.map((shop) => (
              <option key={shop}>{shop}</option>
            ))}
          </Choice>
        ) : null}
        <label className="flex items-center gap-1.5 text-soft text-xs">
          {say('orders.from')}
          <input
            type="date"
            className="field min-h-8 py-0.5 text-xs"
            value={filter.placedFrom === undefined ? '' : localDay(filter.placedFrom, viewer.timeZone)}
            onChange={(event) => onChange({ placedFrom: momentOf(event.target.value, viewer.timeZone) })}
          />
        </label>
        <label className="flex items-center gap-1.5 text-soft text-xs">
          {say('orders.to')}
          <input
            type="date"
            className="field min-h-8 py-0.5 text-xs"
            value={filter.placedBefore === undefined ? '' : localDay(filter.placedBefore - DAY, viewer.timeZone)}
            onChange={(event) => {
              const day = momentOf(event.target.value, viewer.timeZone);
              onChange({ placedBefore: day === undefined ? undefined : day + DAY });
            }}
          />
        </label>
        <label className="flex items-center gap-1.5 text-soft text-xs">
          <input
            type="checkbox"
            checked={filter.isOpen === true}
            onChange={(event) => onChange({ isOpen: event.target.checked || undefined })}
          />
          {say('orders.open_only')}
        </label>
        {(['region', 'category'] as const).map((name) =>
          filter[name] === undefined ? null : (
            <button
              key={name}
              type="button"
              className="rounded-md bg-brand-soft px-2 py-1 text-brand text-xs"
              onClick={() => onChange({ [name]: undefined })}
            >
              {say(`orders.${name}`)}: {filter[name] || say('common.unknown')} ✕
            </button>
          ),
        )}
        {onClear ? (
          <button type="button" className="rounded-md px-2 py-1 text-soft text-xs underline hover:text-ink" onClick={onClear}>
            {say('orders.clear')}
          </button>
        ) : null}
      </div>
    </>
  );
}

function Choice(props: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const isSet = props.value !== '';
  return (
    <select
      className={`field min-h-8 max-w-40 py-0.5 text-xs ${isSet ? 'border-brand font-medium text-brand' : ''}`}
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      <option value="">{props.label}</option>
      {props.children}
    </select>
  );
}
