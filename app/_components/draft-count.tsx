'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { useStaffNews } from '@/app/_lib/use-staff-news';

const POLL_MS = 30_000;

/** How many messages wait for service, beside the name of their page; nothing where none does. */
export function DraftCount() {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery({ ...calls.draft.count.queryOptions(), refetchInterval: POLL_MS });
  const { refetch } = query;
  useStaffNews(useCallback(() => void refetch(), [refetch]));
  const n = query.data?.open ?? 0;
  if (n === 0) return null;
  return (
    <span className="digits ml-auto rounded-full bg-warn-soft px-1.5 font-medium text-warn text-xs">
      {n}
      <span className="sr-only"> {say('drafts.waiting')}</span>
    </span>
  );
}
