'use client';

import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { type LedgerFilter, NO_FILTER, questionOf } from './ledger-filter';
import { LedgerFilters } from './ledger-filters';
import { LedgerLine } from './ledger-line';
import { RetrySaid } from './retry-said';

interface Props {
  begin: Pick<LedgerFilter, 'state' | 'channel'>;
  shops: string[];
  mayMend: boolean;
}

/** The list of notices under its filters, page by page, and what can be done about some of them together. */
export function LedgerDesk({ begin, shops, mayMend }: Props) {
  const { say, viewer } = useConsoleView();
  const trpc = useTRPC();
  const [asked, setAsked] = useState({ filter: { ...NO_FILTER, ...begin }, at: viewer.now });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const list = useInfiniteQuery(
    trpc.notice.list.infiniteQueryOptions(questionOf(asked.filter, asked.at), {
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const onSettled = () => {
    setChosen(new Set());
    void list.refetch();
  };
  const retry = useMutation(trpc.notice.retry.mutationOptions({ onSettled }));
  const notices = list.data?.pages.flatMap((page) => page.notices) ?? [];
  const choose = (id: string) => setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]));
  return (
    <>
      <LedgerFilters
        key={JSON.stringify(asked.filter)}
        filter={asked.filter}
        shops={shops}
        onChange={(filter) => {
          if (JSON.stringify(filter) === JSON.stringify(asked.filter)) return;
          setChosen(new Set());
          setAsked({ filter, at: Date.now() });
        }}
      />
      {chosen.size > 0 ? (
        <button
          type="button"
          className="button button-main mb-2"
          disabled={retry.isPending}
          onClick={() => retry.mutate({ ids: [...chosen].slice(0, 200) })}
        >
          {say('ledger.retry_chosen', { n: chosen.size })}
        </button>
      ) : null}
      <RetrySaid retry={retry} />
      <Card flush>
        {list.isPending ? (
          <p role="status" className="px-4 py-10 text-center text-soft">
            {say('ledger.loading')}
          </p>
        ) : null}
        {list.isError ? (
          <div role="alert">
            <EmptyState title={say('common.failed')} why={list.error.message}>
              <button type="button" className="button" onClick={() => void list.refetch()}>
                {say('ledger.again')}
              </button>
            </EmptyState>
          </div>
        ) : null}
        {list.isSuccess && notices.length === 0 ? <EmptyState title={say('notices.none')} why={say('notices.none_why')} /> : null}
        <ul className={`-mt-2 divide-y divide-line ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
          {notices.map((notice) => (
            <LedgerLine
              key={notice.id}
              notice={notice}
              isChosen={chosen.has(notice.id)}
              mayMend={mayMend}
              onChoose={() => choose(notice.id)}
              onMended={() => void list.refetch()}
            />
          ))}
        </ul>
      </Card>
      {list.hasNextPage ? (
        <div className="mt-3 text-center">
          <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {say(list.isFetchingNextPage ? 'ledger.loading' : 'common.more')}
          </button>
        </div>
      ) : null}
    </>
  );
}
