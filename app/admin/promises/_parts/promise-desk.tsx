'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { PromiseDesk as Desk } from '@/server/api/trpc/answers';
import { NO_FILTER, type PromiseFilter, questionOf, VIEWS } from './promise-filter';
import { PromiseFilters } from './promise-filters';
import { PromiseLine } from './promise-line';

interface Props {
  begin: Pick<PromiseFilter, 'view' | 'orderNo'>;
  desk: Desk;
  shops: string[];
}

/** The list of promises under its views and filters, page by page. */
export function PromiseDesk({ begin, desk, shops }: Props) {
  const { say, language } = useConsoleView();
  const trpc = useTRPC();
  const [filter, setFilter] = useState({ ...NO_FILTER, ...begin });
  const list = useInfiniteQuery(
    trpc.promise.list.infiniteQueryOptions(questionOf(filter), {
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const promises = list.data?.pages.flatMap((page) => page.promises) ?? [];
  return (
    <>
      <nav className="mb-3 flex flex-wrap gap-1" aria-label={say('promises.views')}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === filter.view}
            onClick={() => setFilter({ ...filter, view: one })}
            className={`min-h-9 rounded-lg px-2.5 py-1 ${one === filter.view ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
          >
            {say(`promises.view_${one}`)}
            {one === 'soon' && desk.soon > 0 ? (
              <span className="digits ml-1 font-medium text-bad">{desk.soon.toLocaleString(language)}</span>
            ) : null}
          </button>
        ))}
      </nav>
      <PromiseFilters filter={filter} desk={desk} shops={shops} onChange={setFilter} />
      <Card flush>
        {list.isPending ? (
          <p role="status" className="px-4 py-10 text-center text-soft">
            {say('common.loading')}
          </p>
        ) : null}
        {list.isError ? (
          <div role="alert">
            <EmptyState title={say('common.failed')} why={list.error.message}>
              <button type="button" className="button" onClick={() => void list.refetch()}>
                {say('common.retry')}
              </button>
            </EmptyState>
          </div>
        ) : null}
        {list.isSuccess && promises.length === 0 ? <EmptyState title={say('promises.none')} why={say('promises.none_why')} /> : null}
        <ul className={`-mt-2 divide-y divide-line ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
          {promises.map((promise) => (
            <PromiseLine key={promise.id} promise={promise} showsOrder onChanged={() => void list.refetch()} />
          ))}
        </ul>
      </Card>
      {list.hasNextPage ? (
        <div className="mt-3 text-center">
          <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {say(list.isFetchingNextPage ? 'common.loading' : 'common.more')}
          </button>
        </div>
      ) : null}
    </>
  );
}
