'use client';

import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';

/** Copies a text and says so for a moment. */
export function CopyButton({ text, small }: { text: string; small?: boolean }) {
  const { say } = useConsoleView();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <button type="button" onClick={copy} className={small ? 'rounded px-1 text-brand text-xs hover:bg-brand-soft' : 'button'}>
      {say(isCopied ? 'common.copied' : 'common.copy')}
    </button>
  );
}
