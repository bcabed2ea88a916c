'use client';

import { useQuery } from '@tanstack/react-query';
import { Moment } from '@/app/_components/moment';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { wordOf } from '../../orders/[id]/_parts/word-of';

/** The last word of each system about an order, the one heard last first. */
export function SystemsSay({ orderId }: { orderId: string }) {
  const { say, language, viewer } = useConsoleView();
  const calls = useTRPC();
  const { data, isError } = useQuery(calls.order.read.queryOptions({ id: orderId }));
  if (isError) return <p className="text-bad text-xs">{say('common.failed')}</p>;
  if (!data) return <div aria-hidden="true" className="h-16 animate-pulse rounded-lg bg-sunken" />;
  const systems = data.kind === 'found' ? data.systems : [];
  return (
    <ul className="grid gap-1 text-xs">
      {systems.length === 0 ? <li className="text-faint">{say('drafts.systems_none')}</li> : null}
      {systems.map((column) => (
        <li
          key={column.source}
          className={`grid min-w-0 grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 ${column.disagrees ? 'text-bad' : ''}`}
        >
          <span className="max-w-28 truncate font-medium">{column.source}</span>
          <span className="min-w-0 break-words">{column.last ? wordOf(column.last, column, language) : say('order.system_nothing')}</span>
          {column.last ? (
            <span className="text-faint">
              <Moment at={column.last.at} language={language} viewer={viewer} precision={column.last.precision} />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
