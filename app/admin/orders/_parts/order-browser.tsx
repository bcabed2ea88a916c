'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';
import { orderAddress } from '@/app/_lib/order-address';
import { useTRPC } from '@/app/_lib/trpc';
import type { OrderList } from '@/server/api/trpc/answers';
import type { OrderFilterInput } from '@/server/api/trpc/order-router';
import { LabelBar } from './label-bar';
import { OrderFilters } from './order-filters';
import { OrderRows } from './order-rows';
import { useListKeys } from './use-list-keys';
import { useSearchText } from './use-search-text';

/** The list of orders: search, filters, rows, keyboard. `first` is the first page for the filters in the address. */
export function OrderBrowser({ filter, first, shops }: { filter: OrderFilterInput; first: OrderList; shops: string[] }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const search = useRef<HTMLInputElement>(null);
  const { text, asked, setText } = useSearchText(search);
  const [openedAt] = useState(() => Date.now());
  const list = useInfiniteQuery(
    trpc.order.search.infiniteQueryOptions(
      { ...filter, text: asked },
      {
        getNextPageParam: (page) => page.next,
        ...(asked === '' ? { initialData: { pages: [first], pageParams: [null] }, initialDataUpdatedAt: openedAt } : {}),
      },
    ),
  );
  const orders = list.data?.pages.flatMap((page) => page.orders) ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string) => setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const selected = useListKeys({
    count: orders.length,
    isSettled: text.trim() === asked && !list.isPending,
    search,
    onOpen: (index) => router.push(`/admin/orders/${orders[index]!.id}`),
    onChoose: (index) => choose(orders[index]!.id),
  });
  useEffect(() => {
    if (selected >= orders.length - 3 && list.hasNextPage && !list.isFetchingNextPage && selected >= 0) list.fetchNextPage();
  }, [selected, orders.length, list]);

  const change = (next: Partial<OrderFilterInput>) => router.replace(orderAddress({ ...filter, ...next }), { scroll: false });
  const clear = () => {
    setText('');
    router.replace('/admin/orders', { scroll: false });
  };
  const isFiltered = Object.values(filter).some((value) => value !== undefined) || asked !== '';

  return (
    <div className="rounded-xl border border-line bg-card">
      <div className="border-line border-b p-3">
        <input
          ref={search}
          type="search"
          className="field min-h-11 w-full text-base"
          placeholder={say('orders.search')}
          aria-label={say('orders.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <OrderFilters filter={filter} shops={shops} onChange={change} onClear={isFiltered ? clear : null} />
      </div>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? (
        <EmptyState title={say('common.failed')} why={say('common.failed_why')}>
          <button type="button" className="button mt-2" onClick={() => list.refetch()}>
            {say('common.retry')}
          </button>
        </EmptyState>
      ) : null}
      {list.isSuccess && orders.length === 0 ? <EmptyState title={say('orders.none')} why={say('orders.none_why')} /> : null}
      {chosen.length > 0 ? (
        <div className="sticky top-0 z-10 border-line border-b bg-brand-soft p-2">
          <LabelBar ids={chosen} onClear={() => setChosen([])} />
        </div>
      ) : null}
      {orders.length > 0 ? <OrderRows orders={orders} selected={selected} chosen={chosen} onChoose={choose} /> : null}
      {list.hasNextPage ? (
        <div className="p-3 text-center">
          <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {say(list.isFetchingNextPage ? 'common.loading' : 'common.more')}
          </button>
        </div>
      ) : null}
      {list.isSuccess && orders.length > 0 && !list.hasNextPage ? (
        <p className="p-3 text-center text-faint text-xs">{say('orders.end', { n: orders.length })}</p>
      ) : null}
    </div>
  );
}

function Waiting() {
  return (
    <div aria-hidden="true" className="animate-pulse divide-y divide-line">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <div key={row} className="flex items-center gap-4 px-4 py-3.5">
          <span className="h-4 w-40 rounded bg-sunken" />
          <span className="h-4 flex-1 rounded bg-sunken" />
          <span className="h-4 w-24 rounded bg-sunken" />
        </div>
      ))}
    </div>
  );
}
