import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { ArrivalDrift } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { wordWindows } from '@/server/domain/wording/word-windows';

/** Shops whose windows of arrival hold too seldom or too often; nothing where all hold. */
export function BoardDrifts({ drifts, view, mayOpen }: { drifts: ArrivalDrift[]; view: PageView; mayOpen: boolean }) {
  const { say, language, viewer } = view;
  if (drifts.length === 0) return null;
  return (
    <Card title={say('arrivals.title')} tone="bad">
      <ul className="grid gap-2">
        {drifts.map(({ id, shop, side, share, orders, openedAt }) => {
          const { title, text } = wordWindows({ windowsOf: shop, side, share, orders }, language);
          return (
            <li key={id} className="text-xs">
              {mayOpen ? (
                <Link
                  href={`/admin/arrivals?shop=${encodeURIComponent(shop)}`}
                  className="break-words font-medium text-brand hover:underline"
                >
                  {title}
                </Link>
              ) : (
                <span className="break-words font-medium">{title}</span>
              )}
              <span className="block text-soft">{text}</span>
              <span className="text-faint">{say('arrivals.drift_since', { time: formatMoment(openedAt, language, viewer) })}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
