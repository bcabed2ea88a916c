'use client';

import { useRouter } from 'next/navigation';
import { useConsoleView } from '@/app/_lib/console-view';

/** Switches the console between Chinese and English and remembers it in a cookie. */
export function LanguageSwitch() {
  const { language, say } = useConsoleView();
  const router = useRouter();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const change = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and the WeChat webview
    document.cookie = `daona_lang=${other}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  };
  return (
    <button type="button" lang={other} onClick={change} className="rounded-md px-2 py-1 text-soft text-xs hover:bg-sunken">
      {say('language.switch')}
    </button>
  );
}
