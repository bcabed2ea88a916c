'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { RulePalette } from '@/server/api/trpc/answers';
import { narrowedBy, type RuleScope, SCOPE_FIELDS, type ScopeField } from '@/server/domain/rule/rule-scope';
import { CARRIER_CODES, carrierName } from '@/server/domain/tracking/carriers';
import { NameList } from './name-list';
import { ChoiceToken, NumberToken } from './token';

const TYPES = ['normal', 'presale', 'custom'] as const;

/** What a condition begins with when it is added. */
const FIRST: Record<ScopeField, RuleScope> = {
  shops: { shops: [] },
  channels: { channels: [] },
  orderTypes: { orderTypes: ['presale'] },
  regions: { regions: [] },
  origins: { origins: [] },
  lane: { lane: 'domestic' },
  amount: { amountFrom: 1_000 },
  categories: { categories: [] },
  carriers: { carriers: [] },
  tags: { tags: [] },
  vip: { vip: true },
};

function without({ ...scope }: RuleScope, field: ScopeField): RuleScope {
  for (const key of field === 'amount' ? (['amountFrom', 'amountTo', 'currency'] as const) : [field]) delete scope[key];
  return scope;
}

interface Props {
  scope: RuleScope;
  palette: RulePalette;
  onChange: (scope: RuleScope) => void;
}

/** Which orders: a list of conditions that must all hold; `all` is what stands there while it is empty. */
export function ScopeEditor({ all, scope, palette, onChange }: Props & { all: string }) {
  const { say } = useConsoleView();
  const fields = narrowedBy(scope);
  return (
    <>
      <span className={fields.length === 0 ? 'font-medium text-brand' : undefined}>
        {fields.length === 0 ? all : say('rule.orders_with')}
      </span>
      <ul className="my-1 grid gap-1.5">
        {fields.map((field) => (
          <li key={field} className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-l-2 pl-3">
            <span>{say(`rule.scope_${field}`)}</span>
            <FieldEditor field={field} scope={scope} palette={palette} onChange={onChange} />
            <button
              type="button"
              className="min-h-8 px-1 text-faint hover:text-bad"
              aria-label={`${say('rule.remove')} ${say(`rule.scope_${field}`)}`}
              onClick={() => onChange(without(scope, field))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <select
        aria-label={say('rule.add_condition')}
        className="field min-h-8 py-0.5 text-soft"
        value=""
        onChange={(event) => onChange({ ...scope, ...FIRST[event.target.value as ScopeField] })}
      >
        <option value="">{say('rule.add_condition')}</option>
        {SCOPE_FIELDS.filter((field) => !fields.includes(field)).map((field) => (
          <option key={field} value={field}>
            {say(`rule.scope_${field}`)}
          </option>
        ))}
      </select>{' '}
    </>
  );
}

function FieldEditor({ field, scope, palette, onChange }: Props & { field: ScopeField }) {
  const { say, language } = useConsoleView();
  const label = say(`rule.scope_${field}`);
  switch (field) {
    case 'lane':
      return (
        <ChoiceToken label={label} value={scope.lane ?? 'domestic'} onChange={(lane) => onChange({ ...scope, lane })}>
          <option value="domestic">{say('rules.domestic')}</option>
          <option value="cross_border">{say('rules.cross_border')}</option>
        </ChoiceToken>
      );
    case 'vip':
      return (
        <ChoiceToken label={label} value={scope.vip ? 'yes' : 'no'} onChange={(is) => onChange({ ...scope, vip: is === 'yes' })}>
          <option value="yes">{say('rule.vip_yes')}</option>
          <option value="no">{say('rule.vip_no')}</option>
        </ChoiceToken>
      );
    case 'amount':
      return <AmountEditor scope={scope} palette={palette} onChange={onChange} />;
    case 'orderTypes':
      return (
        <span className="flex flex-wrap gap-1">
          {TYPES.map((type) => {
            const types = scope.orderTypes ?? [];
            const isOn = types.includes(type);
            return (
              <button
                key={type}
                type="button"
                aria-pressed={isOn}
                className={`min-h-8 rounded-md border px-2 ${isOn ? 'border-brand bg-brand-soft font-medium text-brand' : 'border-line text-soft'}`}
                onClick={() => onChange({ ...scope, orderTypes: isOn ? types.filter((one) => one !== type) : [...types, type] })}
              >
                {sayWord(say, 'order', `type_${type}`)}
              </button>
            );
          })}
        </span>
      );
    case 'carriers':
      return (
        <NameList
          label={label}
          names={scope.carriers ?? []}
          known={[...new Set([...palette.carriers, ...CARRIER_CODES])]}
          nameOf={(code) => carrierName(code, language)}
          onChange={(carriers) => onChange({ ...scope, carriers })}
        />
      );
    default:
      return (
        <NameList
          label={label}
          names={scope[field] ?? []}
          known={palette[field]}
          onChange={(names) => onChange({ ...scope, [field]: names })}
        />
      );
  }
}

function AmountEditor({ scope, palette, onChange }: Props) {
  const { say } = useConsoleView();
  const change = (part: Pick<RuleScope, 'amountFrom' | 'amountTo' | 'currency'>) => {
    const next = { ...scope, ...part };
    for (const key of ['amountFrom', 'amountTo', 'currency'] as const) if (next[key] === undefined) delete next[key];
    onChange(next);
  };
  const currencies = [...new Set([...palette.currencies, 'CNY', ...(scope.currency ? [scope.currency] : [])])];
  return (
    <span className="flex flex-wrap items-center gap-1">
      {say('rule.amount_from')}
      <NumberToken
        label={`${say('rule.scope_amount')} ${say('rule.amount_from')}`}
        width="w-24"
        placeholder={say('rule.amount_any')}
        value={scope.amountFrom}
        onChange={(amountFrom) => change({ amountFrom })}
      />
      {say('rule.amount_to')}
      <NumberToken
        label={`${say('rule.scope_amount')} ${say('rule.amount_to')}`}
        width="w-24"
        placeholder={say('rule.amount_any')}
        value={scope.amountTo}
        onChange={(amountTo) => change({ amountTo })}
      />
      <ChoiceToken
        label={say('rule.currency')}
        value={scope.currency ?? ''}
        onChange={(currency) => change({ currency: currency === '' ? undefined : currency })}
      >
        <option value="">{say('rule.amount_any')}</option>
        {currencies.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </ChoiceToken>
    </span>
  );
}
