'use client';

import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { SureButton } from '@/app/_components/sure-button';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import type { CombinationRule, Condition } from '@/server/domain/order/combination';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import { ConditionEditor } from './condition-editor';
import { conditionWords } from './condition-words';
import { RuleForm } from './rule-form';

interface Props {
  rule: CombinationRule;
  mayEdit: boolean;
  startsOpen: boolean;
  /** Stands in the table in force. */
  isSaved: boolean;
  onChange: (rule: CombinationRule) => void;
  onRemove: () => void;
}

const NOBODY: Condition = { kinds: [], sources: [], says: [] };

/** One rule in a sentence, and the form to change it. */
export function RuleRow({ rule, mayEdit, startsOpen, isSaved, onChange, onRemove }: Props) {
  const { say, language } = useConsoleView();
  const [isOpen, setOpen] = useState(startsOpen);
  const setCondition = (at: number, next: Condition) => onChange({ ...rule, when: rule.when.map((c, i) => (i === at ? next : c)) });
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 break-words font-medium">
            {rule.name[language]}
            {rule.enabled ? null : <Badge>{say('combine.rule_off')}</Badge>}
          </p>
          <p className="break-words text-soft text-xs">
            {rule.when.map((condition) => conditionWords(condition, say, language)).join(' + ')} →{' '}
            {LIFECYCLES[rule.lifecycle].name[language]}
          </p>
          {rule.words ? <p className="break-words text-xs">{rule.words[language]}</p> : null}
          <p className="flex flex-wrap items-center gap-2 text-faint text-xs">
            <code>{rule.code}</code>
            {!isSaved ? <Badge tone="brand">{say('combine.rule_new')}</Badge> : null}
            {isSaved && rule.since === 0 ? <Badge>{say('mappings.shipped')}</Badge> : null}
            {isSaved && rule.since > 0 ? say('combine.since', { n: rule.since }) : null}
          </p>
        </div>
        <div className="flex shrink-0 items-center gap-2">
          {mayEdit ? (
            <button type="button" className="button min-h-8" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {say(isOpen ? 'common.close' : 'mappings.edit')}
            </button>
          ) : null}
          <Switch
            label={rule.name[language]}
            isOn={rule.enabled}
            disabled={!mayEdit}
            onChange={(enabled) => onChange({ ...rule, enabled })}
          />
        </div>
      </div>
      {isOpen && mayEdit ? (
        <div className="grid gap-3 rounded-lg bg-sunken p-3">
          <p className="font-medium text-xs">{say('combine.all_of')}</p>
          {rule.when.map((condition, at) => (
            <ConditionEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place in the rule
              key={at}
              condition={condition}
              onChange={(next) => setCondition(at, next)}
              onRemove={() => onChange({ ...rule, when: rule.when.filter((_, i) => i !== at) })}
            />
          ))}
          <button type="button" className="button w-fit" onClick={() => onChange({ ...rule, when: [...rule.when, NOBODY] })}>
            {say('combine.add_condition')}
          </button>
          <RuleForm rule={rule} onChange={onChange} />
          <span>
            <SureButton small onSure={onRemove}>
              {say('combine.remove_rule')}
            </SureButton>
          </span>
        </div>
      ) : null}
    </li>
  );
}
