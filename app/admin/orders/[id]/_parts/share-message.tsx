'use client';

import { useEffect, useState } from 'react';
import { CopyButton } from '@/app/_components/copy-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { LANGUAGES, type Language } from '@/server/domain/shared/language';
import { smsLength } from '@/server/domain/template/sms-length';
import { wordShare } from '@/server/domain/wording/word-share';

const NAMES: Record<Language, string> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' };

/** A new link with words around it, ready to paste; `c` copies it. */
export function ShareMessage({ orderNo, url }: { orderNo: string; url: string }) {
  const { say, language: own } = useConsoleView();
  const [language, setLanguage] = useState<Language>(own);
  const text = wordShare(orderNo, url, language);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key === 'c' && !event.metaKey && !event.ctrlKey && !event.altKey && !isTyping) void navigator.clipboard.writeText(text);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [text]);
  return (
    <div className="rounded-lg border border-line p-3">
      <div className="mb-1 flex flex-wrap items-center gap-1 text-xs">
        <span className="mr-auto text-faint">{say('links.message')}</span>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            className={`rounded px-1.5 py-0.5 ${one === language ? 'bg-brand-soft text-brand' : 'text-soft'}`}
            onClick={() => setLanguage(one)}
          >
            {NAMES[one]}
          </button>
        ))}
      </div>
      <p className="break-all text-sm" lang={language}>
        {text}
      </p>
      <p className="mt-2 flex items-center gap-2 text-faint text-xs">
        <CopyButton text={text} />
        {say('links.message_key')} · {say('links.sms', { n: smsLength(text).segments })}
      </p>
    </div>
  );
}
