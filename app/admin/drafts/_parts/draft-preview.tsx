'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { DraftView } from '@/server/api/trpc/answers';
import type { Words } from '@/server/domain/template/words';
import { Preview } from '../../templates/[key]/_parts/preview';

/** A draft as the customer will see it, in given words; of an approved text that text. */
export function DraftPreview({ draft, words }: { draft: DraftView; words: Words | null }) {
  const { say } = useConsoleView();
  const { way, approvedText, message, dress } = draft;
  const prices = way.kind === 'open' && way.price ? [{ channel: way.channel, ...way.price }] : [];
  return (
    <div className="min-w-0">
      <p className="mb-1 text-faint text-xs">{say('drafts.preview')}</p>
      {words ? <Preview words={words} message={message} dress={dress} prices={prices} /> : null}
      {approvedText === null ? null : (
        <>
          <p className="max-w-md break-words rounded-2xl rounded-bl-sm bg-sunken px-4 py-3" lang={message.language}>
            {approvedText}
          </p>
          <p className="mt-2 text-soft text-xs">{say('drafts.approved')}</p>
        </>
      )}
    </div>
  );
}
