'use client';

import { CopyButton } from '@/app/_components/copy-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { textsOf, type Words } from '@/server/domain/template/words';

/** What somebody had typed on a draft that is gone by now: it can still be copied. */
export function LostDraft({ words }: { words: Words }) {
  const { say } = useConsoleView();
  const text = textsOf(words)
    .map((one) => one.text)
    .join('\n');
  return (
    <div className="grid gap-2 rounded-lg bg-warn-soft p-3">
      <p role="alert" className="text-warn text-xs">
        {say('drafts.said_missing')}
        {'. '}
        {say('drafts.yours_stays')}
      </p>
      <pre className="whitespace-pre-wrap break-words font-sans">{text}</pre>
      <div>
        <CopyButton text={text} />
      </div>
    </div>
  );
}
