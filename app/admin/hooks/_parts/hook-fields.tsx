'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { HOOK_TYPES, type HookType } from '@/server/domain/hook/hook-types';

/** What a person says of a system that is to be told. */
export interface HookForm {
  url: string;
  description: string;
  shops: string[];
  types: HookType[];
}

interface Props {
  form: HookForm;
  shops: readonly string[];
  onChange: (form: HookForm) => void;
  /** Why the address cannot be. */
  fault: string | null;
}

/** Where to, what it is, of which shops and what of: the fields of making and changing. */
export function HookFields({ form, shops, onChange, fault }: Props) {
  const { say } = useConsoleView();
  const toggled = <T,>(all: readonly T[], one: T) => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]);
  return (
    <>
      <label className="grid gap-1">
        <span className="text-soft text-xs">{say('hooks.url')}</span>
        <input
          className="field font-mono text-xs"
          required
          type="url"
          maxLength={2000}
          spellCheck={false}
          placeholder="https://erp.example.com/daona"
          aria-invalid={fault !== null}
          value={form.url}
          onChange={(event) => onChange({ ...form, url: event.target.value })}
        />
        <span role={fault === null ? undefined : 'alert'} className={fault === null ? 'text-faint text-xs' : 'text-bad text-xs'}>
          {fault ?? say('hooks.url_hint')}
        </span>
      </label>
      <label className="grid gap-1">
        <span className="text-soft text-xs">{say('hooks.description')}</span>
        <input
          className="field"
          maxLength={200}
          placeholder={say('hooks.description_hint')}
          value={form.description}
          onChange={(event) => onChange({ ...form, description: event.target.value })}
        />
      </label>
      {shops.length > 1 || form.shops.length > 0 ? (
        <fieldset className="grid min-w-0 grid-cols-1 gap-1">
          <legend className="mb-1 text-soft text-xs">{say('hooks.shops')}</legend>
          <Choice label={say('hooks.all_shops')} isOn={form.shops.length === 0} onChange={() => onChange({ ...form, shops: [] })} />
          {shops.map((shop) => (
            <Choice
              key={shop}
              label={shop}
              isOn={form.shops.includes(shop)}
              onChange={() => onChange({ ...form, shops: toggled(form.shops, shop) })}
            />
          ))}
        </fieldset>
      ) : null}
      <fieldset className="grid min-w-0 grid-cols-1 gap-1">
        <legend className="mb-1 text-soft text-xs">{say('hooks.types')}</legend>
        {HOOK_TYPES.map((type) => (
          <Choice
            key={type}
            label={say(`hook_type.${type}`)}
            code={type}
            isOn={form.types.includes(type)}
            onChange={() => onChange({ ...form, types: toggled(form.types, type) })}
          />
        ))}
      </fieldset>
    </>
  );
}

function Choice(props: { label: string; code?: string; isOn: boolean; onChange: () => void }) {
  return (
    <label className="flex min-h-6 min-w-0 items-center gap-2">
      <input type="checkbox" className="size-6 scale-75" checked={props.isOn} onChange={props.onChange} />
      <span className={`min-w-0 ${props.code ? 'shrink-0' : 'truncate'}`}>{props.label}</span>
      {props.code ? <code className="ml-auto min-w-0 truncate text-faint text-xs">{props.code}</code> : null}
    </label>
  );
}
