'use client';

import { useEffect, useRef } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { DraftView } from '@/server/api/trpc/answers';
import { reasonOf } from '@/server/domain/wording/reasons';
import { Countdown } from './countdown';

interface Props {
  draft: DraftView;
  isHere: boolean;
  staffId: string;
  onChoose: () => void;
}

/** A line of the queue: which order, why, how long yet, and who is at it. */
export function DraftLine({ draft, isHere, staffId, onChoose }: Props) {
  const { say, language } = useConsoleView();
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isHere) return;
    line.current?.scrollIntoView({ block: 'nearest' });
    // whoever stands on a line goes along
    if (document.activeElement instanceof HTMLElement && document.activeElement.dataset.draftLine !== undefined) line.current?.focus();
  }, [isHere]);
  const { open } = draft;
  return (
    <button
      ref={line}
      type="button"
      data-draft-line
      aria-current={isHere ? 'true' : undefined}
      onClick={onChoose}
      className={`grid w-full gap-0.5 px-4 py-2.5 text-left ${isHere ? 'bg-brand-soft shadow-[inset_3px_0_0_var(--brand)]' : 'hover:bg-sunken'}`}
    >
      <span className="flex min-w-0 items-baseline justify-between gap-2">
        <span className="min-w-0 truncate font-mono text-[0.8125rem]">
          {draft.orderNo}
          {draft.orders > 1 ? ` ${say('drafts.orders', { n: draft.orders })}` : ''}
        </span>
        <Countdown draft={draft} />
      </span>
      <span className="truncate text-soft text-xs">{reasonOf(draft.reason).name[language]}</span>
      {open ? (
        <span className="truncate text-warn text-xs">
          {open.id === staffId ? say('drafts.open_by_me') : say('drafts.open_by', { who: open.name ?? say('common.unknown') })}
        </span>
      ) : null}
    </button>
  );
}
