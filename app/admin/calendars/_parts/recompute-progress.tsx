'use client';

import { useQuery } from '@tanstack/react-query';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { CalendarPage } from '@/server/api/trpc/answers';

const POLL_MS = 1_000;

/** How far the deadlines of open orders have followed the last change, rule by rule; asked for as long as work is left. */
export function RecomputeProgress({ rules }: { rules: CalendarPage['rules'] }) {
  const { say, language } = useConsoleView();
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.calendar.progress.queryOptions(),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.length === 0 ? false : POLL_MS),
  });
  if (!data) return null;
  if (data.length === 0) return <p className="px-4 pb-2 text-faint text-xs">{say('calendars.progress_done')}</p>;
  return (
    <div role="status" className="px-4 pb-2 text-brand text-xs">
      <p>{say('calendars.progress')}</p>
      <ul className="mt-1 grid gap-1">
        {data.map((work) => (
          <li key={work.code} className="flex flex-wrap items-center gap-2">
            <span>{rules.find((rule) => rule.code === work.code)?.name[language] ?? work.code}</span>
            {work.total === null ? (
              <span className="text-faint">{say('calendars.progress_waits')}</span>
            ) : (
              <>
                <progress className="w-32" value={work.done} max={Math.max(1, work.total)} />
                <span className="digits">{`${work.done} / ${work.total}`}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
