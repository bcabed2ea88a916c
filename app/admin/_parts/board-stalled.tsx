import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { HealthDot } from '@/app/_components/health';
import type { Say } from '@/app/_lib/messages';
import { orderAddress } from '@/app/_lib/order-address';
import type { Board } from '@/server/api/trpc/answers';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatDuration, type Viewer } from '@/server/domain/wording/dates';
import { wordAttention } from '@/server/domain/wording/word-attention';

/** The stalled orders that have been silent longest, red before yellow. */
export function BoardStalled(props: { orders: Board['stalled']; say: Say; language: WrittenLanguage; viewer: Viewer }) {
  const { orders, say, language, viewer } = props;
  return (
    <Card
      title={say('board.stalled')}
      flush
      aside={
        <Link className="text-brand" href={orderAddress({ isOpen: true, attention: 'stalled' })}>
          {say('board.stalled_all')}
        </Link>
      }
    >
      {orders.length === 0 ? <EmptyState title={say('board.stalled_none')} /> : null}
      <ul className="divide-y divide-line border-line border-t">
        {orders.map((order) => {
          const flag = order.doc.attention.find((one) => one.kind === 'stalled');
          const words = flag && wordAttention(flag, language, viewer);
          return (
            <li key={order.id}>
              <Link href={`/admin/orders/${order.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken">
                <span className="flex w-52 items-center gap-2 font-medium">
                  <HealthDot health={order.doc.health} say={say} />
                  <span className="truncate font-mono text-[0.8125rem]">{order.orderNo}</span>
                </span>
                <Badge>{LIFECYCLES[order.doc.state.lifecycle].name[language]}</Badge>
                <span className="min-w-0 flex-1 basis-60 truncate text-soft">{words ? `${words.title}: ${words.reason}` : ''}</span>
                <span className="digits text-bad text-xs">
                  {flag ? say('board.silent_for', { length: formatDuration(viewer.now - flag.since, language) }) : ''}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
