'use client';

import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { DraftView } from '@/server/api/trpc/answers';
import { checkDraftWords } from '@/server/domain/draft/check-draft-words';
import { EDITOR_LEASE } from '@/server/domain/draft/draft';
import { isFault } from '@/server/domain/template/check-words';
import type { Words } from '@/server/domain/template/words';
import { FindingList } from '../../templates/[key]/_parts/finding-list';
import { DraftFields } from './draft-fields';
import { DraftPreview } from './draft-preview';
import { type DraftOutcome, sayDraftRefusal } from './say-draft-outcome';

interface Props {
  draft: DraftView;
  /** What was typed before somebody went back; null begins with what stands. */
  typed: Words | null;
  onType: (words: Words) => void;
  onSent: () => void;
  onKept: () => void;
  onBack: () => void;
  /** What it is by now, after somebody else changed it. */
  onStale: () => void;
}

/** Writes a draft over: checked while typing, shown as the customer will see it. What was typed survives whatever others do. */
export function DraftEditor({ draft, typed, onType, onSent, onKept, onBack, onStale }: Props) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [words, setWords] = useState<Words>(typed ?? draft.words!);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { id, version } = draft;
  const settled = (onDone: () => void) => ({
    onError: () => setTrouble(say('drafts.said_failed')),
    onSuccess: (outcome: DraftOutcome) => {
      const refusal = sayDraftRefusal(outcome, say);
      setTrouble(refusal);
      if (refusal === null) onDone();
      else onStale();
    },
  });
  const send = useMutation(calls.draft.confirm.mutationOptions(settled(onSent)));
  const keep = useMutation(calls.draft.keep.mutationOptions(settled(onKept)));
  const { mutate: stayOpen } = useMutation(calls.draft.keepOpen.mutationOptions());
  useEffect(() => {
    const timer = setInterval(() => stayOpen({ id }), EDITOR_LEASE / 3);
    return () => clearInterval(timer);
  }, [id, stayOpen]);
  const findings = checkDraftWords(words, draft.message);
  const isWrong = findings.some(isFault);
  const isBusy = send.isPending || keep.isPending;
  const change = (next: Words) => {
    setWords(next);
    onType(next);
  };
  const sendIt = () => {
    if (!isWrong && !isBusy) send.mutate({ id, version, words: [words] });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      sendIt();
    }
    if (event.key === 'Escape') onBack();
  };
  return (
    <section aria-label={say('drafts.editing')} className="grid min-w-0 gap-3 2xl:grid-cols-2" onKeyDown={press}>
      <div className="min-w-0">
        <DraftFields words={words} onChange={change} />
        <FindingList findings={findings} clean={say('drafts.clean')} />
        <div className="mt-3 flex flex-wrap gap-2">
          <button type="button" className="button button-main" disabled={isWrong || isBusy} onClick={sendIt}>
            {say('drafts.send_edited')}
          </button>
          <button
            type="button"
            className="button"
            disabled={isWrong || isBusy}
            onClick={() => keep.mutate({ id, version, words: [words] })}
          >
            {say('drafts.keep')}
          </button>
          {draft.ofTemplate ? (
            <button type="button" className="button" onClick={() => change(draft.ofTemplate!)}>
              {say('drafts.reset')}
            </button>
          ) : null}
          <button type="button" className="button" onClick={onBack}>
            {say('drafts.back')}
          </button>
        </div>
        <p className="mt-2 hidden text-faint text-xs lg:block">{say('drafts.keys_editor')}</p>
        {trouble ? (
          <p role="alert" className="mt-2 text-bad">
            {trouble}
          </p>
        ) : null}
      </div>
      <DraftPreview draft={draft} words={words} />
    </section>
  );
}
