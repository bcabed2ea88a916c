'use client';

import { useQuery } from '@tanstack/react-query';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';

const POLL_MS = 1_000;

/** How many open orders have been given the deadlines of the version that was just saved. */
export function RuleProgress({ code, version }: { code: string; version: number }) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.rule.progress.queryOptions({ code }),
    refetchInterval: ({ state }) => (state.data?.isDone && state.data.version >= version ? false : POLL_MS),
  });
  const work = query.data;
  if (!work || work.version < version) return say('rules.recomputing');
  if (work.isDone) return say('rules.recomputed', { n: work.done });
  return (
    <>
      {say('rules.recomputing')} <span className="digits">{`${work.done} / ${work.total ?? '…'}`}</span>
    </>
  );
}
