'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Badge } from '@/app/_components/badge';
import { HealthDot } from '@/app/_components/health';
import { Moment } from '@/app/_components/moment';
import { type ConsoleView, useConsoleView } from '@/app/_lib/console-view';
import type { OrderListRow } from '@/server/api/trpc/answers';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import { placeName, regionName } from '@/server/domain/place/place-name';
import { carrierName } from '@/server/domain/tracking/carriers';
import { formatAge } from '@/server/domain/wording/dates';
import { wordHeadline } from '@/server/domain/wording/word-headline';

const GRID = 'lg:grid-cols-[11.5rem_minmax(0,1fr)_6.5rem_9rem_6rem_5.5rem]';

/** Orders as rows; the whole row leads to the order. On a small screen each is a little card. */
export function OrderRows(props: { orders: OrderListRow[]; selected: number; chosen: readonly string[]; onChoose: (id: string) => void }) {
  const { orders, selected, chosen, onChoose } = props;
  const view = useConsoleView();
  const { say } = view;
  return (
    <>
      <div className={`hidden gap-3 border-line border-b py-2 pr-4 pl-11 text-faint text-xs lg:grid ${GRID}`} aria-hidden="true">
        <span>{say('orders.order')}</span>
        <span>{say('orders.where')}</span>
        <span>{say('orders.to_place')}</span>
        <span>{say('orders.shipment')}</span>
        <span>{say('orders.placed')}</span>
        <span>{say('orders.heard')}</span>
      </div>
      <ul className="divide-y divide-line">
        {orders.map((order, index) => (
          <Row
            key={order.id}
            order={order}
            isSelected={index === selected}
            isChosen={chosen.includes(order.id)}
            onChoose={onChoose}
            view={view}
          />
        ))}
      </ul>
    </>
  );
}

function Row(props: { order: OrderListRow; isSelected: boolean; isChosen: boolean; onChoose: (id: string) => void; view: ConsoleView }) {
  const { order, isSelected, isChosen, onChoose, view } = props;
  const { say, language, viewer } = view;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const city = order.destCity ?? order.destRegion;
  return (
    <li ref={row} className={`flex items-start lg:items-center ${isSelected ? 'bg-brand-soft' : 'hover:bg-sunken'}`}>
      <label className="flex size-11 shrink-0 items-center justify-center">
        <input
          type="checkbox"
          className="size-4"
          aria-label={say('orders.choose', { no: order.orderNo })}
          checked={isChosen}
          onChange={() => onChoose(order.id)}
        />
      </label>
      <Link href={`/admin/orders/${order.id}`} className={`grid min-w-0 flex-1 gap-x-3 gap-y-1 py-2.5 pr-4 lg:items-center ${GRID}`}>
        <span className="flex min-w-0 items-center gap-2">
          <HealthDot health={order.health} say={say} />
          <span className="min-w-0">
            <span className="block truncate font-medium font-mono text-[0.8125rem]">{order.orderNo}</span>
            <span className="block truncate text-faint text-xs">
              {order.shop}
              {order.history ? ` · ${say('orders.history')}` : ''}
            </span>
          </span>
        </span>
        <span className="min-w-0">
          <span className="line-clamp-2">{wordHeadline(order.headline, language, viewer).long}</span>
          <span className="flex flex-wrap gap-1 pt-0.5">
            <Badge>{LIFECYCLES[order.lifecycle].name[language]}</Badge>
            {[...new Set(order.flags.map((flag) => flag.kind))].map((kind) => (
              <Badge key={kind} tone={order.health === 'red' ? 'bad' : 'warn'}>
                {say(`attention.${kind}`)}
              </Badge>
            ))}
          </span>
        </span>
        <span className="flex min-w-0 gap-3 lg:contents">
          <span className="min-w-0 text-soft">
            <span className="block truncate">{city ? placeName(city, language) : ''}</span>
            <span className="block truncate text-faint text-xs">
              {order.destRegion && order.destRegion !== city ? regionName(order.destRegion, language) : ''}
            </span>
          </span>
          <span className="min-w-0 truncate text-soft text-xs">
            {order.carrier ? carrierName(order.carrier, language) : ''}
            <span className="block truncate font-mono">{order.trackingNos.join(', ')}</span>
          </span>
        </span>
        <span className="hidden text-soft text-xs lg:block">
          <Moment at={order.placedAt} language={language} viewer={viewer} />
        </span>
        <span className="hidden text-soft text-xs lg:block">
          {order.lastEventAt === null ? '' : formatAge(order.lastEventAt, language, viewer.now)}
        </span>
      </Link>
    </li>
  );
}
