import Link from 'next/link';
import type { PageView } from '@/app/_lib/page-view';
import type { AffectedPage } from '@/server/api/trpc/answers';
import { regionName } from '@/server/domain/place/place-name';
import { carrierName } from '@/server/domain/tracking/carriers';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import { formatMoney } from '@/server/domain/wording/money';
import { wordLosses } from './word-losses';

/** The affected orders, late longest first; each leads to its page, where a look at the customer is on record. */
export function AffectedList({ orders, view }: { orders: AffectedPage['orders']; view: PageView }) {
  const { say, language, viewer } = view;
  return (
    <ul className="divide-y divide-line border-line border-t">
      {orders.map((order) => {
        const places = [order.province, order.city, order.district].flatMap((place) => (place ? regionName(place, language) : []));
        return (
          <li key={order.orderId} className="grid gap-x-4 gap-y-0.5 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              <Link href={`/admin/orders/${order.orderId}`} className="digits break-all font-medium text-brand hover:underline">
                {order.orderNo}
              </Link>
              <span className="text-faint text-xs"> {order.shop}</span>
              <p className="break-words text-soft text-xs">
                {[order.carrier === null ? null : carrierName(order.carrier, language), order.warehouse, [...new Set(places)].join(' ')]
                  .filter(Boolean)
                  .join(' · ')}
                {order.ofCustomer > 1 ? ` · ${say('analysis.of_customer', { n: order.ofCustomer })}` : ''}
              </p>
            </div>
            <div className="text-xs sm:text-right">
              <p>
                {say('analysis.late')} <span className="digits font-medium">{formatDuration(order.lateMs, language)}</span>
                {order.isOpen ? <span className="text-bad"> · {say('analysis.still')}</span> : null}
                <span className="text-faint"> · {formatMoment(order.at, language, viewer)}</span>
              </p>
              <p className="digits text-soft">
                {order.amount === null ? '' : `${formatMoney(String(order.amount), order.currency ?? '', language)} · `}
                {say('analysis.loss')} {wordLosses(order.losses, language)}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
