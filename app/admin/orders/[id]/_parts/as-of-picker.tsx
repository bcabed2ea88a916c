'use client';

import { useRouter } from 'next/navigation';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Instant } from '@/server/domain/shared/instant';
import { minuteOf, momentOf } from '../../_parts/day-field';

/** Chooses a past moment: the page then shows what was known at that time. */
export function AsOfPicker({ orderId, asOf }: { orderId: string; asOf: Instant | null }) {
  const { say, viewer } = useConsoleView();
  const router = useRouter();
  return (
    <label className="flex flex-wrap items-center gap-2 text-soft text-xs">
      {say('order.as_of')}
      <input
        type="datetime-local"
        className="field min-h-8 py-0.5 text-xs"
        max={minuteOf(viewer.now, viewer.timeZone)}
        defaultValue={asOf === null ? '' : minuteOf(asOf, viewer.timeZone)}
        key={asOf}
        onChange={(event) => {
          const at = momentOf(event.target.value, viewer.timeZone);
          if (at !== undefined) router.replace(`/admin/orders/${orderId}?asOf=${at}`, { scroll: false });
        }}
      />
    </label>
  );
}
