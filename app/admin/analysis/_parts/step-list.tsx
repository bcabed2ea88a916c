import Link from 'next/link';
import type { PageView } from '@/app/_lib/page-view';
import type { CellSteps } from '@/server/api/trpc/answers';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';

/** Steps with their orders, those that ran past their limit first. */
export function StepList({ steps, view }: { steps: CellSteps['steps']; view: PageView }) {
  const { say, language, viewer } = view;
  return (
    <ul className="divide-y divide-line border-line border-t">
      {steps.map(({ orderId, orderNo, shop, since, until, overdueAt }) => (
        <li key={`${orderId} ${since}`} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-2">
          <p className="min-w-0">
            <Link href={`/admin/orders/${orderId}`} className="digits break-all font-medium text-brand hover:underline">
              {orderNo}
            </Link>
            <span className="text-faint text-xs"> {shop}</span>
          </p>
          <p className="text-xs">
            {say(until === null ? 'analysis.cell_runs' : 'analysis.cell_took')}{' '}
            <span className="digits font-medium">{formatDuration((until ?? viewer.now) - since, language)}</span>
            {overdueAt === null ? null : <span className="text-bad"> · {say('analysis.late')}</span>}
            <span className="text-faint"> · {say('analysis.cell_began', { time: formatMoment(since, language, viewer) })}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
