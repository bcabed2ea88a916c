import Link from 'next/link';
import type { PageView } from '@/app/_lib/page-view';
import type { Instant } from '@/server/domain/shared/instant';
import { formatFull } from '@/server/domain/wording/dates';

/** Says that the page shows the past. */
export function AsOfBanner({ asOf, orderId, view }: { asOf: Instant; orderId: string; view: PageView }) {
  const { say, viewer } = view;
  return (
    <div
      role="status"
      className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-xl border border-warn-fill bg-warn-soft px-4 py-2.5 text-warn"
    >
      <span className="font-medium">{say('order.as_of_banner', { time: formatFull(asOf, viewer.timeZone) })}</span>
      <Link href={`/admin/orders/${orderId}`} className="button">
        {say('order.as_of_now')}
      </Link>
    </div>
  );
}
