'use client';

import { useEffect, useRef } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { fixedLength } from '@/server/domain/template/check-words';
import { WECHAT_FIELD_LIMITS, wechatFieldType } from '@/server/domain/template/wechat-field';
import { WORDS_LIMITS, type Words } from '@/server/domain/template/words';

/** The texts of one message, to be written over by whoever sends it. The fields of a WeChat card keep their places. */
export function DraftFields({ words, onChange }: { words: Words; onChange: (words: Words) => void }) {
  const { say } = useConsoleView();
  const first = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  if (words.medium === 'wechat')
    return (
      <ul className="grid gap-2">
        {words.fields.map(({ key, text }, index) => {
          const type = wechatFieldType(key);
          const limit = type ? WECHAT_FIELD_LIMITS[type] : 0;
          const length = fixedLength(text);
          const isFixed = type === 'time' || type === 'date';
          return (
            <li key={key} className="flex items-center gap-2">
              <span className="digits w-28 shrink-0 break-all text-faint text-xs">{key}</span>
              <input
                ref={index === 0 ? first : undefined}
                className="field min-w-0 flex-1"
                aria-label={say('templates.field_text', { key })}
                maxLength={WORDS_LIMITS.field}
                readOnly={isFixed}
                value={text}
                onChange={(event) =>
                  onChange({ ...words, fields: words.fields.map((one, i) => (i === index ? { ...one, text: event.target.value } : one)) })
                }
              />
              <span className={`digits w-12 text-right text-xs ${length > limit ? 'text-bad' : 'text-faint'}`}>
                {isFixed ? '' : say('templates.field_count', { n: length, max: limit })}
              </span>
            </li>
          );
        })}
      </ul>
    );
  const isMail = words.medium === 'mail';
  return (
    <div className="grid gap-2">
      {isMail ? (
        <label className="grid gap-0.5 text-faint text-xs" htmlFor="draft-subject">
          {say('templates.subject')}
          <input
            id="draft-subject"
            className="field text-ink text-sm"
            maxLength={WORDS_LIMITS.subject}
            value={words.subject}
            onChange={(event) => onChange({ ...words, subject: event.target.value })}
          />
        </label>
      ) : null}
      <label className="grid gap-0.5 text-faint text-xs" htmlFor="draft-text">
        {say(isMail ? 'templates.mail_text' : 'templates.sms_text')}
        <textarea
          id="draft-text"
          ref={first}
          className="field text-ink text-sm"
          rows={isMail ? 10 : 5}
          maxLength={isMail ? WORDS_LIMITS.mail : WORDS_LIMITS.sms}
          value={words.text}
          onChange={(event) => onChange({ ...words, text: event.target.value })}
        />
      </label>
    </div>
  );
}
