'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { RegisterLines } from './register-lines';

const SETTLE_MS = 300;

interface Props {
  /** What the register is narrowed to. */
  filter: { class?: string; cause?: string; closedFrom?: number; closedBefore?: number };
  /** The register as it stands without words. */
  children: ReactNode;
}

/** Finds reports by their words as they are typed. The words never stand in the address: they may be a name. */
export function RegisterSearch({ filter, children }: Props) {
  const view = useConsoleView();
  const { say } = view;
  const calls = useTRPC();
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWords(text.trim()), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const search = useQuery({
    ...calls.knowledge.register.queryOptions({ ...filter, words }),
    enabled: words !== '',
    placeholderData: (before) => before,
  });
  const found = words === '' ? null : search.data;
  return (
    <>
      <input
        type="search"
        className="field mx-4 mt-2 mb-1 w-[calc(100%-2rem)] sm:max-w-96"
        maxLength={80}
        aria-label={say('knowledge.search')}
        placeholder={say('knowledge.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="px-4 text-faint text-xs">
        {found ? say(found.next ? 'knowledge.found_most' : 'knowledge.found', { n: found.reports.length }) : ''}
        {words !== '' && search.isError ? say('common.failed') : ''}
      </p>
      {words === '' ? children : null}
      {found && found.reports.length > 0 ? <RegisterLines reports={found.reports} view={view} /> : null}
      {found && found.reports.length === 0 ? (
        <EmptyState title={say('knowledge.found_none')} why={say('knowledge.found_none_why')} />
      ) : null}
    </>
  );
}
