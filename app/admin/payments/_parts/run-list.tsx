import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { PaymentMatching } from '@/server/api/trpc/answers';
import { MATCH_VERDICTS } from '@/server/domain/payment/match-payments';
import { formatFull } from '@/server/domain/wording/dates';

/** Earlier comparisons with their figures, newest first. */
export function RunList({ runs, view }: { runs: PaymentMatching['runs']; view: PageView }) {
  const { say, viewer } = view;
  const done = runs.filter((run) => run.state === 'done');
  if (done.length < 2) return null;
  return (
    <Card title={say('payments.past')} flush>
      <ul className="-mt-2 divide-y divide-line text-xs">
        {done.map((run) => (
          <li key={run.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2">
            <span className="digits">{formatFull(run.requestedAt, viewer.timeZone)}</span>
            <span className="text-faint">
              {run.requestedBy === 'system' ? say('payments.by_night') : (run.requestedByName ?? run.requestedBy)}
            </span>
            <span className="text-soft">
              {MATCH_VERDICTS.filter((verdict) => run.counts[verdict])
                .map((verdict) => `${say(`payments.verdict_${verdict}`)} ${run.counts[verdict]}`)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
