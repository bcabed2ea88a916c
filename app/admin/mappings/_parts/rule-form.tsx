'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { COMBINED_LIFECYCLES, type CombinationRule } from '@/server/domain/order/combination';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import type { WrittenLanguage } from '@/server/domain/shared/language';

/** What a rule makes of the order, and what it is called. */
export function RuleForm({ rule, onChange }: { rule: CombinationRule; onChange: (rule: CombinationRule) => void }) {
  const { say, language } = useConsoleView();
  const id = useId();
  const setWords = (lang: WrittenLanguage, text: string) => {
    const words = { 'zh-CN': '', en: '', ...rule.words, [lang]: text };
    const { words: _, ...rest } = rule;
    onChange(Object.values(words).every((one) => one === '') ? rest : { ...rest, words });
  };
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <label htmlFor={`${id}-state`} className="grid gap-1 sm:col-span-2">
        <span className="font-medium text-xs">{say('combine.then')}</span>
        <select
          id={`${id}-state`}
          className="field"
          value={rule.lifecycle}
          onChange={(event) => onChange({ ...rule, lifecycle: event.target.value as CombinationRule['lifecycle'] })}
        >
          {COMBINED_LIFECYCLES.map((one) => (
            <option key={one} value={one}>
              {LIFECYCLES[one].name[language]}
            </option>
          ))}
        </select>
      </label>
      <Text
        label={say('combine.name_zh')}
        text={rule.name['zh-CN']}
        onChange={(text) => onChange({ ...rule, name: { ...rule.name, 'zh-CN': text } })}
      />
      <Text
        label={say('combine.name_en')}
        text={rule.name.en}
        onChange={(text) => onChange({ ...rule, name: { ...rule.name, en: text } })}
      />
      <Text label={say('combine.words_zh')} text={rule.words?.['zh-CN'] ?? ''} onChange={(text) => setWords('zh-CN', text)} />
      <Text label={say('combine.words_en')} text={rule.words?.en ?? ''} onChange={(text) => setWords('en', text)} />
    </div>
  );
}

function Text({ label, text, onChange }: { label: string; text: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <label htmlFor={id} className="grid content-end gap-1">
      <span className="text-soft text-xs">{label}</span>
      <input id={id} className="field min-w-0" maxLength={60} value={text} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
