'use client';

import { useEffect, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { DraftView } from '@/server/api/trpc/answers';
import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import { sayClock } from './say-clock';

/** Below this a draft that nobody has touched stands in red. */
const SOON = 2 * MINUTE;

/** How long a draft waits yet before it goes by itself, each second anew; of one that goes only when confirmed how long it has waited. */
export function Countdown({ draft: { goesAt, createdAt } }: { draft: Pick<DraftView, 'goesAt' | 'createdAt'> }) {
  const { say, viewer } = useConsoleView();
  const [now, setNow] = useState(viewer.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  if (goesAt === null)
    return (
      <span className="digits whitespace-nowrap font-medium text-warn text-xs">
        {say('drafts.only_confirmed')} · {say('drafts.waited', { time: sayClock(now - createdAt) })}
      </span>
    );
  const left = goesAt - now;
  const tone = left <= SOON ? 'text-bad' : 'text-soft';
  return (
    <span className={`digits whitespace-nowrap font-medium text-xs ${tone}`}>
      {left <= 0 ? say('drafts.goes_now') : say('drafts.goes_in', { time: sayClock(left) })}
    </span>
  );
}
