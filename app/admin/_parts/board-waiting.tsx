import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { ForcedRow } from '@/server/api/trpc/answers';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import { formatFull } from '@/server/domain/wording/dates';

/** What waits for a second person (R1-36); nothing where nothing waits. */
export function BoardWaiting({ waiting, view }: { waiting: ForcedRow[]; view: PageView }) {
  const { say, language, viewer } = view;
  if (waiting.length === 0) return null;
  return (
    <Card title={say('board.waiting')} aside={waiting.length}>
      <ul className="grid gap-2">
        {waiting.map((row) => (
          <li key={row.id} className="text-xs">
            <Link href={`/admin/orders/${row.orderId}`} className="font-medium font-mono text-[0.8125rem] hover:text-brand">
              {row.orderNo}
            </Link>
            <span className="block">
              {say('board.waiting_line', { who: row.proposedByName ?? row.proposedBy, state: LIFECYCLES[row.lifecycle].name[language] })}
            </span>
            <span className="block break-words text-soft">{row.reason}</span>
            <span className="text-faint">{say('force.waits_until', { until: formatFull(row.until, viewer.timeZone) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
