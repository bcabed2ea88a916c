'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { PromiseDesk } from '@/server/api/trpc/answers';
import { PROMISE_KINDS } from '@/server/domain/promise/promise';
import { carrierName } from '@/server/domain/tracking/carriers';
import { PROMISE_NAMES } from '@/server/domain/wording/promise-words';
import { NO_FILTER, type PromiseFilter } from './promise-filter';

interface Props {
  filter: PromiseFilter;
  desk: PromiseDesk;
  shops: string[];
  onChange: (filter: PromiseFilter) => void;
}

/** What the list is narrowed to beside its view; every choice asks at once, the order's number when it is written. */
export function PromiseFilters({ filter, desk, shops, onChange }: Props) {
  const { say, language } = useConsoleView();
  const base = { ...NO_FILTER, view: filter.view };
  const fields: { key: 'kind' | 'rule' | 'carrier' | 'personId' | 'shop'; label: string; options: [string, string][] }[] = [
    { key: 'kind', label: say('promises.kind'), options: PROMISE_KINDS.map((one) => [one, PROMISE_NAMES[one][language]]) },
    { key: 'rule', label: say('promises.rule'), options: desk.rules.map(({ code, name }) => [code, name[language]]) },
    { key: 'carrier', label: say('promises.carrier'), options: desk.carriers.map((one) => [one, carrierName(one, language)]) },
    { key: 'personId', label: say('promises.person'), options: desk.people.map(({ id, name }) => [id, name]) },
    { key: 'shop', label: say('ledger.shop'), options: shops.map((one) => [one, one]) },
  ];
  return (
    <search aria-label={say('promises.filters')} className="mb-3 grid grid-cols-2 items-end gap-2 sm:grid-cols-3 xl:grid-cols-7">
      {fields.map(({ key, label, options }) => (
        <Choice key={key} label={label} value={filter[key]} options={options} onChange={(value) => onChange({ ...filter, [key]: value })} />
      ))}
      <label className="grid min-w-0 gap-0.5 text-faint text-xs" htmlFor="promise-order">
        {say('ledger.order')}
        <input
          key={filter.orderNo}
          id="promise-order"
          type="search"
          className="field w-full min-w-0 text-ink"
          maxLength={120}
          defaultValue={filter.orderNo}
          onBlur={(event) => onChange({ ...filter, orderNo: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onChange({ ...filter, orderNo: event.currentTarget.value });
          }}
        />
      </label>
      {JSON.stringify(filter) === JSON.stringify(base) ? null : (
        <button type="button" className="button" onClick={() => onChange(base)}>
          {say('ledger.clear')}
        </button>
      )}
    </search>
  );
}

function Choice(props: { label: string; value: string; options: [string, string][]; onChange: (value: string) => void }) {
  const { say } = useConsoleView();
  const id = useId();
  return (
    <label className="grid min-w-0 gap-0.5 text-faint text-xs" htmlFor={id}>
      {props.label}
      <select
        id={id}
        className="field w-full min-w-0 text-ink"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        <option value="">{say('common.all')}</option>
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
