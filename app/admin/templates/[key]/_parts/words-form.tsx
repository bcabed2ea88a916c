'use client';

import { useRef } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { isVariable, variablesOf } from '@/server/domain/template/variables';
import { WORDS_LIMITS, type Words } from '@/server/domain/template/words';
import type { Slot } from '@/server/domain/template/words-in-force';
import { WechatFields } from './wechat-fields';

interface Props {
  slot: Slot;
  words: Words;
  onChange: (words: Words) => void;
  isReadOnly: boolean;
}

type Box = HTMLInputElement | HTMLTextAreaElement;

/** The texts of a message in one medium, with the variables that can stand in them. */
export function WordsForm({ slot, words, onChange, isReadOnly }: Props) {
  const { say } = useConsoleView();
  const last = useRef<Box | null>(null);
  const note = (event: { currentTarget: Box }) => {
    last.current = event.currentTarget;
  };
  const { always, sometimes } = variablesOf(slot.key);
  const insert = (name: string) => {
    const box = last.current;
    if (!box) return;
    const piece = sometimes.some((one) => one === name) && words.medium !== 'wechat' ? `[{${name}}]` : `{${name}}`;
    box.focus();
    box.setRangeText(piece, box.selectionStart ?? box.value.length, box.selectionEnd ?? box.value.length, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return (
    <div className="grid gap-3">
      {words.medium === 'sms' ? (
        <label className="grid gap-0.5 text-faint text-xs" htmlFor="sms-text">
          {say('templates.sms_text')}
          <textarea
            id="sms-text"
            className="field text-ink"
            rows={5}
            maxLength={WORDS_LIMITS.sms}
            readOnly={isReadOnly}
            value={words.text}
            onFocus={note}
            onChange={(event) => onChange({ ...words, text: event.target.value })}
          />
        </label>
      ) : null}
      {words.medium === 'mail' ? (
        <>
          <label className="grid gap-0.5 text-faint text-xs" htmlFor="mail-subject">
            {say('templates.subject')}
            <input
              id="mail-subject"
              className="field text-ink"
              maxLength={WORDS_LIMITS.subject}
              readOnly={isReadOnly}
              value={words.subject}
              onFocus={note}
              onChange={(event) => onChange({ ...words, subject: event.target.value })}
            />
          </label>
          <label className="grid gap-0.5 text-faint text-xs" htmlFor="mail-text">
            {say('templates.mail_text')}
            <textarea
              id="mail-text"
              className="field text-ink"
              rows={11}
              maxLength={WORDS_LIMITS.mail}
              readOnly={isReadOnly}
              value={words.text}
              onFocus={note}
              onChange={(event) => onChange({ ...words, text: event.target.value })}
            />
          </label>
        </>
      ) : null}
      {words.medium === 'wechat' ? <WechatFields words={words} onChange={onChange} isReadOnly={isReadOnly} onFocus={note} /> : null}
      {isReadOnly ? null : (
        <div>
          <p className="mb-1 text-faint text-xs">{say('templates.variables')}</p>
          <div className="flex flex-wrap gap-1">
            {[...always, ...sometimes]
              .filter((name) => isVariable(name) && name !== 'pageCode')
              .map((name) => (
                <button
                  key={name}
                  type="button"
                  title={`{${name}}`}
                  onClick={() => insert(name)}
                  className={`min-h-6 rounded-md border px-1.5 py-0.5 text-xs hover:bg-brand-soft ${always.includes(name) ? 'border-line' : 'border-line border-dashed'}`}
                >
                  {say(`templates.var_${name}`)}
                </button>
              ))}
          </div>
        </div>
      )}
    </div>
  );
}
