'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { HealthDot } from '@/app/_components/health';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { IncidentPage } from '@/server/api/trpc/answers';
import { hasMovedOn } from '@/server/domain/incident/has-moved-on';
import { wordHeadline } from '@/server/domain/wording/word-headline';

type Touched = IncidentPage['orders'][number];

/** Where an order of an incident stands: past what it waited for, held, or watched again while it still waits. */
function standOf({ doc, joinedAt, leftAt, held }: Touched): 'still_waits' | 'moved_on' | 'watched_again' {
  if (hasMovedOn(doc.state, held ?? [], joinedAt)) return 'moved_on';
  const isFlagged = doc.attention.some((flag) => flag.kind === 'silent' || flag.kind === 'stalled');
  return leftAt === null && isFlagged ? 'still_waits' : 'watched_again';
}

const TONES = { still_waits: 'warn', moved_on: 'good', watched_again: 'plain' } as const;

/** The orders of an incident, those that still wait first; the next page comes on asking. */
export function TouchedOrders({ page }: { page: IncidentPage }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const [offset, setOffset] = useState(0);
  const next = useQuery({
    ...calls.incident.read.queryOptions({ id: page.incident.id, offset }),
    enabled: offset > 0,
    placeholderData: (before) => before,
  });
  const shown = offset > 0 && next.data?.kind === 'found' ? next.data : page;
  const size = page.orders.length;
  return (
    <Card title={say('incidents.touched')} aside={page.incident.figures.orders.toLocaleString(language)} flush>
      {shown.orders.length === 0 ? <p className="px-4 pb-4 text-faint">{say('incidents.touched_none')}</p> : null}
      {shown.orders.length > 0 ? (
        <ul className="divide-y divide-line border-line border-t">
          {shown.orders.map((order) => (
            <OrderLine key={order.id} order={order} />
          ))}
        </ul>
      ) : null}
      {offset > 0 || shown.hasMore ? (
        <div className="flex justify-center gap-2 border-line border-t p-3">
          <button type="button" className="button" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - size))}>
            {say('incidents.previous')}
          </button>
          <button type="button" className="button" disabled={!shown.hasMore || next.isFetching} onClick={() => setOffset(offset + size)}>
            {say('incidents.next')}
          </button>
        </div>
      ) : null}
      {next.isError ? <p className="px-4 pb-3 text-bad">{say('common.failed')}</p> : null}
    </Card>
  );
}

function OrderLine({ order }: { order: Touched }) {
  const { say, language, viewer } = useConsoleView();
  const stand = standOf(order);
  return (
    <li>
      <Link href={`/admin/orders/${order.id}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-sunken">
        <span className="flex w-48 min-w-0 items-center gap-2">
          <HealthDot health={order.doc.health} say={say} />
          <span className="truncate font-medium font-mono text-[0.8125rem]">{order.orderNo}</span>
        </span>
        <span className="min-w-0 flex-1 basis-60 truncate text-soft">{wordHeadline(order.doc.headline, language, viewer).long}</span>
        <Badge tone={TONES[stand]}>{say(`incidents.${stand}`)}</Badge>
      </Link>
    </li>
  );
}
