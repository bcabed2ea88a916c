'use client';

import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { HealthDot } from '@/app/_components/health';
import { useConsoleView } from '@/app/_lib/console-view';
import type { ComparedOrder } from '@/server/api/trpc/answers';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import { wordHeadline } from '@/server/domain/wording/word-headline';

/** Orders before and after a change, each leading to its page. */
export function OrderChanges({ orders }: { orders: readonly ComparedOrder[] }) {
  const { say } = useConsoleView();
  return (
    <ul className="relative max-h-96 divide-y divide-line overflow-y-auto rounded-lg border border-line text-xs">
      {orders.map((order) => (
        <li key={order.orderId} className="grid gap-1 px-3 py-2">
          <Link href={`/admin/orders/${order.orderId}`} className="w-fit break-all font-medium font-mono hover:text-brand">
            {order.orderNo} <span className="font-normal font-sans text-faint">{order.shop}</span>
          </Link>
          <Side label={say('mappings.before')} brief={order.before} isFaint />
          <Side label={say('mappings.after')} brief={order.after} />
        </li>
      ))}
    </ul>
  );
}

function Side({ label, brief, isFaint }: { label: string; brief: ComparedOrder['before']; isFaint?: boolean }) {
  const { say, language, viewer } = useConsoleView();
  return (
    <span className={`grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2 ${isFaint ? 'text-soft' : ''}`}>
      <span className="text-faint">{label}</span>
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-1.5">
          <HealthDot health={brief.health} say={say} />
          <span className="font-medium">{LIFECYCLES[brief.lifecycle].name[language]}</span>
          {brief.attention.map((kind) => (
            <Badge key={kind} tone={brief.health === 'red' ? 'bad' : 'warn'}>
              {say(`attention.${kind}`)}
            </Badge>
          ))}
        </span>
        <span className="block break-words text-soft">{wordHeadline(brief.headline, language, viewer).long}</span>
      </span>
    </span>
  );
}
