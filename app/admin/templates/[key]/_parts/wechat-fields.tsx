'use client';

import type { FocusEvent } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { fixedLength } from '@/server/domain/template/check-words';
import { WECHAT_FIELD_LIMITS, wechatFieldType } from '@/server/domain/template/wechat-field';
import { WORDS_LIMITS, type WordsFor } from '@/server/domain/template/words';

interface Props {
  words: WordsFor<'wechat'>;
  onChange: (words: WordsFor<'wechat'>) => void;
  isReadOnly: boolean;
  onFocus: (event: FocusEvent<HTMLInputElement>) => void;
}

/** The fields of a template of the official account, each with the room it has. */
export function WechatFields({ words, onChange, isReadOnly, onFocus }: Props) {
  const { say } = useConsoleView();
  const { fields } = words;
  const change = (index: number, more: Partial<(typeof fields)[number]>) =>
    onChange({ ...words, fields: fields.map((field, i) => (i === index ? { ...field, ...more } : field)) });
  return (
    <div className="grid gap-2">
      <label className="grid gap-0.5 text-faint text-xs" htmlFor="wechat-template">
        {say('templates.template_id')}
        <input
          id="wechat-template"
          className="field digits text-ink"
          maxLength={64}
          readOnly={isReadOnly}
          value={words.templateId}
          onChange={(event) => onChange({ ...words, templateId: event.target.value })}
        />
      </label>
      <ul className="grid gap-2">
        {fields.map(({ key, text }, index) => {
          const type = wechatFieldType(key);
          const limit = type ? WECHAT_FIELD_LIMITS[type] : 0;
          const length = fixedLength(text);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a field keeps its place while its key is typed
            <li key={index} className="flex flex-wrap items-center gap-2">
              <input
                className="field digits w-40"
                aria-label={say('templates.field_key')}
                maxLength={24}
                readOnly={isReadOnly}
                value={key}
                onChange={(event) => change(index, { key: event.target.value.trim() })}
              />
              <input
                className="field min-w-40 flex-1"
                aria-label={say('templates.field_text', { key })}
                maxLength={WORDS_LIMITS.field}
                readOnly={isReadOnly}
                value={text}
                onFocus={onFocus}
                onChange={(event) => change(index, { text: event.target.value })}
              />
              <span className={`digits w-14 text-right text-xs ${length > limit ? 'text-bad' : 'text-faint'}`}>
                {say('templates.field_count', { n: length, max: limit })}
              </span>
              {isReadOnly ? null : (
                <button
                  type="button"
                  className="button min-h-8 px-2 py-0.5"
                  aria-label={say('templates.field_remove', { key })}
                  disabled={fields.length === 1}
                  onClick={() => onChange({ ...words, fields: fields.filter((_, i) => i !== index) })}
                >
                  ×
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {isReadOnly || fields.length >= 12 ? null : (
        <button
          type="button"
          className="button justify-self-start"
          onClick={() => onChange({ ...words, fields: [...fields, { key: `thing${fields.length + 1}`, text: '' }] })}
        >
          {say('templates.field_add')}
        </button>
      )}
    </div>
  );
}
